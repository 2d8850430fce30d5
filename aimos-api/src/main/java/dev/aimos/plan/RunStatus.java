package dev.aimos.plan;

/** How a run stands. */
public enum RunStatus {
    /** Under way in this process. */
    RUNNING,
    /** Nothing can go on before a person decides. */
    WAITING,
    /** Not over, and not under way in this process: resume it. */
    INTERRUPTED,
    /** Over: every step is done or skipped. */
    COMPLETED,
    /** Over: a step failed and the plan says to abort then, or the run's time was over. */
    FAILED,
    /** Over: somebody cancelled it. */
    CANCELLED;

    /** Whether it is over. */
    public boolean over() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
