package dev.aimos.examples.bench;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A graph of steps as a program would write it by hand: a {@link CompletableFuture} for each, on virtual threads. Keeps nothing. */
final class FutureGraph {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private FutureGraph() {}

    /** Runs steps that need others; returns when all are done. */
    static void run(List<int[]> needs, Runnable work) {
        List<CompletableFuture<Void>> futures = new java.util.ArrayList<>(needs.size());
        for (int[] needed : needs) {
            CompletableFuture<?>[] before = new CompletableFuture<?>[needed.length];
            for (int i = 0; i < needed.length; i++) {
                before[i] = futures.get(needed[i]);
            }
            futures.add(CompletableFuture.allOf(before).thenRunAsync(work, THREADS));
        }
        CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new)).join();
    }
}
