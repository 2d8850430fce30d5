package dev.aimos.core.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.index.Level;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How texts are cut, by example. */
final class SegmentsTest {

    private static Segments plain(String text) {
        return Segments.of(text, "text/plain", 1_000_000);
    }

    private static Segments markdown(String... lines) {
        return Segments.of(String.join("\n", lines), "text/markdown", 1_000_000);
    }

    private static List<Integer> nodes(Segments segments, Level level) {
        List<Integer> nodes = new ArrayList<>();
        for (int node = 0; node < segments.size(); node++) {
            if (segments.level(node) == level) {
                nodes.add(node);
            }
        }
        return nodes;
    }

    /** The quotes of the nodes of a level. */
    private static List<String> quotes(Segments segments, Level level) {
        return nodes(segments, level).stream()
                .map(node -> segments.source().substring(segments.quoteStart(node), segments.quoteEnd(node)))
                .toList();
    }

    private static List<String> searchable(Segments segments, Level level) {
        return nodes(segments, level).stream().map(segments::searchable).toList();
    }

    private static List<String> sentences(String text) {
        return quotes(plain(text), Level.SENTENCE);
    }

    @Nested
    final class Sentences {
        @Test
        void anAbbreviationEndsNone() {
            assertThat(sentences("Dr. Smith et al. (2003) met Mr. J. R. R. Tolkien. See Fig. 2, i.e. the tower."))
                    .containsExactly(
                            "Dr. Smith et al. (2003) met Mr. J. R. R. Tolkien.", "See Fig. 2, i.e. the tower.");
            assertThat(sentences("The U.S. Senate vs. Acme Inc. of Utah. It was Jan. 5."))
                    .containsExactly("The U.S. Senate vs. Acme Inc. of Utah.", "It was Jan. 5.");
        }

        @Test
        void anAbbreviationMayEndOneToo() {
            assertThat(sentences("They moved to the U.S. The year was 1889. We met at 5 p.m. He left."))
                    .containsExactly("They moved to the U.S.", "The year was 1889.", "We met at 5 p.m.", "He left.");
            assertThat(sentences("Do you mean No. 5? No. I do not."))
                    .containsExactly("Do you mean No. 5?", "No.", "I do not.");
        }

        @Test
        void aDecimalPointEndsNone() {
            assertThat(sentences("It costs 3.5 dollars. 12 people paid 1,200.50 each."))
                    .containsExactly("It costs 3.5 dollars.", "12 people paid 1,200.50 each.");
        }

        @Test
        void closingQuotesAndBracketsBelongToTheSentenceBefore() {
            assertThat(sentences("He said \"Stop.\" She did. (It was late.) \u201CWhy?\u201D he asked. Wait... what?"))
                    .containsExactly(
                            "He said \"Stop.\"",
                            "She did.",
                            "(It was late.)",
                            "\u201CWhy?\u201D he asked.",
                            "Wait... what?");
        }

        @Test
        void otherScriptsHaveTheirOwnStops() {
            assertThat(sentences("你好。「世界。」是吗？好！")).containsExactly("你好。", "「世界。」", "是吗？", "好！");
            assertThat(sentences("यह पहला है। वह दूसरा है।")).containsExactly("यह पहला है।", "वह दूसरा है।");
            assertThat(sentences("كيف حالك؟ أنا بخير. شكرا.")).containsExactly("كيف حالك؟", "أنا بخير.", "شكرا.");
            assertThat(sentences("یہ پہلا ہے۔ یہ دوسرا ہے۔")).containsExactly("یہ پہلا ہے۔", "یہ دوسرا ہے۔");
        }

        @Test
        void oneOfThousandsOfCharactersIsCutAtWhiteSpace() {
            Segments segments = plain("word ".repeat(1_000));
            assertThat(nodes(segments, Level.SENTENCE)).hasSize(3);
            assertThat(searchable(segments, Level.SENTENCE))
                    .allMatch(core -> core.length() <= 2_000 && core.endsWith("word"));
        }

        @Test
        void whereThereIsNoWhiteSpaceNoGraphemeIsCut() {
            String family = "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
            Segments segments = plain(family.repeat(1_000));
            assertThat(quotes(segments, Level.SENTENCE))
                    .hasSizeGreaterThan(3)
                    .allSatisfy(quote ->
                            assertThat(quote.length() % family.length()).isZero());
        }

        @Test
        void aGraphemeWithoutEndIsNotCut() {
            assertThat(nodes(plain("a" + "\u0301".repeat(10_000)), Level.SENTENCE))
                    .hasSize(1);
        }
    }

    @Nested
    final class PlainText {
        @Test
        void theEmptyTextIsADocumentAndNothingElse() {
            Segments empty = plain("");
            assertThat(empty.size()).isEqualTo(1);
            assertThat(empty.level(0)).isEqualTo(Level.DOCUMENT);
            assertThat(empty.searchable(0)).isEmpty();
        }

        @Test
        void whiteSpaceHasOneNodeOfEachLevelAndAnEmptyQuoteAtItsStart() {
            Segments blank = plain(" \n\t\r\n ");
            assertThat(blank.size()).isEqualTo(4);
            assertThat(blank.quoteStart(3)).isZero();
            assertThat(blank.quoteEnd(3)).isZero();
            assertThat(blank.end(3)).isEqualTo(6);
        }

        @Test
        void aHardWrappedParagraphIsOneParagraph() {
            Segments segments = plain("The tower\r\n  is tall. It is\r\nold.\r\n\r\nSecond.");
            assertThat(quotes(segments, Level.PARAGRAPH))
                    .containsExactly("The tower\r\n  is tall. It is\r\nold.", "Second.");
            assertThat(searchable(segments, Level.SENTENCE))
                    .containsExactly("The tower is tall.", "It is old.", "Second.");
            assertThat(segments.searchable(0)).isEqualTo("The tower is tall. It is old.\nSecond.");
        }

        @Test
        void underlinesRulesAndFormFeedsBeginSections() {
            Segments segments = plain("Title\n=====\nOne.\n\nPart\n----\nTwo.\n\n*****\n\nThree.\n\fFour.");
            assertThat(nodes(segments, Level.SECTION).stream().map(segments::headingPath))
                    .containsExactly("Title", "Title > Part", "", "");
            assertThat(searchable(segments, Level.SECTION))
                    .containsExactly("Title\nOne.", "Part\nTwo.", "Three.", "Four.");
        }
    }

    @Nested
    final class Markdown {
        @Test
        void eachHeadingBeginsASectionAndIsItsFirstParagraph() {
            Segments segments = markdown(
                    "Before.",
                    "# The *Guide* #",
                    "## Time",
                    "Valid",
                    "time",
                    "----",
                    "Text.",
                    "# Next",
                    "### Deep",
                    "End.");
            assertThat(nodes(segments, Level.SECTION).stream().map(segments::headingPath))
                    .containsExactly(
                            "", "The Guide", "The Guide > Time", "The Guide > Valid time", "Next", "Next > Deep");
            assertThat(nodes(segments, Level.SECTION).stream().map(segments::title))
                    .containsExactly("", "The Guide", "Time", "Valid time", "Next", "Deep");
            assertThat(quotes(segments, Level.PARAGRAPH))
                    .containsExactly(
                            "Before.",
                            "# The *Guide* #",
                            "## Time",
                            "Valid\ntime\n----",
                            "Text.",
                            "# Next",
                            "### Deep",
                            "End.");
        }

        @Test
        void markupIsNotSearchableButTextIs() {
            Segments segments = markdown(
                    "See [the **guide**](http://example.org/a_(b) \"t\"), ![a picture](p.png) and [notes][n].",
                    "Call `a*b*c` with snake_case_name, 2 * 3 and ~~old~~ \\*stars\\*;<br>A List<String> is <b>b</b>old &amp; &#233;<!-- no -->.",
                    "Link <https://example.org> is `` a`b ``.",
                    "",
                    "[n]: http://example.org/n");
            assertThat(searchable(segments, Level.SENTENCE))
                    .containsExactly(
                            "See the guide, a picture and notes.",
                            "Call a*b*c with snake_case_name, 2 * 3 and old *stars*; A List<String> is bold & é.",
                            "Link https://example.org is  a`b .",
                            "");
        }

        @Test
        void aSentenceEndsInsideEmphasisAndTheNextBeginsThere() {
            Segments segments = markdown("**One.** *Two goes on.* Three.");
            assertThat(quotes(segments, Level.SENTENCE)).containsExactly("**One.**", "*Two goes on.*", "Three.");
        }

        @Test
        void eachListItemIsAParagraph() {
            Segments segments = markdown(
                    "- one",
                    "  goes on",
                    "- [x] two",
                    "  1. nested",
                    "",
                    "     its second paragraph",
                    "  2. last",
                    "",
                    "After.");
            assertThat(searchable(segments, Level.PARAGRAPH))
                    .containsExactly("one goes on", "two", "nested", "its second paragraph", "last", "After.");
        }

        @Test
        void aYearAtTheStartOfALineIsNoListItem() {
            assertThat(nodes(markdown("It happened in", "1986. A good year."), Level.PARAGRAPH))
                    .hasSize(1);
        }

        @Test
        void eachTableRowIsAParagraph() {
            Segments segments = markdown("| name | note |", "|:--|--:|", "| a | x\\|y |", "", "c | d", "-|-", "e | f");
            assertThat(searchable(segments, Level.PARAGRAPH)).containsExactly("name note", "a x|y", "c d", "e f");
        }

        @Test
        void aBlockOfCodeIsAParagraphAndItsLinesAreSentences() {
            Segments segments = markdown(
                    "Text:", "", "    a = 1", "", "    b = 2", "", "~~~sh", "# no heading", "```", "~~~", "End.");
            assertThat(searchable(segments, Level.PARAGRAPH))
                    .containsExactly("Text:", "a = 1 b = 2", "# no heading ```", "End.");
            assertThat(nodes(segments, Level.SECTION)).hasSize(1);
        }

        @Test
        void anUnclosedFenceGoesToTheEnd() {
            Segments segments = markdown("```", "# a", "", "# b");
            assertThat(nodes(segments, Level.SECTION)).hasSize(1);
            assertThat(searchable(segments, Level.PARAGRAPH)).containsExactly("# a # b");
        }

        @Test
        void quotesAndCodeInThem() {
            Segments segments = markdown("> Quoted", "> *words*.", ">", "> ```", "> # code", "", "# Heading");
            assertThat(searchable(segments, Level.PARAGRAPH)).containsExactly("Quoted words.", "# code", "Heading");
        }

        @Test
        void frontMatterIsAParagraph() {
            Segments segments = markdown("---", "title: A guide", "---", "", "# Heading");
            assertThat(searchable(segments, Level.PARAGRAPH)).containsExactly("title: A guide", "Heading");
            assertThat(searchable(markdown("---", "", "text"), Level.PARAGRAPH)).containsExactly("", "text");
        }

        @Test
        void commentsScriptsAndStylesAreHidden() {
            Segments segments =
                    markdown("<!--", "# a", "", "b", "-->", "<script>", "x", "</script>", "<div>", "shown", "</div>");
            assertThat(searchable(segments, Level.PARAGRAPH)).containsExactly("", "", "shown", "");
        }

        @Test
        void windowsLineEndsMakeNoDifference() {
            String text = "# A\n\nOne\ntwo.\n\n- item\n\n```\ncode\n```\n";
            Segments unix = markdown(text);
            Segments windows = markdown(text.replace("\n", "\r\n"));
            assertThat(searchable(windows, Level.SENTENCE)).isEqualTo(searchable(unix, Level.SENTENCE));
        }
    }

    @Nested
    final class Chat {
        @Test
        void eachTurnIsAParagraphAndAllItsSentencesNameItsSpeaker() {
            Segments segments = Segments.of(
                    "Preamble.\n[8 May, 1:56 pm] Caroline: Hey Mel! Good to see you.\nHow are you?\n\nBye.\nMel: Fine, see https://example.org",
                    "text/x-chat; charset=utf-8",
                    100);
            assertThat(searchable(segments, Level.SENTENCE))
                    .containsExactly(
                            "Preamble.",
                            "[8 May, 1:56 pm] Caroline: Hey Mel!",
                            "[8 May, 1:56 pm] Caroline: Good to see you.",
                            "[8 May, 1:56 pm] Caroline: How are you?",
                            "[8 May, 1:56 pm] Caroline: Bye.",
                            "Mel: Fine, see https://example.org");
            assertThat(nodes(segments, Level.PARAGRAPH).stream().map(segments::speaker))
                    .containsExactly("", "Caroline", "Mel");
            assertThat(segments.time(nodes(segments, Level.SENTENCE).get(2))).isEqualTo("8 May, 1:56 pm");
            assertThat(segments.core(nodes(segments, Level.SENTENCE).get(2))).isEqualTo("Good to see you.");
        }

        @Test
        void jsonLinesWithASpeakerAndATextAreTurns() {
            Segments segments = Segments.of("""
                    {"id":"m1","role":"user","content":"Say \\"hi\\" to \\u0042ob. Then\\nleave.","ts":12}
                    not JSON. Here.
                    {"place":{"city":["Paris"],"n":1.5}}
                    [1,
                    """, "application/jsonl", 100);
            assertThat(searchable(segments, Level.SENTENCE))
                    .containsExactly(
                            "[12] user: Say \"hi\" to Bob.",
                            "[12] user: Then leave. m1",
                            "not JSON.",
                            "Here.",
                            "Paris 1.5",
                            "[1,");
            assertThat(quotes(segments, Level.SENTENCE))
                    .startsWith(
                            "{\"id\":\"m1\",\"role\":\"user\",\"content\":\"Say \\\"hi\\\" to \\u0042ob.",
                            "Then\\nleave.\",\"ts\":12}");
        }

        @Test
        void deepJsonIsPlainText() {
            Segments segments = Segments.of("[".repeat(100_000), "application/x-ndjson", 1_000);
            assertThat(segments.searchable(0)).startsWith("[[[[");
        }
    }

    @Test
    void codeHasAParagraphForEachBlockAndASentenceForEachLine() {
        Segments segments = Segments.of("int a;\n  int b;\n\nint c;\n", "text/x-java", 100);
        assertThat(searchable(segments, Level.PARAGRAPH)).containsExactly("int a; int b;", "int c;");
        assertThat(quotes(segments, Level.SENTENCE)).containsExactly("int a;", "int b;", "int c;");
    }

    @Test
    void tooManyNodesAreRefused() {
        assertThat(Segments.of("One. Two.", "text/plain", 5).size()).isEqualTo(5);
        assertThatThrownBy(() -> Segments.of("One. Two. Three.", "text/plain", 5))
                .isInstanceOfSatisfying(AimosException.InvalidRequest.class, e -> {
                    assertThat(e.code()).isEqualTo("too-many-nodes");
                    assertThat(e).hasMessageContaining("Limits.maxNodes");
                });
    }
}
