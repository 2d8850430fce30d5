package dev.aimos.witness;

import dev.aimos.AimosException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a transaction changed.
 *
 * @param seq number of the record in the journal: its leaf in the Merkle tree
 * @param kind what kind of record it is
 * @param subject what it is about, see {@link Kind}; empty if that was erased, and of an erasure
 * @param what what happened, in a few words; of an erased record only what its kind tells
 * @param erased whether its content was erased since: when it was written and by whom stays, what it said is gone
 */
public record TrailChange(long seq, Kind kind, Optional<String> subject, String what, boolean erased) {
    /** Kinds of records that change something. */
    public enum Kind {
        /** An atom was put; about its key. */
        ATOM,
        /** An atom was retracted; about its key. */
        RETRACTION,
        /** Contents of records were erased; it names their numbers. */
        ERASURE,
        /** A snapshot was taken; about its id. */
        SNAPSHOT,
        /** An item of the graph was asserted; about its id. */
        ITEM,
        /** An item of the graph was retracted; about its id. */
        ITEM_RETRACTION,
        /** The text of a plan was recorded; about its hash. */
        PLAN,
        /** Something happened to a run of a plan; about the run's id. */
        RUN,
        /** A witness was recorded; about its id. */
        WITNESS,
        /** It was told how a witnessed answer turned out; about the witness's id. */
        OUTCOME,
        /** A calibrator came into force; about the model. */
        CALIBRATOR,
        /** A key came into force that witnesses are signed with; about the key's id. */
        SIGNING_KEY;

        /** Its name as it is written: lower case, words joined by a dash. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * Reads {@link #word}.
         *
         * @throws AimosException.InvalidRequest if it is none of them
         */
        public static Kind parse(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            throw new AimosException.InvalidRequest(
                    "trail-kind",
                    "kinds of records are atom, retraction, erasure, snapshot, item, item-retraction, plan, run, witness, "
                            + "outcome, calibrator and signing-key; got '" + Texts.shown(word) + "'");
        }
    }

    public TrailChange {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(what, "what");
    }
}
