package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.index.Fusion;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Votes;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Memory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Random histories of texts with paragraphs and sentences, after which every search, of every level and kind, at moments on
 * both axes, gives the hits of the exact backend.
 */
public abstract class HhniModelContract {
    private static final List<String> KEYS = List.of("a", "b", "c", "d");
    private static final List<String> WORDS = List.of("red", "green", "blue", "the", "of");
    private static final List<Query> QUERIES = List.of(
            Query.of("red"), Query.of("green the blue"), Query.of("blue blue of red"), Query.of("nothing known"));

    protected abstract Harness newHarness() throws IOException;

    /** The exact backend, with the analysis of the one under test. */
    protected abstract Harness newOracle() throws IOException;

    /** One thing done to a memory. */
    sealed interface Step {
        record Put(String key, String type, String text, boolean tagged, int from, int to) implements Step {}

        record Retract(String key, int from, int to) implements Step {}

        record Erase(String key) implements Step {}

        record Snapshot() implements Step {}

        record Reopen() implements Step {}

        record Rebuild() implements Step {}

        record Search(int query) implements Step {}
    }

    @Property(tries = 40)
    void everySearchFindsWhatTheExactBackendFinds(
            @ForAll("histories") List<Step> steps, @ForAll("moments") List<Integer> moments) throws IOException {
        check(steps, moments);
    }

    private void check(List<Step> steps, List<Integer> moments) throws IOException {
        TestClock clock = new TestClock();
        Harness harness = newHarness();
        Harness oracleHarness = newOracle();
        ScriptedEmbedder embedder = new ScriptedEmbedder(32);
        AimOs os = harness.open(clock, Limits.DEFAULT, embedder);
        try (AimOs oracle = oracleHarness.open(clock, Limits.DEFAULT, new ScriptedEmbedder(32))) {
            for (Step step : steps) {
                clock.advance(Duration.ofHours(5));
                apply(step, oracle.memory());
                switch (step) {
                    case Step.Reopen reopen -> {
                        os.close();
                        os = harness.open(clock, Limits.DEFAULT, embedder);
                    }
                    case Step.Rebuild rebuild -> os.index().rebuild();
                    case Step.Search search -> {
                        Query query = QUERIES.get(search.query()).exact(true);
                        SameNodes.require(os, oracle, query.level(Level.SENTENCE), "on the way");
                    }
                    default -> apply(step, os.memory());
                }
            }
            assertThat(os.status().root()).isEqualTo(oracle.status().root());
            everySearch(os, oracle, AsOf.now());
            for (int moment : moments) {
                long tx = moment % (os.status().tx() + 1);
                everySearch(os, oracle, AsOf.tx(tx).validAt(BitemporalModel.day(moment % BitemporalModel.DAYS)));
            }
            assertThat(os.index().stats().nodes())
                    .isEqualTo(oracle.index().stats().nodes());
            assertThat(os.index().stats().vectors())
                    .isEqualTo(oracle.index().stats().vectors());
            assertThat(os.memory().verify().findings()).isEmpty();
        } finally {
            os.close();
            harness.dispose();
            oracleHarness.dispose();
        }
    }

    private static void apply(Step step, Memory memory) {
        switch (step) {
            case Step.Put put -> {
                AtomDraft draft = AtomDraft.text(put.key(), put.text())
                        .mediaType(put.type())
                        .valid(interval(put.from(), put.to()));
                memory.put(put.tagged() ? draft.tag("t").metadata("title", "blue title") : draft);
            }
            case Step.Retract retract -> memory.retract(retract.key(), interval(retract.from(), retract.to()));
            case Step.Erase erase -> memory.erase(List.of(erase.key()));
            case Step.Snapshot snapshot -> memory.snapshot("a note");
            default -> {}
        }
    }

    private static Interval interval(int from, int to) {
        return BitemporalModel.interval(from, to);
    }

    private static void everySearch(AimOs os, AimOs oracle, AsOf asOf) {
        for (Query question : QUERIES) {
            Query query = question.exact(true).asOf(asOf).limit(50);
            for (Level level : Level.values()) {
                for (Votes votes : List.of(Votes.NONE, Votes.DEFAULT)) {
                    for (Mode mode : Mode.values()) {
                        Query one = query.level(level).votes(votes).mode(mode);
                        SameNodes.require(os, oracle, one, mode + " " + votes);
                        SameNodes.require(
                                os,
                                oracle,
                                one.filter(Filter.all().tag("t")).limit(3),
                                mode + " " + votes + ", filtered");
                    }
                }
                SameNodes.require(os, oracle, query.level(level).fusion(Fusion.reciprocalRank()), "reciprocal ranks");
                for (Match match : List.of(Match.ALL_WORDS, Match.PHRASE)) {
                    SameNodes.require(os, oracle, query.level(level).match(match), match.name());
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Integer>> moments() {
        return Arbitraries.integers().between(0, 999).list().ofSize(2);
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<String> keys = Arbitraries.of(KEYS);
        Arbitrary<int[]> intervals = Combinators.combine(
                        Arbitraries.integers().between(0, BitemporalModel.DAYS - 1),
                        Arbitraries.integers().between(1, BitemporalModel.DAYS))
                .as((from, length) -> new int[] {from, Math.min(BitemporalModel.DAYS, from + length)});
        Arbitrary<Step> puts = Combinators.combine(keys, types(), texts(), Arbitraries.of(true, false), intervals)
                .as((key, type, text, tagged, interval) ->
                        new Step.Put(key, type, text, tagged, interval[0], interval[1]));
        Arbitrary<Step> retracts = Combinators.combine(keys, intervals)
                .as((key, interval) -> new Step.Retract(key, interval[0], interval[1]));
        return Arbitraries.frequencyOf(
                        Tuple.of(12, puts),
                        Tuple.of(3, retracts),
                        Tuple.of(1, keys.map(Step.Erase::new)),
                        Tuple.of(1, Arbitraries.create(Step.Snapshot::new)),
                        Tuple.of(2, Arbitraries.integers().between(0, 2).map(Step.Search::new)),
                        Tuple.of(1, Arbitraries.create(Step.Reopen::new)),
                        Tuple.of(1, Arbitraries.create(Step.Rebuild::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Arbitrary<String> types() {
        return Arbitraries.of("text/plain", "text/markdown", "text/x-chat");
    }

    /** Sentences in paragraphs, some of which are headings, turns, or nothing but a sign. */
    private static Arbitrary<String> texts() {
        Arbitrary<String> sentences = Arbitraries.of(WORDS)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(words -> "So " + String.join(" ", words) + ".");
        Arbitrary<String> paragraphs = Combinators.combine(
                        Arbitraries.of("", "", "", "# ", "Ann: ", "- ", "--- "),
                        sentences.list().ofMinSize(1).ofMaxSize(3))
                .as((mark, some) -> mark + String.join(" ", some));
        return Arbitraries.frequencyOf(Tuple.of(12, paragraphs), Tuple.of(1, Arbitraries.of("***", "", "?")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(all -> String.join("\n\n", all));
    }
}
