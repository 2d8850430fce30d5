package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.StoreStatus;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.StoreShapes;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Show what the store holds and how it is doing.")
final class Status extends StoreCommand {
    @Override
    int run(AimOs os) {
        StoreStatus status = os.status();
        if (json()) {
            out().document(StoreShapes.status(status));
        } else {
            people(status);
        }
        return Exit.OK;
    }

    private void people(StoreStatus status) {
        field("store", status.location() + ", format " + status.formatVersion());
        field(
                "holds",
                Describe.count(status.counts().atoms(), "atom")
                        + ", "
                        + Describe.count(status.counts().versions(), "version")
                        + ", "
                        + Describe.count(status.counts().snapshots(), "snapshot"));
        String at = status.tx() == 0 ? "none yet" : "%,d at %s".formatted(status.tx(), status.recordedAt());
        field("last tx", at);
        field(
                "journal",
                Describe.size(status.journalBytes()) + ", "
                        + Describe.count(status.counts().records(), "record"));
        String lag = status.indexedTx() == status.tx()
                ? "up to date"
                : "up to transaction %,d".formatted(status.indexedTx());
        field("index", Describe.size(status.indexBytes()) + ", " + lag);
        field("root", status.root().toString());
        if (status.recovered() > 0) {
            field("recovered", Describe.count(status.recovered(), "byte") + " of a write that never finished, cut off");
        }
        status.failure().ifPresent(failure -> field("failure", failure));
    }

    private void field(String name, String value) {
        out().line(out().ink().dim("%-10s".formatted(name)) + Printable.line(value));
    }
}
