package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.memory.Erased;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:erase",
        description = {
            "Remove every byte of a run's inputs, outputs and decisions from every file of the store,",
            "and of its plans' texts, unless another run has the same.",
            "",
            "This cannot be undone. Proofs go on verifying. What the run wrote into the memory is erased by atoms:erase."
        })
final class PlanErase extends PlanStoreCommand implements Writes {
    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int plan(AimOs os) throws IOException {
        requireRun(os, run);
        if (!yes && !Confirm.asked(out(), "Erasing a run cannot be undone.", "--yes")) {
            throw Failure.usage("not-confirmed", "nothing was erased");
        }
        Erased erased = os.plans().erase(run);
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("versions", erased.versions());
            document.put("seqs", erased.seqs());
            document.put("recorded", Shapes.recorded(erased.recorded()));
            out().document(document);
        } else {
            out().line("erased %s in transaction %,d"
                    .formatted(
                            Describe.count(erased.versions(), "record"),
                            erased.recorded().tx()));
        }
        return Exit.OK;
    }
}
