package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.memory.Erased;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:erase",
        description = {
            "Remove every byte of these items, and of the relations they are ends of, from every file of the store.",
            "",
            "This cannot be undone. Proofs go on verifying. Exit code 1 if there was nothing to erase."
        })
final class SegErase extends SegCommand implements Writes {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids, or names of entities.")
    private List<String> ids = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int seg(AimOs os) throws IOException {
        List<String> things = ids.stream().map(SegIds::parse).toList();
        String question = "Erasing " + Describe.count(things.size(), "item") + " cannot be undone.";
        if (!yes && !Confirm.asked(out(), question, "--yes")) {
            throw Failure.usage("not-confirmed", "nothing was erased");
        }
        Erased erased = os.graph().erase(things);
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("versions", erased.versions());
            document.put("seqs", erased.seqs());
            document.put("recorded", Shapes.recorded(erased.recorded()));
            out().document(document);
        } else if (erased.versions() == 0) {
            out().line("nothing to erase: the graph holds nothing under "
                    + (things.size() == 1 ? "this id" : "these ids"));
        } else {
            out().line("erased %s in transaction %,d"
                    .formatted(
                            Describe.count(erased.versions(), "version"),
                            erased.recorded().tx()));
        }
        return erased.versions() == 0 ? Exit.FINDING : Exit.OK;
    }
}
