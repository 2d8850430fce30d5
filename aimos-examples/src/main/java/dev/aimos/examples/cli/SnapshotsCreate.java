package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.memory.Snapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "snapshots:create",
        description = "Name the present state; the one before is given again if nothing was written since.")
final class SnapshotsCreate extends StoreCommand implements Writes {
    @Option(names = "--note", paramLabel = "TEXT", description = "What to remember it by.")
    private String note = "";

    @Override
    int run(AimOs os) {
        Snapshot snapshot = os.memory().snapshot(note);
        if (json()) {
            out().document(Shapes.snapshot(snapshot));
        } else {
            out().line("snapshot %s of transaction %,d"
                    .formatted(out().ink().bold(snapshot.id().abbreviated()), snapshot.tx()));
        }
        return Exit.OK;
    }
}
