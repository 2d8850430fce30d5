package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Node;
import dev.aimos.index.Query;
import dev.aimos.index.TextField;
import dev.aimos.index.Votes;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found on which level of the hierarchy, when, and under which conditions. */
public abstract class HhniContract extends HhniSuite {
    private static final String TOWERS = """
            # Towers

            The Eiffel Tower stands in Paris. It is made of iron.

            The Tokyo Tower is painted orange. It opened in 1958.

            # Bridges

            The Golden Gate spans a strait. Its cables are thick.
            """;

    private void putTowers() {
        put(AtomDraft.text("towers", TOWERS).mediaType("text/markdown").metadata("title", "Landmarks"));
        put("cooking", "Boil the noodles. Add salt.\n\nServe with basil. Eat at once.");
        put("atom", "Quarks have colour charge.");
    }

    @Test
    void everyLevelFindsItsOwnNodeOfTheBestText() {
        putTowers();
        everywhere((level, mode) -> {
            Hit hit = best(Query.of("Tokyo painted orange").level(level).mode(mode));
            Node expected = outline("towers").nodes(level).stream()
                    .filter(node -> node.text().contains("orange"))
                    .findFirst()
                    .orElseThrow();
            assertThat(hit.address()).as("%s %s", level, mode).isEqualTo(expected.address());
        });
        Hit sentence = best(Query.of("basil").level(Level.SENTENCE));
        assertThat(sentence.address()).hasToString("doc:cooking/sec:1/par:2/sen:1");
        assertThat(sentence.text()).isEqualTo("Serve with basil.");
        assertThat(best(Query.of("basil").level(Level.PARAGRAPH)).text()).isEqualTo("Serve with basil. Eat at once.");
    }

    @Test
    void anAtomOfOneSentenceAnswersOnEveryLevel() {
        putTowers();
        everywhere((level, mode) -> {
            Hit hit = best(Query.of("quarks colour charge").level(level).mode(mode));
            assertThat(hit.address())
                    .as("%s %s", level, mode)
                    .isEqualTo(outline("atom").nodes(level).get(0).address());
            assertThat(hit.text()).isEqualTo("Quarks have colour charge.");
        });
    }

    @Test
    void theOnlyMatchingAtomOfAStoreIsFoundInEveryMode() {
        put("only", "Quarks have colour charge.");
        everywhere(
                (level, mode) -> assertThat(keys(Query.of("quarks").level(level).mode(mode)))
                        .as("%s %s", level, mode)
                        .containsExactly("only"));
        put("second", "Quarks are bound by gluons.");
        everywhere(
                (level, mode) -> assertThat(keys(Query.of("quarks").level(level).mode(mode)))
                        .as("%s %s", level, mode)
                        .containsExactly("only", "second"));
    }

    @Test
    void aChangedDocumentIsFoundByItsNewSentencesOnlyAndByItsOldOnesAsOfThen() {
        put("doc", "Zebras graze quietly. Lions sleep.\n\nRain falls on the plain.");
        put("other", "Nothing of interest. Truly nothing.\n\nAt all.");
        Snapshot before = memory().snapshot("before");
        clock.nextDay();
        put("doc", "Giraffes browse calmly. Lions sleep.\n\nRain falls on the plain.");
        everywhere((level, mode) -> {
            Query old = Query.of("zebras graze quietly").level(level).mode(mode);
            Query current = Query.of("giraffes browse calmly").level(level).mode(mode);
            String what = level + " " + mode;
            assertThat(search(old).list()).as(what).noneMatch(hit -> hit.text().contains("Zebras"));
            assertThat(best(old.asOf(before)).text()).as(what).contains("Zebras graze quietly.");
            assertThat(best(current).text()).as(what).contains("Giraffes browse calmly.");
            assertThat(search(current.asOf(before)).list())
                    .as(what)
                    .noneMatch(hit -> hit.text().contains("Giraffes"));
            if (mode == Mode.LEXICAL) {
                assertThat(search(old).list()).as(what).isEmpty();
                assertThat(search(current.asOf(before)).list()).as(what).isEmpty();
            }
        });
        Query unchanged = Query.of("lions sleep").level(Level.SENTENCE);
        assertThat(best(unchanged).text()).isEqualTo("Lions sleep.");
        assertThat(addresses(unchanged.mode(Mode.LEXICAL))).containsExactly("doc:doc/sec:1/par:1/sen:2");
    }

    @Test
    void whatIsTrueAtAnotherTimeIsFoundThenOnly() {
        put("capital", "The capital is Bonn. It lies on the Rhine.", day(-100), day(0));
        put("capital", "The capital is Berlin. It lies on the Spree.", day(0), day(100));
        AsOf then = AsOf.now().validAt(day(-1));
        everywhere((level, mode) -> {
            Query query =
                    Query.of("capital Bonn Rhine Berlin Spree").level(level).mode(mode);
            assertThat(search(query).list())
                    .as("%s %s", level, mode)
                    .isNotEmpty()
                    .allMatch(hit -> !hit.text().contains("Bonn") && !hit.text().contains("Rhine"));
            assertThat(search(query.asOf(then)).list())
                    .as("%s %s", level, mode)
                    .isNotEmpty()
                    .allMatch(
                            hit -> !hit.text().contains("Berlin") && !hit.text().contains("Spree"));
            assertThat(search(query.asOf(AsOf.now().validAt(day(100)))).list())
                    .as("%s %s", level, mode)
                    .isEmpty();
            assertThat(search(query.asOf(AsOf.tx(1))).list())
                    .as("%s %s: only Bonn was known", level, mode)
                    .isEmpty();
        });
    }

    @Test
    void whatIsRetractedIsFoundAsOfThenOnly() {
        put("gone", "Ferns unfurl slowly. Moss spreads.");
        put("kept", "Ferns are ancient. Moss is soft.");
        Snapshot before = memory().snapshot("before");
        clock.nextDay();
        memory().retract("gone", Interval.from(day(1)));
        everywhere((level, mode) -> {
            Query query = Query.of("ferns moss").level(level).mode(mode);
            assertThat(keys(query)).as("%s %s", level, mode).containsExactly("kept");
            assertThat(keys(query.asOf(before))).as("%s %s", level, mode).containsExactly("gone", "kept");
            assertThat(keys(query.asOf(AsOf.now().validAt(day(0)))))
                    .as("%s %s", level, mode)
                    .containsExactly("gone", "kept");
        });
    }

    @Test
    void filtersApplyBeforeSoThatWhatPassesFillsTheLimit() {
        clock.nextDay();
        for (int i = 0; i < 3; i++) {
            put(AtomDraft.text("in/" + i, "Long talk of many things and rivers, number " + i + ". More of it.")
                    .tag("t", 0.5)
                    .metadata("kind", "wanted")
                    .modality(Modality.EVENT));
        }
        clock.nextDay();
        for (int i = 0; i < 30; i++) {
            put(AtomDraft.text("out/" + i, "Rivers rivers rivers. Rivers number " + i + ".")
                    .policy("secret")
                    .tag("t", 0.2));
        }
        Map<String, Filter> filters = Map.of(
                "tag", Filter.all().tag("t", 0.4),
                "metadata", Filter.all().metadata("kind", "wanted"),
                "prefix", Filter.all().keyPrefix("in/"),
                "policy", Filter.all().withoutPolicy("secret"),
                "modality", Filter.all().modality(Modality.EVENT),
                "recorded", Filter.all().recorded(day(0), day(2)));
        everywhere((level, mode) -> filters.forEach((name, filter) -> {
            Query query = Query.of("rivers number")
                    .level(level)
                    .mode(mode)
                    .filter(filter)
                    .limit(3);
            assertThat(search(query.limit(100)).list())
                    .as("%s %s %s", level, mode, name)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(hit -> hit.key().startsWith("in/"));
            assertThat(search(query).list()).as("%s %s %s", level, mode, name).hasSize(3);
            assertThat(search(query.exact(true)).list())
                    .as("%s %s %s", level, mode, name)
                    .hasSize(3);
        }));
    }

    @Test
    void aNeighbourOfAMatchingParagraphIsFoundThoughItSharesNoWord() {
        put(AtomDraft.text("chat", "Ann: Where did you put the passport?\nBob: In the blue drawer.\nAnn: Thanks a lot.")
                .mediaType("text/x-chat"));
        Query query = Query.of("passport").level(Level.PARAGRAPH).mode(Mode.LEXICAL);
        assertThat(search(query).list()).extracting(Hit::text).anyMatch(text -> text.contains("blue drawer"));
        assertThat(best(query).text()).contains("passport");
        assertThat(addresses(query.votes(Votes.NONE))).containsExactly("doc:chat/sec:1/par:1");
        Query sentences = query.level(Level.SENTENCE);
        assertThat(search(sentences).list())
                .as("sentences stand for themselves")
                .hasSize(1);
        put("three", "The kettle whistles. Steam rises. Tea is poured.");
        assertThat(addresses(Query.of("kettle")
                        .level(Level.SENTENCE)
                        .mode(Mode.LEXICAL)
                        .votes(new Votes(0, 0, 1))))
                .containsExactly("doc:three/sec:1/par:1/sen:1", "doc:three/sec:1/par:1/sen:2");
    }

    @Test
    void aDocumentIsLiftedByItsBestParagraph() {
        String filler = "Wood grows in rings. Bark protects it. Leaves turn to light.";
        put("dense", "Quince jelly sets.\n\n" + filler + "\n\n" + filler);
        put("spread", "Quince here.\n\n" + filler + " Jelly there.\n\n" + filler);
        Query query = Query.of("quince jelly").mode(Mode.LEXICAL);
        Votes down = new Votes(0, 5, 0);
        double lifted = scoreOf("dense", query.votes(down)) - scoreOf("spread", query.votes(down));
        double plain = scoreOf("dense", query.votes(Votes.NONE)) - scoreOf("spread", query.votes(Votes.NONE));
        assertThat(addresses(query.votes(down))).containsExactly("doc:dense", "doc:spread");
        assertThat(lifted).isGreaterThan(plain + 0.05);
    }

    private double scoreOf(String key, Query query) {
        return search(query).list().stream()
                .filter(hit -> hit.key().equals(key))
                .mapToDouble(Hit::score)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aParagraphOfAMatchingDocumentIsLiftedByIt() {
        put("a", "Copper conducts well.\n\nOther metals: copper, copper, copper.");
        put("b", "Copper conducts well.\n\nOther metals: iron, zinc, lead.");
        Query query = Query.of("copper").level(Level.PARAGRAPH).mode(Mode.LEXICAL);
        Votes up = new Votes(1, 0, 0);
        assertThat(at("doc:a/sec:1/par:1", query.votes(Votes.NONE)))
                .isEqualTo(at("doc:b/sec:1/par:1", query.votes(Votes.NONE)));
        assertThat(at("doc:a/sec:1/par:1", query.votes(up))).isGreaterThan(at("doc:b/sec:1/par:1", query.votes(up)));
        Query byVector = query.mode(Mode.VECTOR);
        assertThat(at("doc:a/sec:1/par:1", byVector.votes(Votes.NONE)))
                .isEqualTo(at("doc:b/sec:1/par:1", byVector.votes(Votes.NONE)));
        assertThat(at("doc:a/sec:1/par:1", byVector.votes(up)))
                .isGreaterThan(at("doc:b/sec:1/par:1", byVector.votes(up)));
    }

    private double at(String address, Query query) {
        return search(query).list().stream()
                .filter(hit -> hit.address().toString().equals(address))
                .mapToDouble(Hit::score)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allWordsMustBeInTheSameNode() {
        put("doc", "Amber glows. Resin hardens.\n\nCoral grows. Resin is sticky.");
        Map<Level, List<String>> amberResin = Map.of(
                Level.DOCUMENT, List.of("doc:doc"),
                Level.SECTION, List.of("doc:doc/sec:1"),
                Level.PARAGRAPH, List.of("doc:doc/sec:1/par:1"),
                Level.SENTENCE, List.of());
        amberResin.forEach((level, expected) -> {
            Query query = Query.of("amber resin").level(level).match(Match.ALL_WORDS);
            assertThat(addresses(query)).as("%s", level).isEqualTo(expected);
            assertThat(search(query).mode()).isEqualTo(Mode.LEXICAL);
        });
        for (Level level : Level.values()) {
            assertThat(addresses(Query.of("amber coral sapphire").level(level).match(Match.ALL_WORDS)))
                    .isEmpty();
        }
        assertThat(addresses(Query.of("coral amber").level(Level.PARAGRAPH).match(Match.ALL_WORDS)))
                .isEmpty();
    }

    @Test
    void aPhraseIsWordAfterWordStopWordsIncludedAndMayCrossSentences() {
        put("doc", "He saw the end of the road. Turning back was best.\n\nThe road of the end, he saw.");
        put("stops", "End road. Nothing else.");
        Map<Level, List<String>> found = Map.of(
                Level.DOCUMENT, List.of("doc:doc"),
                Level.SECTION, List.of("doc:doc/sec:1"),
                Level.PARAGRAPH, List.of("doc:doc/sec:1/par:1"),
                Level.SENTENCE, List.of("doc:doc/sec:1/par:1/sen:1"));
        found.forEach((level, expected) -> {
            assertThat(addresses(Query.of("end of the road").level(level).match(Match.PHRASE)))
                    .as("%s", level)
                    .isEqualTo(expected);
            assertThat(addresses(Query.of("the road turning back").level(level).match(Match.PHRASE)))
                    .as("%s, across sentences", level)
                    .isEqualTo(level == Level.SENTENCE ? List.of() : expected);
            assertThat(addresses(Query.of("road the of end").level(level).match(Match.PHRASE)))
                    .isEmpty();
        });
    }

    @Test
    void titlesAndHeadingsAreSearchedByThemselves() {
        putTowers();
        Query title = Query.of("landmarks").field(TextField.TITLE);
        assertThat(addresses(title)).containsExactly("doc:towers");
        assertThat(search(title).mode()).isEqualTo(Mode.LEXICAL);
        assertThat(addresses(Query.of("Tokyo").field(TextField.TITLE))).isEmpty();
        List<String> bridges = new ArrayList<>();
        outline("towers").nodes(Level.SECTION).stream()
                .filter(node -> node.text().contains("strait"))
                .forEach(node -> bridges.add(node.address().toString()));
        assertThat(addresses(Query.of("bridges").field(TextField.TITLE).level(Level.SECTION)))
                .isEqualTo(bridges);
        assertThat(addresses(Query.of("strait").field(TextField.TITLE).level(Level.SECTION)))
                .isEmpty();
        assertThat(addresses(Query.of("bridges").field(TextField.TITLE).level(Level.SENTENCE)))
                .isEmpty();
    }

    @Test
    void everyWriteIsSeenByTheNextSearchByMeaningToo() {
        for (int i = 0; i < 50; i++) {
            put("k" + i, "common ground word" + i + ". And a second sentence of it.");
            Query query = Query.of("word" + i).mode(Mode.HYBRID);
            assertThat(best(query).key()).isEqualTo("k" + i);
            assertThat(best(query.level(Level.SENTENCE)).text()).isEqualTo("common ground word" + i + ".");
        }
        assertThat(index().stats().embeddedTx()).isEqualTo(os().status().tx());
    }

    @Test
    void theNodesAroundAHitAreThoseOfItsMoment() {
        put("doc", "One is first. Two is next.\n\nThree is third. Four ends.", day(-10), day(0));
        put("doc", "Uno va primero. Dos sigue.\n\nTres es tercero.", day(0), day(10));
        Snapshot both = memory().snapshot("both");
        put("doc", "Replaced entirely.", day(-10), day(10));
        Query query = Query.of("three third").level(Level.SENTENCE).mode(Mode.LEXICAL);
        assertThat(search(query).list()).isEmpty();
        AsOf then = AsOf.snapshot(both).validAt(day(-1));
        Hit hit = best(query.asOf(then));
        assertThat(hit.outline()
                        .parent(hit.address())
                        .orElseThrow()
                        .quote()
                        .of(hit.outline().text()))
                .isEqualTo("Three is third. Four ends.");
        assertThat(hit.outline().siblings(hit.address())).hasSize(2);
        assertThat(hit.outline().window(hit.address(), 1, 1))
                .extracting(node -> node.quote().of(hit.outline().text()))
                .containsExactly("Two is next.", "Three is third.", "Four ends.");
        assertThat(hit.outline().children(hit.address().parent().orElseThrow())).hasSize(2);
        assertThat(index().outline("doc", AsOf.snapshot(both)).orElseThrow().nodes(Level.SENTENCE))
                .hasSize(3);
        assertThat(index().node(hit.address(), then).orElseThrow().text()).isEqualTo("Three is third. ");
        assertThat(index().node(hit.address(), AsOf.now())).isEmpty();
        assertThat(index().outline("doc", AsOf.now().validAt(day(10)))).isEmpty();
        assertThat(index().outline("doc", AsOf.tx(0))).isEmpty();
        assertThatThrownBy(() -> index().outline("doc", AsOf.tx(99))).hasMessageContaining("99");
    }

    @Test
    void theStatisticsCountNodesAndVectors() {
        put("a", "One. Two.\n\nThree.");
        put("b", "Only sentence.");
        index().embed();
        var stats = index().stats();
        assertThat(stats.nodes())
                .containsEntry(Level.DOCUMENT, 2L)
                .containsEntry(Level.SECTION, 2L)
                .containsEntry(Level.PARAGRAPH, 3L)
                .containsEntry(Level.SENTENCE, 4L);
        assertThat(stats.vectors())
                .as("3 paragraphs, and 2 sentences of the one that has two")
                .isEqualTo(5);
        assertThat(stats.embedder()).contains(embedder.id());
        assertThat(stats.dimension()).isEqualTo(embedder.dimension());
        assertThat(stats.tx()).isEqualTo(2);
        assertThat(stats.embeddedTx()).isEqualTo(2);
        put("a", "One. Four.\n\nThree.");
        index().embed();
        assertThat(index().stats().nodes()).as("superseded versions count").containsEntry(Level.DOCUMENT, 3L);
        memory().erase(List.of("a"));
        assertThat(index().stats().nodes()).containsEntry(Level.SENTENCE, 1L);
        assertThat(index().stats().vectors()).isEqualTo(1);
    }

    @Test
    void aHeadingIsFoundWithItsSectionAndNeverByItself() {
        put(AtomDraft.text("doc", "# Glaciers\n\nIce moves slowly. It grinds rock.\n\n# Empty")
                .mediaType("text/markdown"));
        for (Mode mode : Mode.values()) {
            for (Level level : List.of(Level.PARAGRAPH, Level.SENTENCE)) {
                assertThat(addresses(Query.of("glaciers ice").level(level).mode(mode)))
                        .as("%s %s", level, mode)
                        .isNotEmpty()
                        .noneMatch(address -> address.startsWith("doc:doc/sec:1/par:1"));
            }
        }
        assertThat(addresses(Query.of("glaciers").level(Level.SECTION).mode(Mode.LEXICAL)))
                .containsExactly("doc:doc/sec:1");
        assertThat(addresses(Query.of("empty").level(Level.SENTENCE).mode(Mode.LEXICAL)))
                .as("a heading with nothing under it is all there is to find")
                .containsExactly("doc:doc/sec:2/par:1/sen:1");
        Node heading = outline("doc").nodes(Level.PARAGRAPH).get(0);
        assertThat(heading.heading()).isTrue();
        assertThat(outline("doc").nodes(Level.SENTENCE).get(1).headings()).isEqualTo("Glaciers");
    }
}
