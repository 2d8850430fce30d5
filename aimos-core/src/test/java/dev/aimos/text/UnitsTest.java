package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.Value;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Units, and whether quantities are the same. */
final class UnitsTest {
    @Test
    void quantitiesAreTheSameInAnyUnitOfTheirDimension() {
        same(330, "m", 0.33, "km");
        same(330, "m", 330, "metres");
        same(330, "m", 33_000, "Centimeters");
        same(1, "ft", 12, "inches");
        same(1, "mile", 1609.344, "m");
        same(2, "kg", 2_000_000, "mg");
        same(16, "oz", 1, "lb");
        same(90, "min", 1.5, "hours");
        same(2, "weeks", 14, "days");
        same(2, "centuries", 200, "years");
        same(100, "°C", 373.15, "K");
        same(32, "°F", 0, "degrees Celsius");
        same(1, "km²", 100, "ha");
        same(1, "km^2", 1_000_000, "square metres");
        same(1, "m3", 1000, "litres");
        same(1, "ml", 1, "cm³");
        same(36, "km/h", 10, "m/s");
        same(1, "GB", 8000, "Mbit");
        same(1, "KiB", 1024, "bytes");
        same(12, "%", 12, "per cent");
        same(40, "$", 40, "dollars");
        same(1, "µm", 1000, "nm");
    }

    @Test
    void whatIsOfAnotherDimensionIsNeverTheSame() {
        apart("m", "kg");
        apart("m", "m2");
        apart("", "m");
        apart("$", "€");
        apart("days", "years");
        apart("Mb", "mm");
        apart("%", "percentage points");
        apart("ml", "mg");
    }

    @Test
    void unknownUnitsCompareByTheirText() {
        same(3, "base pairs", 3, "Base  pair");
        apart("apples", "pears");
        assertThat(Units.normal(3, "apples")).isEmpty();
        assertThat(Units.normal(3, "")).isEmpty();
        same(3, "", 3, "");
    }

    @Test
    void theBaseUnitIsTold() {
        assertThat(Units.normal(2, "km")).contains(new Units.Normal(2000, "m"));
        assertThat(Units.normal(-5, "°C").orElseThrow().unit()).isEqualTo("K");
    }

    @Test
    void nearlyIsNotTheSame() {
        assertThat(Units.same(new Value.Quantity(330, "m"), new Value.Quantity(0.3301, "km")))
                .isFalse();
    }

    @Property
    void anyUnitIsComparableWithItself(@ForAll String unit, @ForAll double number) {
        Units.normal(number, unit);
        if (Double.isFinite(number) && Units.normal(number, unit).isEmpty()) {
            Units.Normal normal = Units.normal(new Value.Quantity(number, ""));
            assertThat(normal.number()).isEqualTo(number == 0 ? 0.0 : number);
        }
    }

    private static void same(double a, String unit, double b, String other) {
        assertThat(Units.same(new Value.Quantity(a, unit), new Value.Quantity(b, other)))
                .as("%s %s = %s %s", a, unit, b, other)
                .isTrue();
    }

    private static void apart(String unit, String other) {
        Value.Quantity a = new Value.Quantity(1, unit);
        Value.Quantity b = new Value.Quantity(1, other);
        assertThat(Units.comparable(a, b)).as(unit + " " + other).isFalse();
        assertThat(Units.same(a, b)).isFalse();
    }
}
