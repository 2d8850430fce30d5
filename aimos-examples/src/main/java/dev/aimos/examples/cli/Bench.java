package dev.aimos.examples.cli;

import dev.aimos.AimosException;
import dev.aimos.examples.bench.Benchmarks;
import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "bench", description = "Measure aimos beside plain alternatives, in a temporary directory.")
final class Bench extends AimosCommand {
    @Parameters(
            paramLabel = "NAME",
            description = "What to measure: journal, memory, hhni, graph, plan, vif or metrics.")
    private String name = "";

    @Option(
            names = "--size",
            paramLabel = "N",
            description =
                    "Atoms of the (smaller) store; 100000 by default, 10000 for hhni, which has 12 nodes in each. "
                            + "Relations of the graph; 1000000 by default.")
    private @Nullable Integer size;

    @Option(
            names = "--large",
            paramLabel = "N",
            description = "Atoms of the larger store; 1000000 by default, 0 to leave it out.")
    private int large = 1_000_000;

    @Override
    int run() throws IOException {
        if (!Benchmarks.NAMES.contains(name)) {
            throw new AimosException.InvalidRequest(
                    "bench-unknown", "there is no benchmark '" + name + "'; take one of " + Benchmarks.NAMES);
        }
        int small = size != null ? size : defaultSize();
        if (small < 1_000) {
            throw new AimosException.InvalidRequest("bench-size", "--size must be at least 1000");
        }
        Benchmarks done;
        try {
            done = Benchmarks.run(name, small, large, line -> {
                if (!json()) {
                    out().line(line);
                    out().flush();
                }
            });
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the benchmark failed: " + e.getMessage(), e);
        }
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", name);
            document.put("figures", done.document());
            out().document(document);
        } else {
            out().line("");
            done.lines().forEach(out()::line);
        }
        return done.allMet() ? Exit.OK : Exit.FINDING;
    }

    private int defaultSize() {
        return switch (name) {
            case "hhni" -> 10_000;
            case "graph" -> 1_000_000;
            default -> 100_000;
        };
    }
}
