package dev.aimos.examples.cli;

import dev.aimos.Progress;
import dev.aimos.examples.text.Printable;

/** How far long work has come, on one line of standard error, if that is a terminal. */
final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 30;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Out out;
    private final boolean shown;
    private long last;
    private boolean drawn;

    ProgressBar(Out out) {
        this.out = out;
        this.shown = out.io().terminals().err();
        this.last = System.nanoTime() - PAUSE_NANOS;
    }

    @Override
    public void update(String stage, long done, long total) {
        long now = System.nanoTime();
        if (shown && (now - last >= PAUSE_NANOS || done == total)) {
            last = now;
            drawn = true;
            out.errorPart("\r\u001b[K" + Printable.line(stage) + " " + bar(done, total));
        }
    }

    private static String bar(long done, long total) {
        if (total <= 0) {
            return "%,d".formatted(done);
        }
        double share = Math.clamp((double) done / total, 0, 1);
        int full = (int) (share * WIDTH);
        return "█".repeat(full) + "░".repeat(WIDTH - full) + " %3.0f%%".formatted(share * 100);
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (drawn) {
            drawn = false;
            out.errorPart("\r\u001b[K");
        }
    }
}
