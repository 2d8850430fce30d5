package dev.aimos.core.expr;

/** Ends an evaluation, or the part of it that {@code ??} or {@code exists} guards. Never leaves this package. */
final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Result.Failed failed;

    Stop(Result.Failed failed) {
        super(failed.reason(), null, false, false);
        this.failed = failed;
    }

    /** Something that is there is not right. */
    static Stop because(String code, String reason) {
        return new Stop(new Result.Failed(code, reason, false));
    }

    /** Something is not there. */
    static Stop missing(String reason) {
        return new Stop(new Result.Failed("missing", reason, true));
    }

    /** Why. */
    Result.Failed failed() {
        return failed;
    }
}
