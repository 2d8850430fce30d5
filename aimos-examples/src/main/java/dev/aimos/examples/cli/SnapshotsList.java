package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.Snapshot;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(name = "snapshots:list", description = "List the snapshots, oldest first.")
final class SnapshotsList extends StoreCommand {
    @Override
    int run(AimOs os) {
        List<Snapshot> snapshots = os.memory().snapshots();
        if (json()) {
            out().document(Map.of(
                    "items", snapshots.stream().map(Shapes::snapshot).toList()));
        } else if (snapshots.isEmpty()) {
            out().line("no snapshots; take one with 'snapshots:create'");
        } else {
            Table table = new Table("ID", "TX", "TAKEN", "ATOMS", "NOTE");
            for (Snapshot snapshot : snapshots) {
                table.row(
                        snapshot.id().abbreviated(),
                        Long.toString(snapshot.tx()),
                        Times.shown(snapshot.recordedAt().truncatedTo(ChronoUnit.SECONDS)),
                        Long.toString(snapshot.counts().atoms()),
                        snapshot.note());
            }
            table.print(out());
        }
        return Exit.OK;
    }
}
