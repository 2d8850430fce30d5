package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:verify",
        description = {
            "Check a witness, or a receipt in a file: against the journal, and by finding again what was found.",
            "",
            "Exit code 1 if it is refuted, or cannot be decided."
        })
final class VifVerify extends VifCommand {
    @Parameters(paramLabel = "ID|FILE", description = "A witness's id, or a receipt's file, - for standard input.")
    private String what = "";

    @Override
    AimOs open() throws IOException {
        return Vectors.asStored(root(), false);
    }

    @Override
    int vif(AimOs os) throws IOException {
        if (looksLikeId(what)) {
            Hash id = id(os, what);
            return say(os.witnesses().verify(id), "witness", id);
        }
        Receipt receipt = Receipt.of(JsonFiles.object(out().io(), what));
        return say(os.witnesses().verify(receipt), "receipt", receipt.id());
    }

    @Override
    void check() {
        if (!looksLikeId(what) && !what.equals(JsonFiles.STDIN) && !Files.isRegularFile(PlanFile.path(what))) {
            throw Failure.usage(
                    "no-file", "'" + what + "' is no file, and no id; of an id, write at least 6 hexadecimal digits");
        }
    }

    private int say(Verdict verdict, String kind, Hash id) {
        if (json()) {
            Map<String, @Nullable Object> document = VifShapes.verdict(verdict);
            document.put(kind, id.hex());
            out().document(document);
            return verdict.proved() ? Exit.OK : Exit.FINDING;
        }
        String proofs = verdict.proofs().isEmpty()
                ? ""
                : ", with " + Describe.count(verdict.proofs().size(), "inclusion proof");
        return new VifText(out()).print(verdict, kind + " " + id.abbreviated() + proofs);
    }
}
