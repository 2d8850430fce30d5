package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.aimos.AimosException;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What searching promises. */
public abstract class IndexContract extends Contract {

    @Test
    void theBestMatchComesFirstAndScoresAreShares() {
        put("tower", "The Eiffel Tower is tall");
        put("bridge", "The Golden Gate Bridge is long");
        put("cake", "A recipe for cake");
        Hits hits = index().search(Query.of("how tall is the tower, how long"));
        assertThat(hits.list()).extracting(Hit::key).containsExactly("tower", "bridge");
        assertThat(hits.list()).allSatisfy(hit -> assertThat(hit.score()).isBetween(0.0, 1.0));
        assertThat(hits.list().get(0).atom().text()).isEqualTo("The Eiffel Tower is tall");
        assertThat(hits.basis().tx()).isEqualTo(3);
    }

    @Test
    void scoresAreBm25ByItsFormula() {
        put("a", "apple banana");
        put("b", "apple apple cherry date");
        double length = 1 - 0.75 + 0.75 * 4 / 3.0;
        double expected = 2 / (2 + 1.2 * length);
        assertThat(index().search(Query.of("apple")).list().get(0).score()).isEqualTo(expected, offset(1e-6));
    }

    @Test
    void aQueryAsOfASnapshotAnswersTheSameForEver() {
        put("a", "apple pie is sweet");
        put("b", "apple tart");
        put("c", "something else");
        Snapshot snapshot = memory().snapshot("s");
        List<String> before = scored(Query.of("sweet apple").asOf(snapshot));
        assertThat(before).hasSize(2);
        clock.nextDay();
        for (int i = 0; i < 30; i++) {
            put("n" + i, "apple sweet apple number " + i);
        }
        put("a", "now about pears");
        memory().retract("b");
        assertThat(scored(Query.of("sweet apple").asOf(snapshot))).isEqualTo(before);
        reopen();
        assertThat(scored(Query.of("sweet apple").asOf(snapshot))).isEqualTo(before);
        index().rebuild();
        assertThat(scored(Query.of("sweet apple").asOf(snapshot))).isEqualTo(before);
        assertThat(found(Query.of("pears"))).containsExactly("a");
        assertThat(found(Query.of("tart"))).isEmpty();
    }

    private List<String> scored(Query query) {
        return index().search(query).list().stream()
                .map(hit -> hit.key() + " " + Math.round(hit.score() * 1e6))
                .toList();
    }

    @Test
    void aSearchAlongValidTimeShowsWhatWasTrueThen() {
        put("capital", "the capital is Bonn", day(-100), day(0));
        put("capital", "the capital is Berlin", day(0), day(100));
        assertThat(found(Query.of("Bonn"))).isEmpty();
        assertThat(found(Query.of("Berlin"))).containsExactly("capital");
        assertThat(found(Query.of("Bonn").asOf(AsOf.now().validAt(day(-1))))).containsExactly("capital");
        assertThat(found(Query.of("Berlin").asOf(AsOf.now().validAt(day(-1))))).isEmpty();
        clock.set(day(100));
        assertThat(found(Query.of("Berlin"))).isEmpty();
    }

    @Test
    void everyWriteIsSeenByTheNextSearch() {
        for (int i = 0; i < 50; i++) {
            put("k" + i, "common word" + i);
            assertThat(found(Query.of("word" + i))).containsExactly("k" + i);
        }
        assertThat(found(Query.of("common").limit(100))).hasSize(50);
    }

    @Test
    void equalScoresComeInKeyOrder() {
        List<String> keys =
                IntStream.range(0, 40).mapToObj(i -> "k" + (i * 17 % 40)).toList();
        keys.forEach(key -> put(key, "identical text"));
        List<String> sorted = new ArrayList<>(keys);
        sorted.sort(null);
        assertThat(found(Query.of("identical").limit(7))).isEqualTo(sorted.subList(0, 7));
        assertThat(found(Query.of("identical").limit(40))).isEqualTo(sorted);
    }

    @Test
    void theTextOfAQueryIsTextAndNothingElse() {
        put("k", "plain words AND nothing else");
        for (String hostile : List.of(
                "plain)",
                "+plain -words",
                "\"plain",
                "plain*",
                "key/plain",
                "[a TO b",
                "plain^9",
                "\\",
                "plain~",
                "(")) {
            assertThat(found(Query.of(hostile))).isEqualTo(hostile.contains("plain") ? List.of("k") : List.of());
        }
        assertThat(found(Query.of(""))).isEmpty();
        assertThat(found(Query.of("   \u0000\n "))).isEmpty();
        assertThat(found(Query.of("unknownterm"))).isEmpty();
    }

    @Test
    void theTitleIsSearchedWithTheText() {
        memory().put(AtomDraft.text("k", "body").metadata("title", "Headline"));
        assertThat(found(Query.of("headline"))).containsExactly("k");
    }

    @Test
    void queriesBeyondALimitAreRefused() {
        put("k", "v");
        assertThatThrownBy(() -> found(Query.of("x ".repeat(20_000))))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxQueryLength");
        String many = IntStream.range(0, 1_025).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
        assertThatThrownBy(() -> found(Query.of(many)))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxQueryTerms");
        assertThatThrownBy(() -> found(Query.of("x").limit(10_001)))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxResults");
        assertThatThrownBy(() -> Query.of("x").limit(0)).isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void aRebuildGivesTheSameAnswers() {
        for (int i = 0; i < 60; i++) {
            put("k" + i % 20, "text number " + i + " of many");
            clock.nextDay();
        }
        memory().retract("k3");
        List<String> before = scored(Query.of("number many 41").limit(50));
        List<String> then = scored(Query.of("number many 41").limit(50).asOf(AsOf.tx(30)));
        index().rebuild();
        assertThat(scored(Query.of("number many 41").limit(50))).isEqualTo(before);
        assertThat(scored(Query.of("number many 41").limit(50).asOf(AsOf.tx(30))))
                .isEqualTo(then);
        put("after", "written after the rebuild");
        assertThat(found(Query.of("rebuild"))).containsExactly("after");
    }
}
