package dev.aimos.memory;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * A rectangle in the history of a key: over the valid interval {@code valid}, the store showed {@code atom} to whoever
 * asked as of a transaction from {@code atom.recorded().tx()} or later, {@code shownFrom}, up to {@code shownUntil}.
 *
 * @param atom what was shown
 * @param valid the part of valid time this rectangle covers
 * @param shownFrom first transaction that showed it
 * @param shownUntil first transaction that no longer did; empty while it is still shown
 */
public record Version(Atom atom, Interval valid, long shownFrom, OptionalLong shownUntil) {
    public Version {
        Objects.requireNonNull(atom, "atom");
        Objects.requireNonNull(valid, "valid");
        Objects.requireNonNull(shownUntil, "shownUntil");
    }
}
