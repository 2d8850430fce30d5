package dev.aimos.examples.cli;

/** What a run tells the shell. */
final class Exit {
    /** Done; also if a query found nothing. */
    static final int OK = 0;

    /** Something was looked at and is not as hoped: a check failed, a key shows nothing, an input was skipped as bad. */
    static final int FINDING = 1;

    /** The command or its input is wrong; the same command will fail again. */
    static final int USAGE = 2;

    /** The store, or the machine, cannot do it. */
    static final int STORE = 3;

    /** A run of a plan waits for somebody to decide. */
    static final int WAITING = 4;

    private Exit() {}
}
