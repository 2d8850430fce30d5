package dev.aimos.text;

import dev.aimos.graph.Value;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Units of length, mass, time, temperature, area, volume, speed, data, shares of a hundred and currencies, by symbol or by
 * English name: {@code 0.33 km}, {@code 330 metres} and {@code 330 m} are the same. Symbols count in their case, with SI
 * prefixes where those are in use; names in any case, in singular and plural.
 *
 * <p>Each currency is a dimension of its own and never converted; {@code $} is not said to be any country's. A month has no
 * fixed number of days, so months and longer are comparable among themselves only. Data is counted in bits; {@code kB} and
 * {@code KB} are a thousand bytes. A unit that is not known compares by its text, in lower case and without a plural
 * {@code s}; a number without a unit with other numbers.
 *
 * <p>Thread-safe and deterministic; any string is a unit, and none makes it throw. The factors are those of the SI Brochure
 * and of the international yard and pound; US liquid measure for gallon and pint.
 */
public final class Units {
    private static final double TOLERANCE = 1e-9;

    private Units() {}

    /**
     * A number in its base unit.
     *
     * @param number the number
     * @param unit symbol of the base unit: {@code m}, {@code kg}, {@code s}, {@code month}, {@code K}, {@code m2}, {@code m3},
     *     {@code m/s}, {@code bit}, {@code %}, or a currency's
     */
    public record Normal(double number, String unit) {}

    /** A number in its base unit; empty if the unit is not known. */
    public static Optional<Normal> normal(double number, String unit) {
        UnitTable.Unit known = UnitTable.find(tidy(unit));
        return known == null ? Optional.empty() : Optional.of(converted(number, known));
    }

    /** Whether two quantities are of one dimension, or of one unknown unit, or both without a unit. */
    public static boolean comparable(Value.Quantity a, Value.Quantity b) {
        return normal(a).unit().equals(normal(b).unit());
    }

    /** Whether two quantities are comparable and equal, but for a relative error of 10⁻⁹. */
    public static boolean same(Value.Quantity a, Value.Quantity b) {
        Normal first = normal(a);
        Normal second = normal(b);
        double larger = Math.max(Math.abs(first.number), Math.abs(second.number));
        boolean close = first.number == second.number || Math.abs(first.number - second.number) <= TOLERANCE * larger;
        return close && first.unit.equals(second.unit);
    }

    /** A quantity in its base unit, or in its own if that is not known, as that compares. */
    static Normal normal(Value.Quantity quantity) {
        String tidy = tidy(quantity.unit());
        UnitTable.@Nullable Unit known = UnitTable.find(tidy);
        if (known != null) {
            return converted(quantity.number(), known);
        }
        String text = tidy.toLowerCase(Locale.ROOT);
        boolean plural = text.length() > 3 && text.endsWith("s") && !text.endsWith("ss");
        return new Normal(quantity.number(), "?" + (plural ? text.substring(0, text.length() - 1) : text));
    }

    private static Normal converted(double number, UnitTable.Unit unit) {
        return new Normal(number * unit.factor() + unit.zero(), unit.base());
    }

    private static String tidy(String unit) {
        StringBuilder tidy = new StringBuilder(unit.length());
        for (int i = 0; i < unit.length(); i++) {
            char c = unit.charAt(i);
            boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
            if (!blank) {
                tidy.append(c);
            } else if (tidy.length() > 0 && tidy.charAt(tidy.length() - 1) != ' ') {
                tidy.append(' ');
            }
        }
        return tidy.toString().stripTrailing();
    }
}
