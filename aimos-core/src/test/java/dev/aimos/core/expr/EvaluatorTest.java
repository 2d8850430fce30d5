package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EvaluatorTest {
    private static final Map<String, Json> ROOTS = Map.of(
            "out",
            Json.from(Map.of(
                    "best",
                    0.4,
                    "hits",
                    List.of(Map.of("text", "a heron", "score", 3), Map.of("text", "a crane", "score", 1)),
                    "none",
                    new Json.Null(),
                    "name",
                    "grey heron",
                    "empty",
                    List.of(),
                    "ok",
                    true)),
            "inputs",
            Json.from(Map.of("big", 1e308, "smile", "x\uD83D\uDE00y")));

    private static String evaluate(String text) {
        return switch (Evaluator.evaluate(Expressions.parse(text), Scopes.of(ROOTS))) {
            case Result.Value value -> CanonicalWriter.toText(value.json());
            case Result.Failed failed -> (failed.missing() ? "missing: " : failed.code() + ": ") + failed.reason();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + 2 * 3 - 4 / 8                 | 6.5
            -7 % 3                            | -1
            "a" + "b"                         | "ab"
            [1] + [2, "x"]                    | [1,2,"x"]
            5k + 1.5M                         | 1505000
            2m + 500ms                        | 120.5
            0.1 + 0.2                         | 0.30000000000000004
            1 < 2 and 2 <= 2 and 3 > 2        | true
            "a" < "b" and "B" < "a"           | true
            1 == 1.0 and 1 != 2               | true
            [1, {a: "x"}] == [1, {a: "x"}]    | true
            [1] == ["1"]                      | false
            {a: 1, b: 2} == {b: 2, a: 1}      | true
            out.none == null                  | true
            out.name == null                  | false
            null != 5                         | true
            "heron" in out.name               | true
            2 in [1, 2] and 3 not in [1, 2]   | true
            "x" in [1, null]                  | false
            "best" in out                     | true
            false and out.nothing             | false
            true or 1 / 0 == 1                | true
            not (1 > 2)                       | true
            out.nothing ?? 5                  | 5
            out.none ?? 5                     | 5
            out.none.deeper ?? 5              | 5
            count(out.nothing) + 1 ?? 0       | 0
            out.hits[7] ?? "no"               | "no"
            first(out.empty) ?? 0             | 0
            out.hits[0].text                  | "a heron"
            out["hits"][1]["score"]           | 1
            ${out}.best                       | 0.4
            output.best                       | 0.4
            [1, 2, 3][1]                      | 2
            {a: {b: 7}}.a.b                   | 7
            "${out.name}: ${out.best}, ${1e21} ${true} ${null} ${[1, "x"]} ${{b: 1, a: 2}}" | "grey heron: 0.4, 1e+21 true null [1,\\"x\\"] {\\"a\\":2,\\"b\\":1}"
            """)
    void operatorsComputeValues(String text, String expected) {
        assertThat(evaluate(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + "x"            | type-mismatch: + takes two numbers, two texts or two lists, but has a number and a text
            1 == "1"           | type-mismatch: == takes two values of one kind, or null, but has a number and a text
            out.ok > 1         | type-mismatch: > takes two numbers or two texts, but has a boolean and a number
            not 1              | type-mismatch: not takes booleans, but has a number
            1 and true         | type-mismatch: and takes booleans, but has a number
            true and 1         | type-mismatch: and takes booleans, but has a number
            -"x"               | type-mismatch: - takes a number, but has a text
            1 / 0              | division-by-zero: the number on the right of / is 0
            1 % 0              | division-by-zero: the number on the right of % is 0
            inputs.big * 10    | number-range: the result is beyond the largest number
            out.hits[-1]       | bad-argument: the number of an item is a whole number from 0 on
            out.hits[0.5]      | bad-argument: the number of an item is a whole number from 0 on
            out.hits[7]        | missing: there is no item 7 in a list of 2
            out.bets           | missing: there is no field 'bets'
            out.none.x         | missing: null has no field 'x'
            out.none[0]        | missing: null has no items and no fields
            out.best.x         | type-mismatch: a number has no field 'x'
            out.hits.text      | type-mismatch: a list has no field 'text'; take an item, or that field of all items with pluck
            inptus.x           | missing: there is no 'inptus'; did you mean inputs?
            out.best[0]        | type-mismatch: […] takes an item of a list by its number or a field of an object by its name, not a number and a number
            1 / 0 ?? 5         | division-by-zero: the number on the right of / is 0
            exists(1 / 0)      | division-by-zero: the number on the right of / is 0
            1 in "x"           | type-mismatch: a value can be in a list, a text in a text and a name in an object, but not a number in a text
            """)
    void whatHasNoValueHasAReason(String text, String expected) {
        assertThat(evaluate(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            exists(out.best)                          | true
            exists(out.none) or exists(out.x.y)       | false
            if(out.ok, 1, 1 / 0)                      | 1
            if(not out.ok, 1 / 0, 2)                  | 2
            count([1, 2]) + count("${inputs.smile}")  | 5
            count({a: 1})                             | 1
            contains(out.name, "heron")               | true
            contains([1, [2]], [2])                   | true
            contains("x", "")                         | true
            text(1.50)                                | "1.5"
            text("x")                                 | "x"
            json("x")                                 | "\\"x\\""
            json({b: [1, null], a: true})             | "{\\"a\\":true,\\"b\\":[1,null]}"
            parse_json("{\\"a\\": [1, 2e3]}")         | {"a":[1,2000]}
            keys({b: 1, a: 2})                        | ["a","b"]
            values({b: 1, a: 2})                      | [2,1]
            has({a: null}, "a")                       | true
            sum([1, 2.5])                             | 3.5
            sum([])                                   | 0
            avg([1, 2])                               | 1.5
            min([3, 1, 2])                            | 1
            max(3, 1, 7)                              | 7
            abs(-2.5)                                 | 2.5
            floor(-0.5)                               | -1
            ceil(-0.5)                                | 0
            round(2.5)                                | 3
            round(-2.5)                               | -3
            round(2.675, 2)                           | 2.68
            round(1e300, 15)                          | 1e+300
            number(" -12.50 ")                        | -12.5
            number(3)                                 | 3
            first(out.hits).text                      | "a heron"
            last([1, 2])                              | 2
            slice([1, 2, 3, 4], 1, 3)                 | [2,3]
            slice([1, 2, 3], -2)                      | [2,3]
            slice([1, 2, 3], 2, 1)                    | []
            slice([1, 2, 3], 0, -1)                   | [1,2]
            slice(inputs.smile, 1, 2)                 | "😀"
            slice("abc", 1, 99)                       | "bc"
            pluck(out.hits, "score")                  | [3,1]
            flatten([[1], [], [2, [3]]])              | [1,2,[3]]
            distinct([1, 1.0, "1", null, null, [1], [1], {a: 1, b: 2}, {b: 2, a: 1}]) | [1,"1",null,[1],{"a":1,"b":2}]
            sort([3, 1, 2])                           | [1,2,3]
            sort(["b", "a", "B"])                     | ["B","a","b"]
            sort([])                                  | []
            reverse([1, 2])                           | [2,1]
            any([false, true])                        | true
            any([])                                   | false
            all([])                                   | true
            all([true, false])                        | false
            none([false])                             | true
            all_equal([1, 1]) and all_equal([])       | true
            all_equal([1, "1"])                       | false
            length(inputs.smile)                      | 3
            starts_with("heron", "he")                | true
            ends_with("heron", "ron")                 | true
            lower("ÄB") + upper("äß")                 | "äbÄSS"
            trim("  a b\\n")                          | "a b"
            split("a,b,,c", ",")                      | ["a","b","","c"]
            split("", ",")                            | [""]
            join(["a", 1, true, null, [2]], "-")      | "a-1-true-null-[2]"
            join([], "-")                             | ""
            replace("a-b-c", "-", "--")               | "a--b--c"
            matches_glob("src/a.java", "src/*.ja?a")  | true
            matches_glob("😀", "?")                   | true
            """)
    void functionsComputeValues(String text, String expected) {
        assertThat(evaluate(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            count(1)                    | type-mismatch: count takes as x a list or a text or an object, but has a number
            contains(1, 1)              | type-mismatch: contains takes as x a list or a text, but has a number
            contains("1", 1)            | bad-argument: contains finds a text in a text, not a number
            if(1, 2, 3)                 | type-mismatch: if takes as condition a boolean, but has a number
            sum([1, "2"])               | type-mismatch: sum takes a list of numbers, but item 1 is a text
            sum([1e308, 1e308])         | number-range: the result is beyond the largest number
            avg([])                     | missing: avg has no numbers: the list is empty
            min([])                     | missing: min has nothing to choose from: the list is empty
            min(1)                      | type-mismatch: min takes as x a list of number or a number, but has a number
            max(1, "2")                 | type-mismatch: max takes as x a list of number or a number, but has a text
            round(1, 0.5)               | bad-argument: round takes as digits a whole number from 0 to 15
            round(1, -1)                | bad-argument: round takes as digits a whole number from 0 to 15
            number("0x1")               | bad-argument: number takes a decimal number, but its text is none: '0x1'
            number("1e999")             | number-range: the result is beyond the largest number
            number("NaN")               | bad-argument: number takes a decimal number, but its text is none: 'NaN'
            number("1f")                | bad-argument: number takes a decimal number, but its text is none: '1f'
            number(true)                | type-mismatch: number takes as x a text or a number, but has a boolean
            first([])                   | missing: first has no item to take: the list is empty
            slice(1, 0)                 | type-mismatch: slice takes as x a list or a text, but has a number
            pluck([{a: 1}, {}], "a")    | missing: pluck finds no field 'a' in item 1
            pluck([1], "a")             | type-mismatch: pluck takes a list of objects, but item 0 is a number
            flatten([1])                | type-mismatch: flatten takes a list of lists, but item 0 is a number
            sort([1, "a"])              | type-mismatch: sort takes a list of numbers, but item 1 is a text
            sort([true])                | type-mismatch: sort takes a list of numbers or of texts, but item 0 is a boolean
            any([true, 1])              | type-mismatch: any takes a list of booleans, but item 1 is a number
            split("a", "")              | bad-argument: split takes a separator that is not empty
            replace("a", "", "b")       | bad-argument: replace takes a part that is not empty
            join("a", "b")              | type-mismatch: join takes as list a list, but has a text
            keys([1])                   | type-mismatch: keys takes as object an object, but has a list
            """)
    void functionsHaveReasonsToo(String text, String expected) {
        assertThat(evaluate(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {\\"a\\": 1} x
            [1e999]
            \\"\\\\uD800\\"
            {\\"a\\"
            [1,]
            NaN
            ``
            """)
    void whatIsNotJsonIsNotParsed(String json) {
        assertThat(evaluate("parse_json(\"" + json + "\")"))
                .startsWith("bad-argument: parse_json takes JSON, but its text is none: ");
    }

    @Test
    void aFunctionThatIsUnknownHasAReason() {
        Expr call = new Expr.Apply("nonsense", List.of(), Span.NONE);
        assertThat(Evaluator.evaluate(call, Scopes.of(ROOTS)))
                .isEqualTo(new Result.Failed("bad-function", "there is no function 'nonsense'", false));
        Expr few = new Expr.Apply("round", List.of(), Span.NONE);
        assertThat(Evaluator.evaluate(few, Scopes.of(ROOTS)))
                .isEqualTo(new Result.Failed("bad-function", "round takes from 1 to 2 arguments, but has 0", false));
    }
}
