package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.StoreShapes;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Verification;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        description = {
            "Read every byte and check that nothing is wrong; exit code 1 if anything is.",
            "",
            "Checks every checksum, hash and snapshot, and the index against the journal."
        })
final class Verify extends StoreCommand {
    @Override
    int run(AimOs os) {
        Verification result;
        try (ProgressBar bar = new ProgressBar(out())) {
            result = os.memory().verify(bar);
        }
        return report(result);
    }

    /** A journal that cannot even be opened is a finding, too. */
    @Override
    int damaged(AimosException.Corrupt damage) {
        Verification.Finding finding =
                new Verification.Finding(damage.code(), "journal", String.valueOf(damage.getMessage()));
        return report(new Verification(0, 0, Hash.sha256(), List.of(finding)));
    }

    private int report(Verification result) {
        if (json()) {
            out().document(StoreShapes.verification(result));
        } else {
            people(result);
        }
        return result.passed() ? Exit.OK : Exit.FINDING;
    }

    private void people(Verification result) {
        Ink ink = out().ink();
        for (Verification.Finding finding : result.findings()) {
            out().line(ink.red(finding.code()) + "  " + Printable.line(finding.where() + ": " + finding.message()));
        }
        String read = "%,d records, %,d bytes read, root %s"
                .formatted(result.records(), result.bytes(), result.root().abbreviated());
        out().line(
                        result.passed()
                                ? ink.green("nothing wrong") + ": " + read
                                : ink.red(Describe.count(result.findings().size(), "finding")) + ": " + read);
    }
}
