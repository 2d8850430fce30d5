package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.vif.AuditBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit:verify",
        description = {
            "Check an audit bundle: its files, each record's proof, each witness's id, signature, and what it used.",
            "",
            "Needs no store and no network. Exit code 1 if it is refuted, or cannot be decided."
        })
final class AuditVerify extends AimosCommand {
    @Parameters(paramLabel = "DIR", description = "The bundle.")
    private Path directory = Path.of("");

    @Override
    int run() {
        if (!Files.isDirectory(directory)) {
            throw Failure.usage("no-folder", "no such directory: " + directory);
        }
        if (!Files.exists(directory.resolve("manifest.json"))) {
            throw Failure.usage(
                    "no-bundle", directory + " has no manifest.json: it is no audit bundle, or writing it was stopped");
        }
        AuditBundle.Checked checked;
        try (ProgressBar bar = new ProgressBar(out())) {
            checked = AuditBundle.verify(directory, bar);
        }
        if (json()) {
            Map<String, @Nullable Object> document = VifShapes.verdict(checked.verdict());
            document.remove("proofs");
            document.put("witnesses", checked.witnesses());
            document.put("records", checked.records());
            out().document(document);
            return checked.verdict().proved() ? Exit.OK : Exit.FINDING;
        }
        return new VifText(out())
                .print(
                        checked.verdict(),
                        VifText.count(checked.witnesses()) + ", " + Describe.count(checked.records(), "record"));
    }
}
