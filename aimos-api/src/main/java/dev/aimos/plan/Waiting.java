package dev.aimos.plan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to a person.
 *
 * @param request what to name when answering: the step's path, or {@code amendment!}
 * @param kind what it is about
 * @param message what they are asked
 * @param role the role that is to answer, as the plan says; whether somebody has it is for the caller to know
 * @param until how long the question stands
 * @param choices what can be answered
 */
public record Waiting(
        String request,
        Kind kind,
        String message,
        Optional<String> role,
        Optional<Instant> until,
        List<Decision.Choice> choices) {
    /** What a question is about. */
    public enum Kind {
        /** Whether a step may begin. */
        APPROVAL,
        /** What to do about a step that failed. */
        ESCALATION,
        /** Whether the plan may be changed as proposed. */
        AMENDMENT
    }

    public Waiting {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(until, "until");
        choices = List.copyOf(choices);
    }
}
