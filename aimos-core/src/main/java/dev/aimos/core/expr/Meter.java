package dev.aimos.core.expr;

/** What one evaluation may still do. */
final class Meter {
    /** What one evaluation may do: nodes, and characters and items that are made; those that are read count a sixteenth. */
    static final long MOST = 1_000_000;

    private long left = MOST;

    /** Counts what is made, before it is made. */
    void make(long units) {
        left -= units;
        if (left < 0) {
            throw Stop.because(
                    "too-large",
                    "evaluating it takes more than " + MOST + " steps; work on less, or let a handler do it");
        }
    }

    /** Counts what is read, before it is read. */
    void read(long units) {
        make(units >> 4);
    }
}
