package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "atoms:history",
        description = "Show all that a key ever showed, on both time axes; exit code 1 if that is nothing.")
final class AtomsHistory extends StoreCommand {
    @Parameters(paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Override
    int run(AimOs os) {
        List<Version> versions = os.memory().history(key);
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", key);
            document.put("items", versions.stream().map(Shapes::version).toList());
            out().document(document);
        } else if (versions.isEmpty()) {
            out().error("aimos: '" + Printable.line(key) + "' never showed anything");
        } else {
            people(versions);
        }
        return versions.isEmpty() ? Exit.FINDING : Exit.OK;
    }

    private void people(List<Version> versions) {
        Table table = new Table("SHOWN BY TRANSACTIONS", "TRUE IN", "HASH", "CONTENT");
        for (Version version : versions) {
            String until = version.shownUntil().isPresent()
                    ? "to " + (version.shownUntil().getAsLong() - 1)
                    : "on";
            table.row(
                    version.shownFrom() + " " + until,
                    Times.shown(version.valid()),
                    version.atom().contentHash().abbreviated(),
                    Describe.title(version.atom()));
        }
        table.print(out());
    }
}
