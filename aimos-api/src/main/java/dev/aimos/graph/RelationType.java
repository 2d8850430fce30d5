package dev.aimos.graph;

import dev.aimos.AimosException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** How one thing can stand to another, and between which kinds of things. What entities do to each other are claims. */
public enum RelationType {
    /** Makes a claim more believable. */
    SUPPORTS("supports"),
    /** Makes a claim less believable. */
    CONTRADICTS("contradicts"),
    /** Was made of, and falls with it. Never goes in a circle. */
    DERIVED_FROM("derivedFrom"),
    /** Points to, without leaning on it. */
    REFERENCES("references"),
    /** Has it for its subject matter. */
    ABOUT("about"),
    /** Names it. */
    MENTIONS("mentions"),
    /** Is another name of the same thing, in both directions. */
    SAME_AS("sameAs");

    private static final Set<Kind> ENTITIES = kinds(Kind.ENTITY);
    private static final Set<Kind> CLAIMS = kinds(Kind.CLAIM);
    private static final Set<Kind> GROUNDS = kinds(Kind.EVIDENCE, Kind.CLAIM);
    private static final Set<Kind> TEXTS = kinds(Kind.EVIDENCE, Kind.MEMORY);
    private static final Set<Kind> SAYING = kinds(Kind.CLAIM, Kind.EVIDENCE, Kind.SOURCE, Kind.MEMORY);
    private static final Set<Kind> THINGS = kinds(Kind.CLAIM, Kind.EVIDENCE, Kind.ENTITY, Kind.SOURCE, Kind.MEMORY);

    private final String word;

    RelationType(String word) {
        this.word = word;
    }

    private static Set<Kind> kinds(Kind first, Kind... more) {
        return Collections.unmodifiableSet(EnumSet.of(first, more));
    }

    /** Its name as it is written, such as {@code derivedFrom}. */
    public String word() {
        return word;
    }

    /** Whether it can stand between things of these kinds. */
    public boolean connects(Kind one, Kind other) {
        return from().contains(one) && to().contains(other);
    }

    private Set<Kind> from() {
        return switch (this) {
            case SUPPORTS, CONTRADICTS -> GROUNDS;
            case DERIVED_FROM, REFERENCES -> THINGS;
            case ABOUT -> SAYING;
            case MENTIONS -> TEXTS;
            case SAME_AS -> ENTITIES;
        };
    }

    private Set<Kind> to() {
        return switch (this) {
            case SUPPORTS, CONTRADICTS -> CLAIMS;
            case DERIVED_FROM, REFERENCES -> THINGS;
            case ABOUT, MENTIONS, SAME_AS -> ENTITIES;
        };
    }

    /**
     * The type of a name.
     *
     * @throws AimosException.InvalidRequest if there is none
     */
    public static RelationType of(String word) {
        for (RelationType type : values()) {
            if (type.word.equals(word)) {
                return type;
            }
        }
        throw new AimosException.InvalidRequest(
                "relation-unknown",
                "there is no relation '" + Ids.shown(word) + "'; there are "
                        + Arrays.stream(values()).map(RelationType::word).collect(Collectors.joining(", ")));
    }

    /** What it connects, to be read. */
    String ends() {
        return words(from()) + " " + word + " " + words(to());
    }

    private static String words(Set<Kind> kinds) {
        return kinds.stream().map(Kind::word).collect(Collectors.joining("|"));
    }

    @Override
    public String toString() {
        return word;
    }
}
