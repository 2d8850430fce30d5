package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.wire.Exit;
import dev.aimos.witness.TrailQuery;
import java.io.IOException;
import java.util.Optional;

/** A command on an open store. */
abstract class StoreCommand extends AimosCommand {
    /** An option of those commands alone that are {@link Writes}. */
    private final CorrelationOption correlation = new CorrelationOption();

    /** The option to give to those commands. */
    final CorrelationOption correlationOption() {
        return correlation;
    }

    /** What the whole request is known by, if the user said. */
    Optional<String> correlation() {
        return correlation.id();
    }

    /** Whether the store is made if there is none. Most commands need one, and never make a directory. */
    boolean creates() {
        return false;
    }

    @Override
    final int run() throws IOException {
        check();
        correlation().ifPresent(TrailQuery.all()::correlation); // refused before any store is made
        try (AimOs os = open()) {
            return run(correlation().map(os::withCorrelation).orElse(os));
        } catch (AimosException.Corrupt e) {
            return damaged(e);
        }
    }

    /** Opens the store; without its model, which most commands have no use for. */
    AimOs open() throws IOException {
        return Stores.open(root(), creates());
    }

    /** What to do about a store so damaged that it cannot be opened, or that damage is met on the way. */
    int damaged(AimosException.Corrupt damage) {
        throw damage;
    }

    /** Refuses arguments that make no sense together, before any store is opened. */
    void check() throws IOException {}

    /** Does it, and returns the {@link Exit} code. */
    abstract int run(AimOs os) throws IOException;
}
