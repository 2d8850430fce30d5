package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.memory.Diff;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "snapshots:diff", description = "Show which keys show something else at one moment than at another.")
final class SnapshotsDiff extends StoreCommand {
    private static final String MOMENT = "a snapshot's first digits, a transaction, a date, an instant, or now.";

    @Parameters(index = "0", paramLabel = "A", description = "The first moment: " + MOMENT)
    private String from = "";

    @Parameters(index = "1", paramLabel = "B", description = "The second.", defaultValue = "now")
    private String to = "now";

    @Override
    int run(AimOs os) {
        Diff diff = os.memory().diff(Moments.parse(os, from), Moments.parse(os, to));
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("from", Shapes.basis(diff.from()));
            document.put("to", Shapes.basis(diff.to()));
            document.put("items", diff.changes().stream().map(Shapes::change).toList());
            out().document(document);
        } else {
            people(diff);
        }
        return Exit.OK;
    }

    private void people(Diff diff) {
        Ink ink = out().ink();
        if (diff.changes().isEmpty()) {
            out().line("no difference");
        }
        for (Diff.Change change : diff.changes()) {
            String key = Printable.line(change.key());
            out().line(
                            switch (change.kind()) {
                                case ADDED -> ink.green("+ " + key);
                                case REMOVED -> ink.red("- " + key);
                                case CHANGED -> ink.yellow("~ " + key);
                            });
            change.before()
                    .ifPresent(atom -> out().line(ink.dim("    - ") + Printable.line(Describe.title(atom), 100)));
            change.after().ifPresent(atom -> out().line(ink.dim("    + ") + Printable.line(Describe.title(atom), 100)));
        }
    }
}
