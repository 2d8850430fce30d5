package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.GraphExport;
import dev.aimos.memory.Written;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:import",
        description = {
            "Assert what a file of json or graphml holds, in one transaction; if anything is wrong, none of it.",
            "",
            "Without --format, the end of the file's name decides, or it is json."
        })
final class SegImport extends SegCommand implements Writes {
    @Parameters(paramLabel = "FILE", description = "The file; - is standard input.")
    private Path file = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", description = "json or graphml.")
    private Optional<String> format = Optional.empty();

    @Override
    boolean creates() {
        return true;
    }

    @Override
    void check() throws IOException {
        GraphExport.Format chosen = SegFormats.choose(format, Optional.of(file));
        if (chosen != GraphExport.Format.JSON && chosen != GraphExport.Format.GRAPHML) {
            throw Failure.usage(
                    "import-format", chosen.word() + " does not hold all of a graph; export it as json or graphml");
        }
        if (!stdin()) {
            Files.newInputStream(file).close();
        }
    }

    private boolean stdin() {
        return file.toString().equals("-");
    }

    @Override
    int seg(AimOs os) throws IOException {
        GraphExport.Format chosen = SegFormats.choose(format, Optional.of(file));
        List<Asserted> asserted;
        try (InputStream in = new BufferedInputStream(stdin() ? out().io().in() : Files.newInputStream(file))) {
            asserted = os.graph().importFrom(chosen, in);
        } catch (AimosException.InvalidRequest e) {
            throw Failure.usage(e.code(), (stdin() ? "standard input" : file) + ": " + e.getMessage(), e);
        }
        long tx = asserted.isEmpty()
                ? os.status().tx()
                : asserted.get(0).recorded().tx();
        long contradictions = asserted.stream()
                .flatMap(one -> one.contradictions().stream())
                .filter(Contradiction::open)
                .distinct()
                .count();
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("items", asserted.size());
            document.put("created", count(asserted, Written.Outcome.CREATED));
            document.put("updated", count(asserted, Written.Outcome.UPDATED));
            document.put("unchanged", count(asserted, Written.Outcome.UNCHANGED));
            document.put("contradictions", contradictions);
            document.put("tx", tx);
            out().document(document);
        } else {
            out().line("%s: %,d created, %,d updated, %,d unchanged; the store is at transaction %,d"
                    .formatted(
                            Describe.count(asserted.size(), "item"),
                            count(asserted, Written.Outcome.CREATED),
                            count(asserted, Written.Outcome.UPDATED),
                            count(asserted, Written.Outcome.UNCHANGED),
                            tx));
            if (contradictions > 0) {
                out().line(Describe.count(contradictions, "open contradiction") + "; 'seg:contradictions' shows why");
            }
        }
        return Exit.OK;
    }

    private static long count(List<Asserted> asserted, Written.Outcome outcome) {
        return asserted.stream().filter(one -> one.outcome() == outcome).count();
    }
}
