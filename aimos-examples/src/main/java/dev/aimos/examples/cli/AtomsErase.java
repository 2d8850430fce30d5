package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
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
        name = "atoms:erase",
        description = {
            "Remove every byte of these keys from every file of the store.",
            "",
            "This cannot be undone. Proofs go on verifying; copies made by 'backup' are not touched. Exit code 1 if there"
                    + " was nothing to erase."
        })
final class AtomsErase extends StoreCommand implements Writes {
    @Parameters(arity = "1..*", paramLabel = "KEY", description = "The keys.")
    private List<String> keys = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int run(AimOs os) throws IOException {
        if (!yes) {
            long versions = keys.stream()
                    .mapToLong(key -> os.memory().history(key).stream()
                            .map(version -> version.atom().recorded())
                            .distinct()
                            .count())
                    .sum();
            String question = "Erasing %s of %s cannot be undone."
                    .formatted(Describe.count(versions, "version"), Describe.count(keys.size(), "key"));
            if (!Confirm.asked(out(), question, "--yes")) {
                throw Failure.usage("not-confirmed", "nothing was erased");
            }
        }
        Erased erased = os.memory().erase(keys);
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("versions", erased.versions());
            document.put("seqs", erased.seqs());
            document.put("recorded", Shapes.recorded(erased.recorded()));
            out().document(document);
        } else if (erased.versions() == 0) {
            out().line("nothing to erase: the store holds nothing under "
                    + (keys.size() == 1 ? "this key" : "these keys"));
        } else {
            out().line("erased %s in transaction %,d"
                    .formatted(
                            Describe.count(erased.versions(), "version"),
                            erased.recorded().tx()));
        }
        return erased.versions() == 0 ? Exit.FINDING : Exit.OK;
    }
}
