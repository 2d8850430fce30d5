package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import dev.aimos.plan.ValueType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TypeCheckTest {
    private static final Map<String, ValueType> TYPES = Map.of(
            "out.best", ValueType.NUMBER,
            "out.name", ValueType.TEXT,
            "out.ok", ValueType.BOOLEAN,
            "out.hits", ValueType.listOf(ValueType.OBJECT),
            "out.scores", ValueType.listOf(ValueType.NUMBER),
            "out.map", ValueType.OBJECT,
            "out.any", ValueType.ANY);

    private final Problems problems = new Problems();

    private String type(String text) {
        Expr expr = Expressions.parse(text);
        TypeScope scope = path -> TYPES.get(String.join(".", path));
        return TypeCheck.type(expr, scope, problems.in(new Source(text))).toString();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            5k                            | number
            2m                            | number
            "a ${out.best}"               | text
            null                          | any
            [1, 2]                        | list of number
            [1, "a"]                      | list
            []                            | list
            [[1], [2]]                    | list of list of number
            {a: 1}                        | object
            {a: 1}.a                      | any
            out.best + 1                  | number
            out.best > 1 and out.ok       | boolean
            out["name"]                   | text
            ${out.name}                   | text
            output.name                   | text
            out.map.x.y                   | any
            out.unknown.x                 | any
            out.hits[0]                   | object
            out.hits[0].text              | any
            out.scores[0]                 | number
            first(out.scores)             | number
            slice(out.name, 1)            | text
            slice(out.scores, 1)          | list of number
            out.name + out.any            | text
            out.scores + out.any          | list
            out.any ?? 5                  | any
            out.best ?? 5                 | number
            if(out.ok, 1, 2)              | number
            if(out.ok, 1, "x")            | any
            flatten([[1], [2]])           | list of number
            sort(out.scores)              | list of number
            split(out.name, ",")          | list of text
            -out.best                     | number
            not out.ok                    | boolean
            out.best == null              | boolean
            out.any > 1                   | boolean
            """)
    void typesAreInferred(String text, String expected) {
        assertThat(type(text)).isEqualTo(expected);
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            out.name > 1                  | > takes two numbers or two texts, but has a text and a number
            out.name == 1                 | == takes two values of one type, or null, but has a text and a number
            out.best and out.ok           | and takes booleans, but this is a number
            not out.best                  | not takes a boolean, but this is a number
            -out.name                     | - takes a number, but this is a text
            out.best.x                    | a number has no field 'x'
            out.hits.text                 | a list of object has no field 'text'
            out.best[0]                   | […] takes an item of a list by its number or a field of an object by its name, not of a number by a number
            out.name + 1                  | + takes two numbers, two texts or two lists, but has a text and a number
            out.hits > 0                  | > takes two numbers or two texts, but has a list of object and a number
            count(out.best)               | count takes as x a list or a text or an object, but this is a number
            sum(out.hits)                 | sum takes as list a list of number, but this is a list of object
            lower(out.scores[0])          | lower takes as text a text, but this is a number
            max(out.best, out.name)       | max takes as x a list of number or a number, but this is a text
            out.best / 0                  | this divides by 0
            1 in out.name                 | in takes anything and a list, or a text and a text or an object, but has a number and a text
            "${out.best.x}"               | a number has no field 'x'
            [out.best.x]                  | a number has no field 'x'
            {a: out.best.x}               | a number has no field 'x'
            exists(out.best.x)            | a number has no field 'x'
            """)
    void whatCanOnlyFailIsTold(String text, String expected) {
        type(text);
        assertThat(problems.sorted()).extracting(Problem::message).containsExactly(expected);
        assertThat(problems.hasErrors()).isTrue();
    }

    @Test
    void theAdviceFitsTheTypes() {
        type("out.name > 1");
        type("out.hits > 0");
        type("out.name + 1");
        type("out.hits.text");
        assertThat(problems.sorted())
                .extracting(problem -> problem.suggestion().orElse(""))
                .containsExactly(
                        "make a number of the text with number(…), or a text of the number with text(…)",
                        "count the list: count(…)",
                        "write one text with ${…} in it, or text(…)",
                        "take an item first, such as [0], or that field of all items: pluck(…, \"text\")");
    }

    @Test
    void problemsPointAtTheOperand() {
        type("out.ok and out.best");
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo(12);
            assertThat(problem.length()).isEqualTo(8);
        });
    }

    @Test
    void constantsAreFolded() {
        assertThat(List.of("1 + 1 == 2", "false and out.x", "[1, 2][0] == 1", "exists(null) == false"))
                .allMatch(text -> Constant.fold(Expressions.parse(text)).isPresent());
        assertThat(List.of("out.x", "out.x and false", "out.x ?? 5", "exists(out.x)"))
                .allMatch(text -> Constant.result(Expressions.parse(text)).isEmpty());
        assertThat(Constant.result(Expressions.parse("1 / 0")))
                .hasValueSatisfying(result -> assertThat(result).isInstanceOf(Result.Failed.class));
        assertThat(Constant.fold(Expressions.parse("1 / 0"))).isEmpty();
    }
}
