package dev.aimos.core.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimosException;
import dev.aimos.index.Level;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the segmentation of any text whatever. */
final class SegmentsProperties {
    private static final List<Level> LEVELS = List.of(Level.values());

    private static final int PLENTY = 1_000_000;

    /** A text and its media type. */
    record Sample(String text, String mediaType) {
        Segments cut(int maxNodes) {
            return Segments.of(text, mediaType, maxNodes);
        }
    }

    @Property
    void theSentencesJoinedGiveTheTextBack(@ForAll("samples") Sample sample) {
        Segments segments = sample.cut(PLENTY);
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < segments.count(Level.SENTENCE); i++) {
            int sentence = segments.nodeAt(Level.SENTENCE, i);
            joined.append(sample.text(), segments.start(sentence), segments.end(sentence));
        }
        assertThat(joined.toString()).isEqualTo(sample.text());
    }

    @Property
    void theChildrenTileTheirParentAndAreNumberedFromOne(@ForAll("samples") Sample sample) {
        Segments segments = sample.cut(PLENTY);
        assertThat(segments.parent(0)).isEqualTo(-1);
        assertThat(segments.subtreeEnd(0)).isEqualTo(segments.size());
        for (int node = 0; node < segments.size(); node++) {
            if (segments.level(node) == Level.SENTENCE) {
                assertThat(segments.subtreeEnd(node)).isEqualTo(node + 1);
                continue;
            }
            int at = segments.start(node);
            int number = 0;
            for (int child = node + 1; child < segments.subtreeEnd(node); child = segments.subtreeEnd(child)) {
                number++;
                assertThat(segments.parent(child)).isEqualTo(node);
                assertThat(LEVELS.indexOf(segments.level(child))).isEqualTo(LEVELS.indexOf(segments.level(node)) + 1);
                assertThat(segments.start(child)).isEqualTo(at);
                assertThat(numberOf(segments, child)).isEqualTo(number);
                at = segments.end(child);
            }
            assertThat(at).isEqualTo(segments.end(node));
        }
    }

    private static int numberOf(Segments segments, int node) {
        return switch (segments.level(node)) {
            case DOCUMENT -> 0;
            case SECTION -> segments.section(node);
            case PARAGRAPH -> segments.paragraph(node);
            case SENTENCE -> segments.sentence(node);
        };
    }

    @Property
    void aNodeIsFoundByItsAddress(@ForAll("samples") Sample sample) {
        Segments segments = sample.cut(PLENTY);
        for (int node = 0; node < segments.size(); node++) {
            assertThat(segments.find(segments.section(node), segments.paragraph(node), segments.sentence(node)))
                    .isEqualTo(node);
            assertThat(segments.nodeAt(segments.level(node), segments.rank(node)))
                    .isEqualTo(node);
        }
    }

    @Property
    void noSentenceIsEmptyAndNoQuoteHasWhiteSpaceAround(@ForAll("samples") Sample sample) {
        Segments segments = sample.cut(PLENTY);
        for (int node = 1; node < segments.size(); node++) {
            assertThat(segments.start(node)).isLessThan(segments.end(node));
            assertThat(segments.quoteStart(node)).isBetween(segments.start(node), segments.end(node));
            assertThat(segments.quoteEnd(node)).isBetween(segments.quoteStart(node), segments.end(node));
            String quote = sample.text().substring(segments.quoteStart(node), segments.quoteEnd(node));
            assertThat(quote.strip()).isEqualTo(quote);
        }
        assertThat(segments.size()).isLessThanOrEqualTo(3 * sample.text().length() + 1);
    }

    @Property
    void theCoreOfANodeIsTheCoresOfItsSentences(@ForAll("samples") Sample sample) {
        Segments segments = sample.cut(PLENTY);
        for (int node = 0; node < segments.size(); node++) {
            List<String> paragraphs = new ArrayList<>();
            List<String> sentences = new ArrayList<>();
            for (int below = node; below < segments.subtreeEnd(node); below++) {
                if (segments.level(below) == Level.SENTENCE
                        && !segments.core(below).isEmpty()) {
                    sentences.add(segments.core(below));
                }
                boolean last = below + 1 == segments.subtreeEnd(node) || segments.level(below + 1) != Level.SENTENCE;
                if (last && !sentences.isEmpty()) {
                    paragraphs.add(String.join(" ", sentences));
                    sentences.clear();
                }
            }
            assertThat(segments.core(node)).isEqualTo(String.join("\n", paragraphs));
        }
    }

    @Property
    void noSurrogatePairIsCut(@ForAll("samples") Sample sample) {
        Segments segments = sample.cut(PLENTY);
        for (int i = 1; i < segments.count(Level.SENTENCE); i++) {
            int start = segments.start(segments.nodeAt(Level.SENTENCE, i));
            assertThat(Character.isHighSurrogate(sample.text().charAt(start - 1))
                            && Character.isLowSurrogate(sample.text().charAt(start)))
                    .isFalse();
        }
    }

    @Property
    void theLimitIsExact(@ForAll("samples") Sample sample, @ForAll @IntRange(min = 1, max = 30) int maxNodes) {
        int size = sample.cut(PLENTY).size();
        try {
            assertThat(sample.cut(maxNodes).size()).isEqualTo(size).isLessThanOrEqualTo(maxNodes);
        } catch (AimosException.InvalidRequest e) {
            assertThat(e.code()).isEqualTo("too-many-nodes");
            assertThat(size).isGreaterThan(maxNodes);
        }
    }

    @Property
    void plainTextLosesNoCharacterButWhiteSpace(@ForAll("pieces") String text) {
        Segments segments = Segments.of(text, "text/plain", PLENTY);
        StringBuilder kept = new StringBuilder();
        for (int i = 0; i < segments.count(Level.SENTENCE); i++) {
            kept.append(segments.core(segments.nodeAt(Level.SENTENCE, i)));
        }
        // Rules of punctuation part sections, and are not searchable.
        assertThat(letters(kept)).isEqualTo(letters(text));
    }

    private static String letters(CharSequence text) {
        StringBuilder letters = new StringBuilder();
        text.codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    @Provide
    Arbitrary<Sample> samples() {
        Arbitrary<String> types = Arbitraries.of(
                "text/plain", "text/markdown", "text/x-chat", "application/x-ndjson", "text/x-java", "", "nonsense");
        Arbitrary<String> texts =
                Arbitraries.oneOf(pieces(), Arbitraries.strings().ofMaxLength(60), surrogates(), longLines());
        return Combinators.combine(texts, types).as(Sample::new);
    }

    /** Everything that means something in one of the formats, in any order. */
    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "word",
                        "Dr.",
                        "A.",
                        "e.g.",
                        "One. ",
                        "Two! ",
                        "\u201CWhy?\u201D ",
                        "3.5",
                        "12 ",
                        "。",
                        "？",
                        "日本",
                        "؟ ",
                        " ",
                        "  ",
                        "    ",
                        "\t",
                        "\n",
                        "\n\n",
                        "\r\n",
                        "\r",
                        "\f",
                        "\u2029",
                        "\u00A0",
                        "\uFEFF",
                        "#",
                        "# ",
                        "## Head\n",
                        "===\n",
                        "---\n",
                        "***",
                        "**",
                        "*",
                        "_",
                        "~~",
                        "`",
                        "```\n",
                        "~~~\n",
                        "- ",
                        "1. ",
                        "> ",
                        "- [ ] ",
                        "| a ",
                        "|",
                        "|---|---|\n",
                        "[",
                        "](",
                        ")",
                        "[a](b)",
                        "![",
                        "[r]: x\n",
                        "<",
                        ">",
                        "<b>",
                        "<div>\n",
                        "<!-- ",
                        "-->",
                        "<script>",
                        "</script>",
                        "&amp;",
                        "&#x41;",
                        "\\",
                        "Ann: ",
                        "[12:30] Bob: ",
                        "{\"text\":\"Hi. You\\n\\u00e9\",",
                        "\"speaker\":\"Ann\"}\n",
                        "{\"a\":[1.5,\"x\",null,{\"b\":true}]}\n",
                        "{",
                        "}",
                        "\"",
                        "\uD83D\uDE00",
                        "\u0301")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> surrogates() {
        return Arbitraries.chars()
                .with('\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uD83D', '\uDE00', 'a', '.', ' ', '\n', '*', '"', '{')
                .list()
                .ofMaxSize(30)
                .map(chars -> {
                    StringBuilder text = new StringBuilder();
                    chars.forEach(text::append);
                    return text.toString();
                });
    }

    /** Long enough to be cut where there is no sentence. */
    private static Arbitrary<String> longLines() {
        return Combinators.combine(
                        Arbitraries.of(
                                "a",
                                "ab ",
                                "\uD83D\uDE00",
                                "e\u0301",
                                "\uD83D\uDC69\u200D\uD83D\uDC67",
                                "。",
                                "*x",
                                "日",
                                "\uD800"),
                        Arbitraries.integers().between(1_500, 4_500),
                        Arbitraries.of("", "{\"text\":\"", "| ", "# ", "Ann: "))
                .as((unit, times, before) -> before + unit.repeat(times));
    }
}
