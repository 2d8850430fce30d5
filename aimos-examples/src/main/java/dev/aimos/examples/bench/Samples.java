package dev.aimos.examples.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.function.Supplier;

/** Durations in nanoseconds, by the clock and of the processor's, and what can be said of them. */
final class Samples {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] nanos;
    private final long[] busy;
    private int count;

    Samples(int capacity) {
        nanos = new long[capacity];
        busy = new long[capacity];
    }

    /** Work that is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void time(Work work) throws Exception {
        long busyBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        work.run();
        add(System.nanoTime() - start, THREADS.getCurrentThreadCpuTime() - busyBefore);
    }

    private void add(long took, long worked) {
        nanos[count] = took;
        busy[count++] = worked;
    }

    /** Times work that cannot fail but as a program does, and gives what it gives. */
    <T> T of(Supplier<T> work) {
        long busyBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        T result = work.get();
        add(System.nanoTime() - start, THREADS.getCurrentThreadCpuTime() - busyBefore);
        return result;
    }

    /** The median, in microseconds. */
    double p50() {
        return median(nanos);
    }

    /** The median of what the thread itself was busy for, in microseconds: other load on the machine adds less to it. */
    double busyP50() {
        return median(busy);
    }

    /** What 99 of 100 do not exceed, in microseconds. */
    double p99() {
        return sorted(nanos)[count * 99 / 100] / 1e3;
    }

    private double median(long[] values) {
        return sorted(values)[count / 2] / 1e3;
    }

    private long[] sorted(long[] values) {
        long[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Seconds that work takes. */
    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
