package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "seg:contradictions", description = "List claims that cannot both be true, and why.")
final class SegContradictions extends SegCommand {
    @Option(names = "--about", paramLabel = "ID", description = "Only of one claim, or of the claims about one entity.")
    private Optional<String> about = Optional.empty();

    @Option(names = "--any-time", description = "Also those whose valid times overlap at another moment.")
    private boolean anyTime;

    @Option(names = "--resolved", description = "Also those that were decided.")
    private boolean resolved;

    @Option(names = "--limit", paramLabel = "N", description = "At the most; 1000 without it.")
    private int limit = 1_000;

    @Mixin
    private MomentOptions moment = new MomentOptions();

    private ContradictionQuery query() {
        return about.map(id -> ContradictionQuery.about(SegIds.parse(id)))
                .orElse(ContradictionQuery.all())
                .anyTime(anyTime)
                .resolvedToo(resolved)
                .limit(limit);
    }

    @Override
    void check() {
        query();
    }

    @Override
    int seg(AimOs os) {
        List<Contradiction> found = os.graph().contradictions(query().asOf(moment.resolve(os)));
        if (json()) {
            out().document(Map.of(
                    "items", found.stream().map(SegShapes::contradiction).toList()));
            return Exit.OK;
        }
        SegReport report = new SegReport(out());
        found.forEach(report::contradiction);
        if (found.isEmpty()) {
            out().line(resolved ? "no contradiction" : "no open contradiction");
        }
        return Exit.OK;
    }
}
