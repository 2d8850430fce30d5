package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LexerTest {
    private final Problems problems = new Problems();

    private List<Token> tokens(String text) {
        return all(Lexer.tokens(new Source(text), problems));
    }

    private static List<Token> all(Tokens tokens) {
        List<Token> all = new ArrayList<>();
        while (!tokens.done()) {
            all.add(tokens.next());
        }
        return all;
    }

    private List<String> codes() {
        return problems.sorted().stream().map(Problem::code).toList();
    }

    @Test
    void aStatementIsCutIntoTokens() {
        assertThat(tokens("\uFEFFSTEP find-1: GATE x_2 >= 0.4 and not a.b ?? \"t\" # why\r\n"))
                .extracting(token -> token.type() + " " + token.text())
                .containsExactly(
                        "KEYWORD STEP",
                        "NAME find-1",
                        "PUNCTUATION :",
                        "KEYWORD GATE",
                        "NAME x_2",
                        "PUNCTUATION >=",
                        "NUMBER 0.4",
                        "NAME and",
                        "NAME not",
                        "NAME a",
                        "PUNCTUATION .",
                        "NAME b",
                        "PUNCTUATION ??",
                        "STRING t");
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void tokensKnowTheirPlaces() {
        String text = "  GATE  \"a ${ b }\" 12_000ms";
        assertThat(tokens(text))
                .extracting(token -> text.substring(token.start(), token.end()))
                .containsExactly("GATE", "\"a ${ b }\"", "12_000ms");
    }

    @Test
    void aHyphenIsPartOfANameOnlyBeforeALetterOrDigit() {
        assertThat(tokens("a-b a - b a- b a--b gpt-4 a-_"))
                .extracting(Token::text)
                .containsExactly("a-b", "a", "-", "b", "a", "-", "b", "a", "-", "-", "b", "gpt-4", "a", "-");
        assertThat(codes()).containsExactly("stray-character");
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "1.5, 1.5",
        "1e3, 1000",
        "1E-3, 0.001",
        "1e+21, 1e21",
        "5k, 5000",
        "2.5M, 2500000",
        "1_000, 1000",
        "0, 0",
        "99999, 99999",
        "100000k, 1e8",
        "1e3k, 1e6",
        "007, 7",
        "1.7976931348623157e308, 1.7976931348623157e308"
    })
    void numbersHaveValues(String text, double value) {
        assertThat(tokens(text)).singleElement().satisfies(token -> {
            assertThat(token.type()).isEqualTo(TokenType.NUMBER);
            assertThat(token.value()).isEqualTo(value);
            assertThat(token.text()).isEqualTo(text.replace("_", ""));
        });
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5ms, PT0.005S",
        "30s, PT30S",
        "2m, PT2M",
        "1.5h, PT1H30M",
        "2d, PT48H",
        "7us, PT0.000007S",
        "0.1us, PT0.0000001S",
        "99999h, PT99999H",
        "1e3s, PT16M40S",
        "1_000ms, PT1S",
        "1e-99999999999s, PT0S",
        "36525d, PT876600H"
    })
    void durationsHaveValues(String text, Duration value) {
        assertThat(tokens(text)).singleElement().satisfies(token -> {
            assertThat(token.type()).isEqualTo(TokenType.DURATION);
            assertThat(token.value()).isEqualTo(value);
        });
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5q, number-unit",
        "5em, number-unit",
        "5mss, number-unit",
        "5k2, number-unit",
        "5_, number-unit",
        "1e, number-unit",
        "1e999, number-too-large",
        "1e308k, number-too-large",
        "36526d, duration-too-long",
        "1e99999999999s, duration-too-long",
        "11111111111111111111111111111111111111111, number-too-long",
        "9007199254740993, number-inexact"
    })
    void numbersThatAreNoneAreTold(String text, String code) {
        assertThat(tokens(text)).hasSize(1);
        assertThat(codes()).containsExactly(code);
    }

    @Test
    void escapesStandForCharacters() {
        assertThat(tokens("\"\\\" \\\\ \\n \\t \\r \\$ \\u{1F600} \\uD83D\\uDE00 \\u00e9 \\u{0}\""))
                .singleElement()
                .extracting(Token::text)
                .isEqualTo("\" \\ \n \t \r $ \uD83D\uDE00 \uD83D\uDE00 é \0");
        assertThat(problems.sorted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\q",
                "\\u12",
                "\\u{}",
                "\\u{110000}",
                "\\u{D800}",
                "\\uD83D",
                "\\uDE00",
                "\\uD83D\\n",
                "\\u{1F600",
                "\\uD83D\\uD83D",
                "\\uD83D\\u00e9"
            })
    void escapesThatStandForNothingAreTold(String escape) {
        assertThat(tokens("\"a" + escape + "b\"")).hasSize(1);
        assertThat(codes()).contains("escape").allMatch("escape"::equals);
    }

    @Test
    void textsOfSeveralLinesHaveLineFeeds() {
        assertThat(tokens("\"\"\"a\r\n \"b\" \"\"c\rd\ne\\\"\"\"\""))
                .singleElement()
                .satisfies(token -> {
                    assertThat(token.text()).isEqualTo("a\n \"b\" \"\"c\nd\ne\"");
                    assertThat(token.isPlainText()).isTrue();
                });
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void textsHaveExpressionsInThem() {
        List<Piece> pieces =
                tokens("\"a ${ {b: \"c ${d}\"}[\"b\"] } e\"").get(0).pieces();
        assertThat(pieces).hasSize(3);
        assertThat(pieces.get(1))
                .isInstanceOfSatisfying(
                        Piece.Embedded.class,
                        embedded -> assertThat(embedded.tokens())
                                .extracting(Token::text)
                                .containsExactly("{", "b", ":", "", "}", "[", "b", "]", "}"));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void aDollarIsADollarWithoutABrace() {
        assertThat(tokens("\"$5 $ \\${x}\"")).extracting(Token::text).containsExactly("$5 $ ${x}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "abc            | text-open
            \"""abc         | text-open
            "a ${ b         | embedded-open
            "a ${ "b        | embedded-open
            \"""a ${ b      | embedded-open
            \"""a ${ "b     | embedded-open, text-open
            'abc'           | single-quotes
            ‘abc’           | stray-character, stray-character
            a ; b           | stray-character
            größe           | name-character
            "a ${ # x }"    | comment-embedded
            """)
    void whatIsNotRightIsToldOnce(String text, String expected) {
        tokens(text);
        assertThat(String.join(", ", codes())).isEqualTo(expected);
    }

    @Test
    void aTextThatIsNotClosedEndsWithItsLine() {
        assertThat(tokens("STEP a: \"abc\nSTEP b: \"d ${e\n STEP c"))
                .extracting(Token::text)
                .containsExactly("STEP", "a", ":", "abc", "STEP", "b", ":", "", "STEP", "c");
        assertThat(codes()).containsExactly("text-open", "embedded-open");
    }

    @Test
    void anInnerTextThatIsNotClosedIsToldEvenIfTheOuterOneIs() {
        tokens("\"\"\"a ${ \"b\n } \"\"\"");
        assertThat(codes()).containsExactly("text-open");
    }

    @Test
    void commentsAreKept() {
        Tokens tokens = Lexer.tokens(new Source("# one \nPLAN x #two\r\n  #\n\"# no\""), problems);
        assertThat(tokens.comments())
                .extracting(comment -> comment.text() + (comment.alone() ? " (alone)" : ""))
                .containsExactly(" one (alone)", "two", " (alone)");
        assertThat(all(tokens)).hasSize(3);
    }

    @Test
    void controlCharactersAndHalfCharactersAreTold() {
        assertThat(tokens("a \0\0 \"b\u0007\uD800c\" # \u001B\uDC00\n\uDC00\uD800"))
                .hasSize(2);
        assertThat(codes())
                .containsExactly(
                        "control-character",
                        "control-character",
                        "text-malformed",
                        "control-character",
                        "text-malformed",
                        "text-malformed");
    }

    @Test
    void aNameIsNotTooLong() {
        tokens("a".repeat(100) + " " + "b".repeat(101));
        assertThat(codes()).containsExactly("name-too-long");
    }

    @Test
    void namesAreNoKeywords() {
        assertThat(Words.KEYWORDS).hasSize(21).noneMatch(Words::isName);
        assertThat(List.of("", "1a", "a b", "a-", "é", "a".repeat(101))).noneMatch(Words::isName);
        assertThat(List.of("a", "Step", "and", "a-1", "a_-".substring(0, 2))).allMatch(Words::isName);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "\"",
                "\"${",
                "\"\"\"${",
                "\"\"\"\\\"",
                "'",
                "'\u0001",
                "#",
                "_",
                "ö",
                "\0",
                "\uD800",
                "a",
                "a-",
                "9",
                "9e9 ",
                "\\",
                "$",
                "#\n",
                "\"\n",
                "\"${\n",
                "?",
                "é'",
                "\"\\u{",
                "\uD800\uD800\uDC00"
            })
    void aMegabyteOfAnythingIsCutInTimeLinearInIt(String piece) {
        tokens(piece.repeat(1_000_000 / piece.length()));
        assertThat(problems.sorted()).hasSizeLessThanOrEqualTo(2 * (Problems.MOST + 1));
    }

    @Test
    void namesThatHashAlikeDoNotSlowItDown() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1 << 16; i++) {
            for (int bit = 15; bit >= 0; bit--) {
                text.append((i & (1 << bit)) == 0 ? "Aa" : "BB");
            }
            text.append(' ');
        }
        assertThat(tokens(text.toString())).hasSize(1 << 16);
        assertThat(problems.sorted()).isEmpty();
    }
}
