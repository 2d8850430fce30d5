package dev.aimos.lucene.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.text.EnglishWords;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.junit.jupiter.api.Test;

/**
 * The terms of {@link EnglishWords} are those of Lucene's {@link EnglishAnalyzer} without stop words, an independent implementation. Known
 * differences, which the samples leave out: words of more than 255 characters, a Hebrew letter with a geresh inside a word,
 * the cut of Thai and its kin, emoji that are not shown as pictures by themselves or follow a stray joiner, and characters
 * newer than the Unicode version of Lucene's grammar.
 */
final class EnglishWordsLikeLuceneTest {
    private static final EnglishWords WORDS = new EnglishWords();

    private static List<String> lucene(String text) {
        List<String> terms = new ArrayList<>();
        try (EnglishAnalyzer analyzer = new EnglishAnalyzer(CharArraySet.EMPTY_SET);
                TokenStream tokens = analyzer.tokenStream("text", new StringReader(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return terms;
    }

    private static String documents() throws IOException {
        Path root = Path.of("..");
        StringBuilder text = new StringBuilder(Files.readString(root.resolve("README.md")));
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                text.append('\n').append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void onTheDocumentsOfThisProject() throws IOException {
        String text = documents();
        assertThat(WORDS.terms(text)).hasSizeGreaterThan(1_000).isEqualTo(lucene(text));
    }

    @Test
    void onHardCases() {
        for (String text : List.of(
                "can't don’t user's dogs' ’tis O'Neil's rock'n'roll 's S's it's James’S",
                "well-known foo_bar __init__ _x_ a_1 3.14 1,000.5 U.S.A. a.b 1.a a.1 .5 5. v1.2.3 10:30 a:b 1/2 50% $5 C++ C#",
                "http://example.org/a_b?c=d me@example.org 192.168.0.1 x\u00ADy caf\u00E9 cafe\u0301 \u0130stanbul \u00DF \uFB01",
                "日本語のテスト カタカナ・ヒラガナ 한국어 中文abc123 ﾊﾝｶｸ 々 〇 ー",
                "\u05E9\u05DC\u05D5\u05DD \u05E6\u05D4\"\u05DC \u05D2' مرحبا بالعالم नमस्ते दुनिया Привет ΑΣ",
                "\uD83D\uDE00 \uD83D\uDC4D\uD83C\uDFFD \uD83D\uDC69\u200D\uD83D\uDC67 \uD83C\uDDE9\uD83C\uDDEA ok",
                "relational conditional hopping hoping falling sky skies dying agreed plastered happy y yy yyyy ying",
                "a\u200Db a\u200Bb \u0301x a b ½ Ⅷ ①")) {
            assertThat(WORDS.terms(text)).as(text).isEqualTo(lucene(text));
        }
    }

    @Test
    void onMadeUpWordsWithEveryEnding() throws IOException {
        List<String> endings = List.of(
                "", "s", "es", "ies", "sses", "ss", "eed", "ed", "ing", "y", "ational", "tional", "enci", "anci",
                "izer", "bli", "abli", "alli", "entli", "eli", "ousli", "ization", "ation", "ator", "alism", "iveness",
                "fulness", "ousness", "aliti", "iviti", "biliti", "logi", "icate", "ative", "alize", "iciti", "ical",
                "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion",
                "sion", "tion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "e", "ll", "le");
        TreeSet<String> words = new TreeSet<>(List.of(documents().split("[^A-Za-z']+")));
        for (String stem : List.of(
                "",
                "b",
                "y",
                "o",
                "tr",
                "by",
                "oy",
                "hop",
                "hopp",
                "fall",
                "fizz",
                "sky",
                "tray",
                "oat",
                "relat",
                "condit",
                "syzyg",
                "yy",
                "x",
                "box",
                "generaliz",
                "controll",
                "ab",
                "abab",
                "ay",
                "ayb",
                "at")) {
            for (String ending : endings) {
                for (String second : endings) {
                    words.add(stem + ending + second);
                }
            }
        }
        String text = String.join(" ", words);
        assertThat(WORDS.terms(text)).hasSizeGreaterThan(10_000).isEqualTo(lucene(text));
    }

    @Property
    void onAnyTextOfManyScripts(@ForAll("texts") String text) {
        assertThat(WORDS.terms(text)).isEqualTo(lucene(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "B",
                        "ing",
                        "s",
                        "'s",
                        "’",
                        "'",
                        "\"",
                        ".",
                        ",",
                        ":",
                        ";",
                        "_",
                        "-",
                        " ",
                        "\n",
                        "1",
                        "23",
                        "\u0661",
                        "é",
                        "e\u0301",
                        "\u0301",
                        "\u00AD",
                        "\u200B",
                        "ß",
                        "日",
                        "の",
                        "カ",
                        "ー",
                        "한",
                        "ب",
                        "न",
                        "\u0947",
                        "Я",
                        "\uD835\uDD38",
                        "\uD83D\uDE00",
                        "\uD840\uDC00",
                        "@",
                        "/",
                        "\u00B7",
                        "\u2027",
                        "\uFF0E",
                        "\u066C")
                .list()
                .ofMaxSize(14)
                .map(parts -> String.join("", parts));
    }
}
