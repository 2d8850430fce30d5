package dev.aimos.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Numbers read from text. */
final class QuantitiesTest {
    @Test
    void numbersAreReadWithTheirUnits() {
        read("The tower is 330 m tall.", "330 m:330.0 m");
        read("It has 1,250 rooms.", "1,250:1250.0 ");
        read("about 3.5 million people", "3.5 million:3500000.0 ");
        read("She has five cats", "five:5.0 ");
        read("twenty-five days", "twenty-five days:25.0 days");
        read("two hundred thousand", "two hundred thousand:200000.0 ");
        read("a million dollars", "a million dollars:1000000.0 dollars");
        read("up 12% to 13 percent", "12%:12.0 %", "13 percent:13.0 percent");
        read("costs $40, not US$50 or €1.5bn", "$40:40.0 $", "US$50:50.0 US$", "€1.5bn:1.5E9 €");
        read("It was -5 °C outside", "-5 °C:-5.0 °C");
        read("a 330-metre tower", "330-metre:330.0 metre");
        read("at 80 km/h over 2.5 square miles", "80 km/h:80.0 km/h", "2.5 square miles:2.5 square miles");
        read("5kg", "5kg:5.0 kg");
    }

    @Test
    void bothNumbersOfARangeHaveTheUnit() {
        read("2 to 3 km", "2:2.0 km", "3 km:3.0 km");
        read("5-10%", "5:5.0 %", "10%:10.0 %");
        read("3-4 million", "3:3000000.0 ", "4 million:4000000.0 ");
    }

    @Test
    void yearsAndDaysAreNoAmounts() {
        read("It opened in 1889.", "1889:1889.0  YEAR");
        read("Between 1990 and 1995", "1990:1990.0  YEAR", "1995:1995.0  YEAR");
        read("during the 1990s", "1990s:1990.0  YEAR");
        read("born on 12 May 1990 there", "12 May 1990:1990.0  DAY");
        read("On May 12th, 1990", "May 12th, 1990:1990.0  DAY");
        read("due 2024-02-29 or 2023-02-29?", "2024-02-29:2024.0  DAY", "2023:2023.0  YEAR", "02:2.0 ", "29:29.0 ");
        read("They sold 1990 cars.", "1990:1990.0 ");
        read("1,990", "1,990:1990.0 ");
    }

    @Test
    void aCurrencyBelongsToOneNumber() {
        read("1$-1", "1$:1.0 $", "1:1.0 ");
        read("$1 $-1", "$1:1.0 $", "$-1:-1.0 $");
    }

    @Test
    void partsOfNamesAreNoQuantities() {
        read("p53, TDP-43, CD4, the 2nd, 3D, x_1, 5_a, v1.2");
        read("one of them, and no one else");
        read("someone often tents");
    }

    @Test
    void oneCountsWithAUnitOnly() {
        read("one metre", "one metre:1.0 metre");
        read("one hundred people", "one hundred:100.0 ");
    }

    @Test
    void hugeTextIsRead() {
        assertThat(Quantities.in("9".repeat(300_000))).isEmpty();
        assertThat(Quantities.in("1-".repeat(100_000))).hasSize(100_000);
        assertThat(Quantities.in("hundred ".repeat(100_000))).isEmpty();
    }

    @Property
    void anyTextIsRead(@ForAll @From("texts") String text) {
        int end = 0;
        for (Quantities.Found found : Quantities.in(text)) {
            assertThat(found.span().start()).isGreaterThanOrEqualTo(end);
            end = found.span().end();
            assertThat(end).isLessThanOrEqualTo(text.length());
            assertThat(found.quantity().unit()).isEqualTo(found.unit());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "1", "2019", ",", ".", " ", "-", "$", "five", "hundred", "km", "%", "May", "a", "\uD800", "°C", "12",
                "_");
        return Arbitraries.oneOf(
                Arbitraries.strings(), pieces.list().ofMaxSize(12).map(list -> String.join("", list)));
    }

    private static void read(String text, String... expected) {
        List<String> read = Quantities.in(text).stream()
                .map(found -> found.span().of(text) + ":" + found.number() + " " + found.unit()
                        + (found.sort() == Quantities.Sort.AMOUNT ? "" : " " + found.sort()))
                .toList();
        assertThat(read).as(text).containsExactly(expected);
    }
}
