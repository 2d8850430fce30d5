package dev.aimos.text;

import dev.aimos.graph.Value;
import dev.aimos.index.Span;
import java.util.List;

/**
 * Finds the numbers of an English text, and what they count: {@code 330 m}, {@code 1,250}, {@code 3.5 million},
 * {@code five}, {@code 12%}, {@code $40}, {@code −5 °C}. Of {@code 2 to 3 km} both numbers have the unit.
 *
 * <p>A unit is one that {@link Units} knows, right after the number; of another noun that is counted the number does not
 * know. Parts of names and of identifiers ({@code CD-4}, {@code p53}, {@code 2nd}) are no quantities. Whether four digits are
 * a year is told by what is around them, and at times wrongly.
 *
 * <p>Deterministic; takes any string. Cost: linear in the text.
 */
public final class Quantities {
    private Quantities() {}

    /** What a number is. */
    public enum Sort {
        /** How many, or how much. */
        AMOUNT,
        /** A year, such as {@code 1990} or {@code 1990s}. */
        YEAR,
        /** A day, whose number is its year. */
        DAY
    }

    /**
     * A number found.
     *
     * @param span where it stands, with its sign and unit
     * @param number the number, finite
     * @param unit its unit as it is written, such as {@code m}; empty for none
     * @param sort what it is
     */
    public record Found(Span span, double number, String unit, Sort sort) {
        /** The quantity. */
        public Value.Quantity quantity() {
            return new Value.Quantity(number, unit);
        }
    }

    /** The quantities of a text, in order; no two overlap. */
    public static List<Found> in(String text) {
        return new QuantityReader(text).read();
    }
}
