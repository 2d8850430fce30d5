package dev.aimos.examples.wire;

/** What a run tells the shell. */
public final class Exit {
    /** Done; also if a query found nothing. */
    public static final int OK = 0;

    /** Something was looked at and is not as hoped: a check failed, a key shows nothing, an input was skipped as bad. */
    public static final int FINDING = 1;

    /** The command or its input is wrong; the same command will fail again. */
    public static final int USAGE = 2;

    /** The store, or the machine, cannot do it. */
    public static final int STORE = 3;

    /** A run of a plan waits for somebody to decide. */
    public static final int WAITING = 4;

    private Exit() {}
}
