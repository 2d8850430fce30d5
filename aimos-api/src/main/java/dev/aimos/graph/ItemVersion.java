package dev.aimos.graph;

import dev.aimos.memory.Interval;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A rectangle in the history of an item: over the valid interval {@code valid}, the graph showed {@code held} to whoever
 * asked as of a transaction from {@code shownFrom} up to {@code shownUntil}.
 *
 * @param held what was shown
 * @param valid the part of valid time this rectangle covers
 * @param shownFrom first transaction that showed it
 * @param shownUntil first transaction that no longer did; empty while it is still shown
 */
public record ItemVersion(Held<?> held, Interval valid, long shownFrom, OptionalLong shownUntil) {
    public ItemVersion {
        Objects.requireNonNull(held, "held");
        Objects.requireNonNull(valid, "valid");
        Objects.requireNonNull(shownUntil, "shownUntil");
    }
}
