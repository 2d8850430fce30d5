package dev.aimos.core.expr;

import dev.aimos.plan.Problem.Severity;
import org.jspecify.annotations.Nullable;

/** Where problems of one source text are told. */
@FunctionalInterface
public interface Sink {
    /** Tells a problem at a place of the text, and what to do about it if there is anything to say. */
    void report(Severity severity, String code, String message, Span span, @Nullable String suggestion);

    /** Tells an error. */
    default void error(String code, String message, Span span, @Nullable String suggestion) {
        report(Severity.ERROR, code, message, span, suggestion);
    }

    /** Tells a warning. */
    default void warning(String code, String message, Span span, @Nullable String suggestion) {
        report(Severity.WARNING, code, message, span, suggestion);
    }
}
