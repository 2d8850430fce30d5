package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.graph.GraphStats;
import dev.aimos.graph.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "seg:stats",
        description = "Show what the graph holds: items of each kind, contradictions, claims in doubt.")
final class SegStats extends SegCommand {
    private static final int LISTED = 10;

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Override
    int seg(AimOs os) {
        GraphStats stats = os.graph().stats(moment.resolve(os));
        if (json()) {
            out().document(SegShapes.stats(stats));
        } else {
            people(stats);
        }
        return Exit.OK;
    }

    private void people(GraphStats stats) {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.MEMORY) {
                field(kind.word(), "%,d".formatted(stats.items().getOrDefault(kind, 0L)) + most(stats, kind));
            }
        }
        field("contradictions", "%,d open".formatted(stats.contradictions()));
        field("in doubt", Describe.count(stats.doubtful(), "claim"));
    }

    /** The most frequent sorts of claims or relations. */
    private static String most(GraphStats stats, Kind kind) {
        Map<String, Long> sorts = new LinkedHashMap<>();
        if (kind == Kind.CLAIM) {
            sorts.putAll(stats.claims());
        } else if (kind == Kind.RELATION) {
            stats.relations().forEach((type, count) -> sorts.put(type.word(), count));
        }
        String listed = sorts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(LISTED)
                .map(sort -> sort.getKey() + " %,d".formatted(sort.getValue()))
                .collect(Collectors.joining(", "));
        return listed.isEmpty() ? "" : ": " + listed + (sorts.size() > LISTED ? ", …" : "");
    }

    private void field(String name, String value) {
        out().line(out().ink().dim("%-15s".formatted(name)) + Printable.line(value));
    }
}
