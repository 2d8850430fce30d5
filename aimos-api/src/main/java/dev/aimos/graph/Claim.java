package dev.aimos.graph;

import java.util.Objects;

/**
 * A statement: of its subject, a predicate holds, or does not hold, with an object. The interval over which it is true is
 * given when it is {@linkplain Graph#assert_ asserted}.
 *
 * <p>Its id is made of what it says and not of how sure anyone is, so the same statement is the same claim, whoever makes
 * it and whenever.
 *
 * @param subject id of the entity it is about
 * @param predicate name of the predicate, such as {@code height}
 * @param object what it says
 * @param positive whether it affirms; if not, it denies
 * @param confidence how sure whoever asserts it is that it follows from its evidence, from 0 to 1
 */
public record Claim(String subject, String predicate, Value object, boolean positive, double confidence)
        implements Item {
    public Claim {
        Ids.require(Kind.ENTITY, subject);
        Predicate.requireName(predicate);
        Objects.requireNonNull(object, "object");
        confidence = Ids.share("confidence", confidence);
    }

    /** An affirmation, with full confidence. */
    public static Claim of(String subject, String predicate, Value object) {
        return new Claim(subject, predicate, object, true, 1);
    }

    /** An affirmation about an entity, with full confidence. */
    public static Claim of(Entity subject, String predicate, Value object) {
        return of(subject.id(), predicate, object);
    }

    /** This claim, denied; or affirmed, if it was a denial. */
    public Claim negated() {
        return new Claim(subject, predicate, object, !positive, confidence);
    }

    /** This claim with another confidence. */
    public Claim confidence(double value) {
        return new Claim(subject, predicate, object, positive, value);
    }

    @Override
    public String id() {
        String type = object.getClass().getSimpleName();
        return Ids.hashed(Kind.CLAIM, positive ? "+" : "-", subject, predicate, type, object.toString());
    }

    @Override
    public Kind kind() {
        return Kind.CLAIM;
    }

    /** The statement, to be read: {@code entity:eiffel-tower height 330 m}, with {@code not} before a predicate denied. */
    public String statement() {
        return subject + (positive ? " " : " not ") + predicate + " " + object;
    }
}
