package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import java.io.IOException;

/** A command on the graph of a store. What it asks for and is not there is a finding. */
abstract class SegCommand extends StoreCommand {
    @Override
    final int run(AimOs os) throws IOException {
        try {
            return seg(os);
        } catch (AimosException.NotFound e) {
            throw Failure.finding(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** Does it, and returns the {@link Exit} code. */
    abstract int seg(AimOs os) throws IOException;
}
