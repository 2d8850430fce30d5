package dev.aimos.core.journal;

import java.util.List;
import java.util.Optional;

/** What a record says. */
public enum RecordType {
    /** An atom was put. */
    ATOM(1),
    /** What a key showed was taken back. */
    RETRACTION(2),
    /** Payloads of earlier records are gone. */
    ERASURE(3),
    /** A state was named. */
    SNAPSHOT(4),
    /** A part of a large content. */
    CHUNK(5),
    /** An item of the register was recorded. */
    ITEM(6),
    /** What an item's key showed was taken back. */
    ITEM_RETRACTION(7),
    /** A plan that runs refer to. */
    PLAN(8),
    /** Events of a run. */
    RUN(9),
    /** What an answer or a step was made of. */
    WITNESS(10),
    /** What turned out about a witnessed answer. */
    OUTCOME(11),
    /** A calibrator came into force. */
    CALIBRATOR(12),
    /** A public key that witnesses are signed with. */
    SIGNING_KEY(13),
    /** On whose behalf its transaction was written. */
    CALL(14);

    private static final List<RecordType> BY_CODE = List.of(values());

    private final int code;

    RecordType(int code) {
        this.code = code;
    }

    /** The number that stands for it in the journal. */
    public int code() {
        return code;
    }

    /** The type of a code; empty if this version does not know it. */
    static Optional<RecordType> of(int code) {
        return code >= 1 && code <= BY_CODE.size() ? Optional.of(BY_CODE.get(code - 1)) : Optional.empty();
    }
}
