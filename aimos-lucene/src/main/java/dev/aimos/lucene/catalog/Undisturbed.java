package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work on a thread that nobody interrupts, and waits for it. Lucene fails when a thread that opens or closes an index
 * is interrupted, and may leave it locked.
 */
final class Undisturbed {
    /** Work that may fail with an I/O error. */
    interface Work<T> {
        T run() throws IOException;
    }

    private Undisturbed() {}

    static <T> T call(Work<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work::run);
        Thread.ofPlatform().daemon().name("aimos-index").start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            if (e.getCause() instanceof Error failed) {
                throw failed;
            }
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
