package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:erase",
        description = {
            "Remove every byte of witnesses, and of their outcomes, from every file of the store.",
            "",
            "This cannot be undone. Proofs go on verifying. Exit code 1 if there was nothing to erase."
        })
final class VifErase extends VifCommand implements Writes {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "At least 6 digits of each.")
    private List<String> ids = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int vif(AimOs os) throws IOException {
        Set<Hash> found = new LinkedHashSet<>();
        ids.forEach(id -> found.add(id(os, id)));
        String question = "Erasing %s cannot be undone.".formatted(VifText.count(found.size()));
        if (!yes && !Confirm.asked(out(), question, "--yes")) {
            throw Failure.usage("not-confirmed", "nothing was erased");
        }
        Erased erased = os.witnesses().erase(found);
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("versions", erased.versions());
            document.put("seqs", erased.seqs());
            document.put("recorded", Shapes.recorded(erased.recorded()));
            out().document(document);
        } else if (erased.versions() == 0) {
            out().line("nothing to erase: the store has no such witness");
        } else {
            out().line("erased %s in transaction %,d"
                    .formatted(
                            Describe.count(erased.versions(), "record"),
                            erased.recorded().tx()));
        }
        return erased.versions() == 0 ? Exit.FINDING : Exit.OK;
    }
}
