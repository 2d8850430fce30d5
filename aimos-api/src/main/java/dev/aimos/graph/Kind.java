package dev.aimos.graph;

import dev.aimos.AimosException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kinds of things that an id can name. */
public enum Kind {
    /** A thing that claims are about. */
    ENTITY,
    /** A statement that may be true or false. */
    CLAIM,
    /** A quotation from the memory. */
    EVIDENCE,
    /** Where evidence comes from. */
    SOURCE,
    /** One thing's relation to another. */
    RELATION,
    /** What claims say of their subjects, and what follows from it. */
    PREDICATE,
    /** A decision about a contradiction. */
    RESOLUTION,
    /** An atom, or a piece of its text, by its {@linkplain dev.aimos.index.Address address}. */
    MEMORY;

    private static final Kind[] ALL = values();

    private final String word = name().toLowerCase(Locale.ROOT);
    private final String prefix = name().equals("MEMORY") ? "doc:" : word + ":";

    /** What its ids begin with, such as {@code entity:}; {@code doc:} for {@link #MEMORY}. */
    public String prefix() {
        return prefix;
    }

    /** Its name in lower case. */
    public String word() {
        return word;
    }

    /**
     * The kind of thing that an id names.
     *
     * @throws AimosException.InvalidRequest if it begins like no kind's ids, or has no more than the prefix
     */
    public static Kind of(String id) {
        Kind kind = among(id);
        if (kind != null) {
            return kind;
        }
        throw new AimosException.InvalidRequest(
                "id-unknown-kind",
                "an id begins with entity:, claim:, evidence:, source:, relation:, predicate: or resolution:, or is an "
                        + "address doc:KEY/…; got '" + Ids.shown(id) + "'");
    }

    /** The kind of thing that an id names, if it begins like one. */
    static Optional<Kind> find(String id) {
        return Optional.ofNullable(among(id));
    }

    private static @Nullable Kind among(String id) {
        for (Kind kind : ALL) {
            if (id.startsWith(kind.prefix) && id.length() > kind.prefix.length()) {
                return kind;
            }
        }
        return null;
    }
}
