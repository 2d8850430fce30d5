package dev.aimos.plan;

import dev.aimos.Json;
import java.util.Objects;

/**
 * What a person decided.
 *
 * @param choice one that was offered
 * @param by who
 * @param note why; may be empty
 * @param outputs of the step, if it is accepted as done
 */
public record Decision(Choice choice, String by, String note, Json.Obj outputs) {
    /** What can be decided. */
    public enum Choice {
        /** Go on. */
        APPROVE,
        /** Do not; the step has failed, with what follows from that. */
        REJECT,
        /** Try the failed step again, with as many attempts as at first. */
        RETRY,
        /** Leave the failed step out. */
        SKIP,
        /** Take the failed step as done, with outputs that the person gives. */
        ACCEPT
    }

    public Decision {
        Objects.requireNonNull(choice, "choice");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(outputs, "outputs");
    }

    /** Go on. */
    public static Decision approve(String by) {
        return new Decision(Choice.APPROVE, by, "", Json.Obj.EMPTY);
    }

    /** Do not. */
    public static Decision reject(String by, String note) {
        return new Decision(Choice.REJECT, by, note, Json.Obj.EMPTY);
    }

    /** Another choice without outputs. */
    public static Decision of(Choice choice, String by) {
        return new Decision(choice, by, "", Json.Obj.EMPTY);
    }

    /** Take the step as done. */
    public static Decision accept(String by, Json.Obj outputs) {
        return new Decision(Choice.ACCEPT, by, "", outputs);
    }
}
