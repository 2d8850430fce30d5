package dev.aimos.lucene.catalog;

/** The longest stretch of valid time around an instant in which no bound that it has heard of is crossed. */
final class Window {
    private final long validAt;
    private long from = Long.MIN_VALUE;
    private long last = Long.MAX_VALUE;

    Window(long validAt) {
        this.validAt = validAt;
    }

    /** Hears of an instant at which something begins or ends to be shown. */
    void bound(long instant) {
        if (instant <= validAt) {
            from = Math.max(from, instant);
        } else {
            last = Math.min(last, instant - 1);
        }
    }

    /** First instant inside. */
    long from() {
        return from;
    }

    /** Last instant inside. */
    long last() {
        return last;
    }
}
