package dev.aimos.graph;

import dev.aimos.AimosException;
import java.util.Objects;
import java.util.Optional;

/**
 * A decision about two claims that contradict each other. It changes neither: while it holds, the claim that lost is
 * {@link Standing#REJECTED} where their valid times overlap; taken back, everything is as before.
 *
 * <p>Its id is made of the two claims, so there is one decision about them at a time, and a later one takes its place.
 *
 * @param first id of one claim
 * @param second id of the other
 * @param decision what was decided
 * @param prevails id of the claim that prevails: one of the two for {@link Decision#KEEP} and {@link Decision#BY_VALIDITY},
 *     a third one for {@link Decision#MERGE}; empty for {@link Decision#ESCALATE}, and for BY_VALIDITY before it is
 *     asserted
 * @param note why, and by whom
 */
public record Resolution(String first, String second, Decision decision, Optional<String> prevails, String note)
        implements Item {
    /** What can be decided. */
    public enum Decision {
        /** One of the two is right. */
        KEEP,
        /** A third claim says what both tried to say. */
        MERGE,
        /** The one whose valid time begins later is right from then on. */
        BY_VALIDITY,
        /** Somebody else has to decide; both stand. */
        ESCALATE
    }

    public Resolution {
        Ids.require(Kind.CLAIM, first);
        Ids.require(Kind.CLAIM, second);
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(prevails, "prevails");
        Objects.requireNonNull(note, "note");
        prevails.ifPresent(id -> Ids.require(Kind.CLAIM, id));
        if (first.compareTo(second) > 0) {
            String swap = first;
            first = second;
            second = swap;
        }
        boolean oneOfThem = prevails.isPresent()
                && (prevails.get().equals(first) || prevails.get().equals(second));
        boolean sound = switch (decision) {
            case KEEP -> oneOfThem;
            case BY_VALIDITY -> prevails.isEmpty() || oneOfThem;
            case MERGE -> prevails.isPresent() && !oneOfThem;
            case ESCALATE -> prevails.isEmpty();
        };
        if (first.equals(second) || !sound) {
            throw new AimosException.InvalidRequest(
                    "resolution-malformed",
                    "a resolution is about two claims, and keeps one of them, merges them into a third, decides by "
                            + "validity, or escalates; got " + decision + " of " + first + " and " + second
                            + prevails.map(id -> " for " + id).orElse(""));
        }
    }

    /** That one claim is right and the other wrong. */
    public static Resolution keep(String claim, String rejected, String note) {
        return new Resolution(claim, rejected, Decision.KEEP, Optional.of(claim), note);
    }

    /** That a third claim takes the place of both. */
    public static Resolution merge(String first, String second, String into, String note) {
        return new Resolution(first, second, Decision.MERGE, Optional.of(into), note);
    }

    /** That the claim whose valid time begins later is right from then on. */
    public static Resolution byValidity(String first, String second, String note) {
        return new Resolution(first, second, Decision.BY_VALIDITY, Optional.empty(), note);
    }

    /** That somebody else has to decide. */
    public static Resolution escalate(String first, String second, String note) {
        return new Resolution(first, second, Decision.ESCALATE, Optional.empty(), note);
    }

    /** The id of the resolution of two claims, in either order. */
    public static String idOf(String first, String second) {
        boolean inOrder = first.compareTo(second) <= 0;
        return Ids.hashed(Kind.RESOLUTION, inOrder ? first : second, inOrder ? second : first);
    }

    @Override
    public String id() {
        return idOf(first, second);
    }

    @Override
    public Kind kind() {
        return Kind.RESOLUTION;
    }
}
