package dev.aimos.plan;

import java.util.Objects;

/** Thrown by a {@link Handler} to say why an attempt failed, and whether to try again. Not a failure of aimos. */
public final class StepFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean retryable;

    /**
     * @param code a stable name for the reason, in lower-case words joined by hyphens
     * @param retryable whether another attempt may succeed
     */
    public StepFailure(String code, String message, boolean retryable) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
        this.retryable = retryable;
    }

    /** A stable name for the reason. */
    public String code() {
        return code;
    }

    /** Whether another attempt may succeed. */
    public boolean retryable() {
        return retryable;
    }
}
