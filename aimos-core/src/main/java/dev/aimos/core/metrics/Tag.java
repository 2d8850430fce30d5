package dev.aimos.core.metrics;

import java.util.List;
import java.util.Locale;

/**
 * A tag of a metric, and all the values it can have.
 *
 * @param name the tag's name
 * @param constants what its values are the names of
 */
public record Tag(String name, List<? extends Enum<?>> constants) {
    public Tag {
        constants = List.copyOf(constants);
    }

    static Tag of(String name, Enum<?>... constants) {
        return new Tag(name, List.of(constants));
    }

    /** The values. */
    public List<String> values() {
        return constants.stream().map(Tag::word).toList();
    }

    /** A constant as a value: {@code TIMED_OUT} is {@code timed-out}. */
    public static String word(Enum<?> constant) {
        return constant instanceof Stage stage
                ? stage.tag()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
