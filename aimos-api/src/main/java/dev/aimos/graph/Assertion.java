package dev.aimos.graph;

import dev.aimos.memory.Interval;
import java.util.Objects;
import java.util.Optional;

/**
 * An item to be asserted, and over which valid time. Without one, a claim holds from now on; whatever else always.
 *
 * @param item what
 * @param valid over which interval; empty for the default
 */
public record Assertion(Item item, Optional<Interval> valid) {
    public Assertion {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(valid, "valid");
    }

    /** An item over its default interval. */
    public static Assertion of(Item item) {
        return new Assertion(item, Optional.empty());
    }

    /** An item over an interval. */
    public static Assertion of(Item item, Interval valid) {
        return new Assertion(item, Optional.of(valid));
    }
}
