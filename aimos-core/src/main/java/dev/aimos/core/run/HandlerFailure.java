package dev.aimos.core.run;

import dev.aimos.AimosException;
import dev.aimos.plan.Failure;
import dev.aimos.plan.StepFailure;

/** What a handler threw, as the failure of its attempt. */
final class HandlerFailure {
    private static final int LONGEST_CODE = 100;

    private HandlerFailure() {}

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case StepFailure e -> failure(e.code(), e, e.retryable());
            case AimosException e -> failure(e.code(), e, e.retryable());
            case InterruptedException e -> new Failure("interrupted", "the handler was interrupted", true);
            case IllegalArgumentException e -> failure("", e, false);
            case Exception e -> failure("", e, true);
            default -> failure("", thrown, false);
        };
    }

    private static Failure failure(String code, Throwable thrown, boolean retryable) {
        String message = thrown.getMessage();
        String said;
        if (message == null) {
            said = thrown.getClass().getName();
        } else {
            said = code.isEmpty() ? thrown.getClass().getSimpleName() + ": " + message : message;
        }
        return new Failure(
                code.isEmpty() ? "handler-failed" : Wording.written(code, LONGEST_CODE),
                Wording.written(said, Wording.MOST),
                retryable);
    }
}
