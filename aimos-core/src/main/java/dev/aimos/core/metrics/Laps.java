package dev.aimos.core.metrics;

/** Adds up times of stages that come in pieces, and tells their sums at the end. For one thread. */
@SuppressWarnings("EnumOrdinal") // arrays by stage, since this is on the way of every call
public final class Laps {
    static final Laps NONE = new Laps(Recorder.NONE, 0);

    private static final Stage[] STAGES = Stage.values();

    private final Recorder recorder;
    private final long[] nanos;
    private final boolean[] seen;

    Laps(Recorder recorder) {
        this(recorder, STAGES.length);
    }

    private Laps(Recorder recorder, int stages) {
        this.recorder = recorder;
        this.nanos = new long[stages];
        this.seen = new boolean[stages];
    }

    /** As {@link Recorder#start}. */
    public long start() {
        return recorder.start();
    }

    /** A piece of a stage ended. */
    public void add(Stage stage, long since) {
        if (nanos.length > 0) {
            nanos[stage.ordinal()] += recorder.start() - since;
            seen[stage.ordinal()] = true;
        }
    }

    /** Tells the sums, and begins anew. */
    public void flush() {
        for (int i = 0; i < nanos.length; i++) {
            if (seen[i]) {
                recorder.spent(STAGES[i], nanos[i]);
                nanos[i] = 0;
                seen[i] = false;
            }
        }
    }
}
