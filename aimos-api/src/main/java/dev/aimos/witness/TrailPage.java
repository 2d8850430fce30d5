package dev.aimos.witness;

import dev.aimos.memory.Basis;
import dev.aimos.memory.Cursor;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of the trail.
 *
 * @param entries the part, in the order asked for
 * @param basis the moment that all pages of this reading show, whatever is written meanwhile
 * @param next where the next part begins; empty after the last
 */
public record TrailPage(List<TrailEntry> entries, Basis basis, Optional<Cursor> next) {
    public TrailPage {
        entries = List.copyOf(entries);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(next, "next");
    }
}
