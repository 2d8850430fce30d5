package dev.aimos.core.catalog;

/**
 * A part of an entry's valid interval that a later record took over.
 *
 * @param tx transaction of the later record
 * @param from start of the part, in {@link Micros}
 * @param to end of the part
 */
public record Overlay(long tx, long from, long to) {
    /** Whether it hides the entry at a moment. */
    public boolean hides(Moment moment) {
        return tx <= moment.tx() && from <= moment.validAt() && moment.validAt() < to;
    }
}
