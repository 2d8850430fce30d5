package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnsatisfiableTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            out.x > 5 and out.x < 3                  | out.x > 5 and out.x < 3 cannot hold at once
            out.x > 5 and output.x <= 5              | out.x > 5 and out.x <= 5 cannot hold at once
            3 > out.x and not (out.x < 4)            | out.x >= 4 and out.x < 3 cannot hold at once
            ${out.x} > 5 and out["x"] < 3            | out.x > 5 and out.x < 3 cannot hold at once
            out.x == "a" and out.x == "b"            | out.x == "a" and out.x == "b" cannot hold at once
            out.x in ["a", "b"] and out.x == "c"     | out.x in ["a", "b"] and out.x == "c" cannot hold at once
            out.x == 1 and out.x != 1                | out.x == 1 and out.x != 1 cannot hold at once
            out.x != 1 and out.x == 1                | out.x == 1 and out.x != 1 cannot hold at once
            out.x == 1 and out.x > 1                 | out.x == 1 and out.x > 1 cannot hold at once
            out.x == "a" and out.x > 1               | out.x == "a" and out.x > 1 cannot hold at once
            out.x >= 1 and out.x <= 1 and out.x != 1 | out.x >= 1 and out.x <= 1 and out.x != 1 cannot hold at once
            out.ok and not out.ok                    | out.ok == true and out.ok == false cannot hold at once
            count(out.l) < 0                         | count(out.l) < 0 cannot hold
            count(out.l) > 2 and count(out.l) < 3    | count(out.l) > 2 and count(out.l) < 3 cannot hold at once
            out.x > 5 and (out.x < 3 or out.x == 4)  | out.x > 5 and out.x < 3 cannot hold at once
            1 > 2                                    | it is always false
            out.x > 1 and false                      | it is always false
            not true                                 | it is always false
            """)
    void whatCannotHoldIsFound(String condition, String reason) {
        assertThat(Unsatisfiable.reason(Expressions.parse(condition))).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "out.x > 3 and out.x < 5",
                "out.x >= 3 and out.x <= 3",
                "out.x > 5 or out.x < 3",
                "out.x > 2 and out.x < 3",
                "out.x > 5 and out.y < 3",
                "out.x == null or out.x > 3",
                "count(out.l) <= 0",
                "out.x in inputs.list and out.x == 3",
                "\"a\" in out.text and out.text == \"b\"",
                "out.x < \"a\" and out.x > \"b\"",
                "true"
            })
    void whatMayHoldIsLeftAlone(String condition) {
        assertThat(Unsatisfiable.reason(Expressions.parse(condition))).isEmpty();
    }

    @Test
    void whatHasTooManyWaysToHoldIsLeftAlone() {
        String hard = IntStream.range(0, 40)
                .mapToObj(i -> "(out.x > " + i + " or out.y > " + i + ")")
                .collect(Collectors.joining(" and "));
        assertThat(Unsatisfiable.reason(Expressions.parse(hard + " and out.x < 0 and out.y < 0")))
                .isEmpty();
    }
}
