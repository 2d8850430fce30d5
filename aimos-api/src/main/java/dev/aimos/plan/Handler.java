package dev.aimos.plan;

import dev.aimos.Json;

/**
 * Does the work of steps: a plain function. Called on a virtual thread of its own; one handler may be called for many steps at once, so it must be thread-safe.
 *
 * <p>It is called once for each attempt. If the process dies during an attempt, the attempt is made again when the run is resumed:
 * what a handler writes through its {@link StepContext} is written exactly once all the same; for what it does elsewhere it has
 * {@link StepContext#idempotencyKey()}.
 */
@FunctionalInterface
public interface Handler {
    /**
     * Does a step's work.
     *
     * @return the step's outputs, by name
     * @throws StepFailure if the attempt failed in a way the handler can name; any other exception fails it too, with the
     *     exception's message, and counts as worth a retry unless it is an {@link dev.aimos.AimosException} that is not
     *     {@linkplain dev.aimos.AimosException#retryable() retryable}, an {@link Error} or an {@link IllegalArgumentException}
     */
    Json.Obj handle(StepContext context) throws Exception;
}
