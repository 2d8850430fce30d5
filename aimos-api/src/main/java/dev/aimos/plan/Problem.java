package dev.aimos.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong with a plan, or looks wrong.
 *
 * @param severity whether the plan can be run all the same
 * @param code a stable name for this kind of problem, in lower-case words joined by hyphens
 * @param message for people
 * @param line from 1; 0 if the plan was not read from a text
 * @param column in characters (UTF-16 code units), from 1; 0 if the plan was not read from a text
 * @param length how many characters it concerns, from that column on, within the line; at least 1
 * @param source the line itself, without its end; empty if the plan was not read from a text, or the line is too long to be shown
 * @param suggestion what to do
 */
public record Problem(
        Severity severity,
        String code,
        String message,
        int line,
        int column,
        int length,
        String source,
        Optional<String> suggestion) {
    /** How bad it is. */
    public enum Severity {
        /** The plan is refused. */
        ERROR,
        /** The plan can be run; it may not do what was meant. */
        WARNING
    }

    public Problem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(suggestion, "suggestion");
    }

    /** Whether the plan is refused for it. */
    public boolean error() {
        return severity == Severity.ERROR;
    }

    /** The problem as a compiler shows it: position, message, the line, a caret under the place, and what to do. */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder();
        if (line > 0) {
            shown.append(line).append(':').append(column).append(": ");
        }
        shown.append(error() ? "error: " : "warning: ")
                .append(message)
                .append(" [")
                .append(code)
                .append(']');
        if (!source.isEmpty()) {
            shown.append("\n  ").append(source.replace('\t', ' ')).append("\n  ");
            shown.append(" ".repeat(Math.max(0, column - 1)));
            shown.append("^".repeat(Math.max(1, Math.min(length, 200))));
        }
        suggestion.ifPresent(what -> shown.append("\n  ").append(what));
        return shown.toString();
    }
}
