package dev.aimos.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalWriterTest {

    /** The samples of RFC 8785, appendix B: bits of a double, and how it is written. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void numbersAreWrittenAsTheRfcWritesThem(String bits, String expected) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        assertThat(CanonicalWriter.toText(Json.of(value))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {2e23, 9e-7, 1.5, 0.1, 100, 1e-6, 123456789012345680000.0, 4.35, 0.3, 5e-5, 1e20, 3e-10})
    void numbersReadBackAsTheyWere(double value) throws IOException {
        byte[] bytes = CanonicalWriter.toBytes(Json.of(value));
        assertThat(JsonReader.read(bytes)).isEqualTo(Json.of(value));
        assertThat(Double.parseDouble(new String(bytes, StandardCharsets.UTF_8)))
                .isEqualTo(value);
    }

    /** The example of RFC 8785, section 3.2.2 and following. */
    @Test
    void theExampleOfTheRfcComesOutAsItsBytes() throws IOException {
        String input = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;
        Json json = JsonReader.read(input.getBytes(StandardCharsets.UTF_8));
        assertThat(CanonicalWriter.toText(json))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** The sorting example of RFC 8785, section 3.2.3: by UTF-16 code units, not by code points. */
    @Test
    void membersAreSortedByTheirCodeUnits() throws IOException {
        String input =
                "{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\","
                        + "\"1\":\"One\",\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                        + "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}";
        String text = CanonicalWriter.toText(JsonReader.read(input.getBytes(StandardCharsets.UTF_8)));
        assertThat(text.replaceAll("\"[^\"]*\":\"([^\"]*)\"", "$1"))
                .isEqualTo("{Carriage Return,One,Control,Latin Small Letter O With Diaeresis,Euro Sign,"
                        + "Emoji: Grinning Face,Hebrew Letter Dalet With Dagesh}");
    }

    @Test
    void whatIsNotOneJsonValueIsRefused() {
        for (String text : new String[] {"", "{", "{} {}", "[1,]", "nul", "\"\\x\"", "{\"a\"}"}) {
            assertThatThrownBy(() -> JsonReader.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> new CanonicalWriter().string("\uD800"))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }
}
