package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.StoreShapes;
import dev.aimos.index.IndexStats;
import dev.aimos.index.Level;
import picocli.CommandLine.Command;

@Command(name = "hhni:stats", description = "Show what the index holds: nodes, vectors, models, sizes.")
final class HhniStats extends StoreCommand {
    @Override
    int run(AimOs os) {
        IndexStats stats = os.index().stats();
        if (json()) {
            out().document(StoreShapes.index(stats));
        } else {
            people(stats);
        }
        return Exit.OK;
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
        if (StoreShapes.pending(stats) > 0) {
            field(
                    "pending",
                    Describe.count(StoreShapes.pending(stats), "transaction")
                            + " without all their vectors; the next search makes" + " them, or 'hhni:build'");
        }
    }

    private void field(String name, String value) {
        out().line(out().ink().dim("%-12s".formatted(name)) + Printable.line(value));
    }
}
