package dev.aimos.graph;

import dev.aimos.AimosException;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of a predicate. Claims may use predicates that nobody declared; those are none of this. A declaration counts
 * for claims made before it, too, and like everything may be declared for an interval, changed and taken back.
 *
 * @param name its name, such as {@code height}
 * @param functional whether a subject has at most one object at a time, so that two contradict each other
 * @param symmetric whether it holds in both directions, as {@code marriedTo} does
 * @param transitive whether it holds along chains, as {@code partOf} does
 * @param inverse name of the predicate that says the same in the other direction, as {@code childOf} does of
 *     {@code parentOf}; empty if there is none
 */
public record Predicate(
        String name, boolean functional, boolean symmetric, boolean transitive, Optional<String> inverse)
        implements Item {
    public Predicate {
        requireName(name);
        Objects.requireNonNull(inverse, "inverse");
        inverse.ifPresent(Predicate::requireName);
        if (inverse.filter(name::equals).isPresent()) {
            throw new AimosException.InvalidRequest(
                    "predicate-own-inverse", "'" + name + "' is its own inverse; declare it symmetric instead");
        }
        if (symmetric && inverse.isPresent()) {
            throw new AimosException.InvalidRequest(
                    "predicate-own-inverse",
                    "'" + name + "' is symmetric, so it is its own inverse; declare one or the other");
        }
    }

    /** A predicate of which nothing is known but its name. */
    public static Predicate named(String name) {
        return new Predicate(name, false, false, false, Optional.empty());
    }

    /** A functional predicate. */
    public static Predicate functional(String name) {
        return new Predicate(name, true, false, false, Optional.empty());
    }

    /** A symmetric predicate. */
    public static Predicate symmetric(String name) {
        return new Predicate(name, false, true, false, Optional.empty());
    }

    /** A transitive predicate. */
    public static Predicate transitive(String name) {
        return new Predicate(name, false, false, true, Optional.empty());
    }

    /** This predicate, and that it is functional. */
    public Predicate andFunctional() {
        return new Predicate(name, true, symmetric, transitive, inverse);
    }

    /** This predicate, and that it is symmetric. */
    public Predicate andSymmetric() {
        return new Predicate(name, functional, true, transitive, inverse);
    }

    /** This predicate, and that it is transitive. */
    public Predicate andTransitive() {
        return new Predicate(name, functional, symmetric, true, inverse);
    }

    /** This predicate, and its inverse. */
    public Predicate inverseOf(String other) {
        return new Predicate(name, functional, symmetric, transitive, Optional.of(other));
    }

    /** The id of a predicate of some name. */
    public static String idOf(String name) {
        return Kind.PREDICATE.prefix() + requireName(name);
    }

    @Override
    public String id() {
        return idOf(name);
    }

    @Override
    public Kind kind() {
        return Kind.PREDICATE;
    }

    static String requireName(String name) {
        Ids.text("predicate", name);
        if (name.startsWith("?")) {
            throw new AimosException.InvalidRequest(
                    "predicate-malformed",
                    "a predicate does not begin with '?', which marks variables; got '" + Ids.shown(name) + "'");
        }
        return name;
    }
}
