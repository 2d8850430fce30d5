package dev.aimos.core.engine;

import dev.aimos.AimosException;
import java.io.IOException;

/** Turns I/O errors into the exceptions callers know. */
final class Faults {
    private Faults() {}

    /** Work that may fail with an I/O error. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T io(String what, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new AimosException.Fault(
                    "io", what + " failed: " + e.getMessage() + ". Check the disk, then close and open the store", e);
        }
    }
}
