package dev.aimos.plan;

import java.util.Objects;

/**
 * Why an attempt, a step or a run failed.
 *
 * @param code a stable name for the reason, in lower-case words joined by hyphens: the handler's own, or one of {@code
 *     handler-failed}, {@code timeout}, {@code interrupted}, {@code gate-failed}, {@code output-missing}, {@code output-type}, {@code
 *     output-too-large}, {@code input-unresolved}, {@code input-missing}, {@code input-type}, {@code input-unknown}, {@code
 *     input-too-large}, {@code when-failed}, {@code items-failed}, {@code budget-exhausted}, {@code budget-exceeded}, {@code
 *     circuit-open}, {@code rejected}, {@code approval-expired}, {@code step-failed}; of a run also {@code run-timeout}, {@code
 *     result-unresolved}, {@code cancelled}
 * @param message for people
 * @param retryable whether another attempt may succeed
 */
public record Failure(String code, String message, boolean retryable) {
    public Failure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
    }
}
