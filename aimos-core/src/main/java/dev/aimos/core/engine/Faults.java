package dev.aimos.core.engine;

import dev.aimos.AimosException;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** Turns I/O errors into the exceptions callers know. */
public final class Faults {
    private Faults() {}

    /** Work that may fail with an I/O error. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** What went wrong, also where the exception's message is a file's name and nothing else. */
    public static String describe(IOException e) {
        return e instanceof FileSystemException bare && bare.getReason() == null
                ? e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage()
                : String.valueOf(e.getMessage());
    }

    static <T> T io(String what, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new AimosException.Fault(
                    "io", what + " failed: " + describe(e) + ". Check the disk, then close and open the store", e);
        }
    }
}
