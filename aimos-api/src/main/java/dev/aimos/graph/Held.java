package dev.aimos.graph;

import dev.aimos.memory.Interval;
import dev.aimos.memory.Recorded;
import java.util.Objects;

/**
 * An item as the graph holds it.
 *
 * @param item what it says
 * @param valid the interval it was asserted over
 * @param recorded when the store learned it
 * @param <T> the kind of item
 */
public record Held<T extends Item>(T item, Interval valid, Recorded recorded) {
    public Held {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(valid, "valid");
        Objects.requireNonNull(recorded, "recorded");
    }

    /** Its id. */
    public String id() {
        return item.id();
    }
}
