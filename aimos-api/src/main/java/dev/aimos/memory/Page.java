package dev.aimos.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of a listing.
 *
 * @param items the part, in order
 * @param basis the moment it shows
 * @param next where the next part begins; empty after the last
 */
public record Page(List<Atom> items, Basis basis, Optional<Cursor> next) {
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(next, "next");
    }
}
