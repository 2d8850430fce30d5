package dev.aimos.core.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Closes many things, whatever happens to the first ones. */
final class Closeables {
    private Closeables() {}

    /** Closes all; then throws the first failure, with the others suppressed. */
    static void closeAll(List<? extends Closeable> all) throws IOException {
        IOException failed = null;
        for (Closeable one : all) {
            failed = close(one, failed);
        }
        if (failed != null) {
            throw failed;
        }
    }

    private static @Nullable IOException close(Closeable one, @Nullable IOException before) {
        try {
            one.close();
            return before;
        } catch (IOException e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }
}
