package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.contract.BitemporalModel.Step;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Version;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Random sequences of everything a memory can do, held against {@link BitemporalModel} at every moment on both axes, and
 * against the exact backend for every search.
 */
public abstract class ModelContract {
    private static final List<String> KEYS = List.of("a", "b", "c");
    private static final List<String> WORDS = List.of("red", "green", "blue");

    protected abstract Harness newHarness() throws IOException;

    /** The exact backend, with the analysis of the one under test. */
    protected abstract Harness newOracle() throws IOException;

    @Property(tries = 100)
    void everyMomentShowsWhatTheModelShows(@ForAll("steps") List<Step> steps) throws IOException {
        TestClock clock = new TestClock();
        Harness harness = newHarness();
        Harness oracleHarness = newOracle();
        BitemporalModel model = new BitemporalModel();
        BitemporalModel oracleModel = new BitemporalModel();
        AimOs os = harness.open(clock, Limits.DEFAULT);
        try (AimOs oracle = oracleHarness.open(clock, Limits.DEFAULT)) {
            for (Step step : steps) {
                clock.advance(Duration.ofHours(5));
                model.apply(step, os.memory());
                oracleModel.apply(step, oracle.memory());
                switch (step) {
                    case Step.Reopen reopen -> {
                        os.close();
                        os = harness.open(clock, Limits.DEFAULT);
                    }
                    case Step.Rebuild rebuild -> os.index().rebuild();
                    case Step.Search search -> sameHits(os, oracle, Query.of(search.word()));
                    default -> assertThat(os.status().tx()).isEqualTo(model.tx());
                }
            }
            everyMoment(os, model);
            everySearch(os, oracle, model);
            assertThat(os.status().counts()).isEqualTo(oracle.status().counts());
            assertThat(os.status().root()).isEqualTo(oracle.status().root());
            assertThat(os.memory().snapshots()).isEqualTo(oracle.memory().snapshots());
            assertThat(os.memory().verify().findings()).isEmpty();
            for (Snapshot snapshot : os.memory().snapshots()) {
                assertThat(shown(os, AsOf.snapshot(snapshot).validAt(BitemporalModel.day(3))))
                        .isEqualTo(model.shown(snapshot.tx(), 3));
            }
        } finally {
            os.close();
            harness.dispose();
            oracleHarness.dispose();
        }
    }

    private static void everyMoment(AimOs os, BitemporalModel model) {
        for (long tx = 0; tx <= model.tx(); tx++) {
            for (int day = 0; day < BitemporalModel.DAYS; day++) {
                AsOf asOf = AsOf.tx(tx).validAt(BitemporalModel.day(day));
                SortedMap<String, String> expected = model.shown(tx, day);
                assertThat(shown(os, asOf)).as("scan at %s", asOf).isEqualTo(expected);
                for (String key : KEYS) {
                    assertThat(os.memory().get(key, asOf).map(Atom::text))
                            .as("get %s at %s", key, asOf)
                            .isEqualTo(Optional.ofNullable(expected.get(key)));
                    assertThat(fromHistory(os.memory().history(key), tx, day))
                            .as("history of %s at %s", key, asOf)
                            .isEqualTo(Optional.ofNullable(expected.get(key)).stream()
                                    .toList());
                }
            }
        }
    }

    /** The texts of the rectangles that cover a moment: one or none, as rectangles do not overlap. */
    private static List<String> fromHistory(List<Version> history, long tx, int day) {
        List<String> texts = new ArrayList<>();
        for (Version version : history) {
            if (version.valid().contains(BitemporalModel.day(day))
                    && version.shownFrom() <= tx
                    && tx < version.shownUntil().orElse(Long.MAX_VALUE)) {
                texts.add(version.atom().text());
            }
        }
        return texts;
    }

    private static SortedMap<String, String> shown(AimOs os, AsOf asOf) {
        SortedMap<String, String> shown = new TreeMap<>();
        os.memory().stream(Scan.all().limit(2).asOf(asOf)).forEach(atom -> shown.put(atom.key(), atom.text()));
        return shown;
    }

    private static void everySearch(AimOs os, AimOs oracle, BitemporalModel model) {
        for (long tx = 0; tx <= model.tx(); tx++) {
            for (int day = 0; day < BitemporalModel.DAYS; day += 2) {
                AsOf asOf = AsOf.tx(tx).validAt(BitemporalModel.day(day));
                sameHits(os, oracle, Query.of("red blue blue").asOf(asOf));
                sameHits(os, oracle, Query.of("green").asOf(asOf).limit(2));
            }
        }
        sameHits(os, oracle, Query.of("green red"));
    }

    private static void sameHits(AimOs os, AimOs oracle, Query query) {
        SameHits.require(os, oracle, query, "after these steps");
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> keys = Arbitraries.of(KEYS);
        Arbitrary<int[]> intervals = Combinators.combine(
                        Arbitraries.integers().between(0, BitemporalModel.DAYS - 1),
                        Arbitraries.integers().between(1, BitemporalModel.DAYS))
                .as((from, length) -> new int[] {from, Math.min(BitemporalModel.DAYS, from + length)});
        Arbitrary<String> texts =
                Arbitraries.of(WORDS).list().ofMinSize(1).ofMaxSize(4).map(words -> String.join(" ", words));
        Arbitrary<Step.Put> puts = Combinators.combine(keys, texts, intervals)
                .as((key, text, interval) -> new Step.Put(key, text, interval[0], interval[1]));
        Arbitrary<Step> retracts = Combinators.combine(keys, intervals)
                .as((key, interval) -> new Step.Retract(key, interval[0], interval[1]));
        return Arbitraries.frequencyOf(
                        Tuple.of(10, puts.map(put -> (Step) put)),
                        Tuple.of(2, puts.list().ofMinSize(2).ofMaxSize(4).map(Step.Batch::new)),
                        Tuple.of(4, retracts),
                        Tuple.of(1, keys.map(Step.Erase::new)),
                        Tuple.of(1, Arbitraries.create(Step.Snapshot::new)),
                        Tuple.of(2, Arbitraries.of(WORDS).map(Step.Search::new)),
                        Tuple.of(1, Arbitraries.create(Step.Reopen::new)),
                        Tuple.of(1, Arbitraries.create(Step.Rebuild::new)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }
}
