package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.index.IndexStats;
import dev.aimos.index.Level;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "hhni:stats", description = "Show what the index holds: nodes, vectors, models, sizes.")
final class HhniStats extends StoreCommand {
    @Override
    int run(AimOs os) {
        IndexStats stats = os.index().stats();
        if (json()) {
            out().document(document(stats));
        } else {
            people(stats);
        }
        return Exit.OK;
    }

    /** Transactions whose texts do not all have their vectors; 0 without an embedder, where none are wanted. */
    static long pending(IndexStats stats) {
        return stats.embedder().isEmpty() ? 0 : Math.max(0, stats.tx() - stats.embeddedTx());
    }

    static Map<String, @Nullable Object> document(IndexStats stats) {
        Map<String, Long> nodes = new LinkedHashMap<>();
        stats.nodes().forEach((level, count) -> nodes.put(Shapes.lower(level), count));
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("nodes", nodes);
        document.put("analyzer", stats.analyzer());
        document.put("embedder", stats.embedder().orElse(null));
        document.put("dimension", stats.dimension());
        document.put("vectors", stats.vectors());
        document.put("tx", stats.tx());
        document.put("embeddedTx", stats.embeddedTx());
        document.put("pending", pending(stats));
        document.put("lexicalBytes", stats.lexicalBytes());
        document.put("vectorBytes", stats.vectorBytes());
        return document;
    }

    private void people(IndexStats stats) {
        for (Level level : Level.values()) {
            field(Shapes.lower(level) + "s", "%,d".formatted(stats.nodes().getOrDefault(level, 0L)));
        }
        field("text index", Describe.size(stats.lexicalBytes()) + ", analyzer " + stats.analyzer());
        String vectors = stats.embedder()
                .map(id -> "%,d of %,d numbers, %s, by %s"
                        .formatted(stats.vectors(), stats.dimension(), Describe.size(stats.vectorBytes()), id))
                .orElse("none; 'hhni:build --embedder bge' makes them");
        field("vectors", vectors);
        if (pending(stats) > 0) {
            field(
                    "pending",
                    Describe.count(pending(stats), "transaction") + " without all their vectors; the next search makes"
                            + " them, or 'hhni:build'");
        }
    }

    private void field(String name, String value) {
        out().line(out().ink().dim("%-12s".formatted(name)) + Printable.line(value));
    }
}
