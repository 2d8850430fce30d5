package dev.aimos.examples.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class JudgedTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Relevant at ranks 2 and 4; a third is not found. */
    private final Judged judged = new Judged(List.of("x", "a", "y", "b", "z"), Map.of("a", 1, "b", 1, "c", 1));

    @Test
    void ndcgIsTheGainDiscountedByTheLogarithmOfTheRankOverTheBestPossible() {
        // DCG = 1/log2(3) + 1/log2(5); ideal = 1/log2(2) + 1/log2(3) + 1/log2(4).
        double log3 = Math.log(3) / Math.log(2);
        double log5 = Math.log(5) / Math.log(2);
        assertThat(judged.ndcg(10)).isCloseTo((1 / log3 + 1 / log5) / (1 + 1 / log3 + 0.5), EXACT);
        assertThat(judged.ndcg(2)).isCloseTo(1 / log3 / (1 + 1 / log3), EXACT);
        assertThat(judged.ndcg(1)).isZero();
        assertThat(new Judged(List.of("c", "a", "b"), Map.of("a", 1, "b", 1, "c", 1)).ndcg(10))
                .isCloseTo(1, EXACT);
    }

    @Test
    void aGradeIsAGain() {
        // DCG = 1/1 + 3/log2(3) over ideal 3/1 + 1/log2(3).
        double log3 = Math.log(3) / Math.log(2);
        assertThat(new Judged(List.of("low", "high"), Map.of("low", 1, "high", 3)).ndcg(10))
                .isCloseTo((1 + 3 / log3) / (3 + 1 / log3), EXACT);
    }

    @Test
    void recallIsTheShareFoundAndAnyAndAllAreItsEnds() {
        assertThat(judged.recall(10)).isCloseTo(2 / 3.0, EXACT);
        assertThat(judged.recall(3)).isCloseTo(1 / 3.0, EXACT);
        assertThat(judged.recall(1)).isZero();
        assertThat(judged.any(1)).isZero();
        assertThat(judged.any(2)).isEqualTo(1);
        assertThat(judged.all(10)).isZero();
        assertThat(new Judged(List.of("a", "b"), Map.of("a", 1, "b", 1)).all(2)).isEqualTo(1);
        assertThat(new Judged(List.of("a", "b"), Map.of("a", 1, "b", 1)).all(1)).isZero();
    }

    @Test
    void averagePrecisionIsTheMeanOfThePrecisionsAtEachRelevantRank() {
        // (1/2 + 2/4 + 0) / 3
        assertThat(judged.averagePrecision(100)).isCloseTo(1 / 3.0, EXACT);
        assertThat(judged.averagePrecision(3)).isCloseTo(1 / 6.0, EXACT);
    }

    @Test
    void whatIsNamedTwiceCountsOnceAtItsFirstPlace() {
        Judged twice = new Judged(List.of("a", "a", "b"), Map.of("a", 1, "b", 1));
        assertThat(twice.recall(2)).isEqualTo(1);
        assertThat(twice.averagePrecision(10)).isEqualTo(1);
    }

    @Test
    void nothingFoundAndNothingRelevantAreZero() {
        for (Judged empty : List.of(new Judged(List.of(), Map.of("a", 1)), new Judged(List.of("a"), Map.of()))) {
            assertThat(empty.ndcg(10)).isZero();
            assertThat(empty.recall(10)).isZero();
            assertThat(empty.averagePrecision(10)).isZero();
            assertThat(empty.any(10)).isZero();
            assertThat(empty.all(10)).isZero();
        }
    }

    @Test
    void aGradeBelowOneIsRefused() {
        assertThatThrownBy(() -> new Judged(List.of(), Map.of("a", 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void meansAreOverTheQuestions() {
        Means means = new Means();
        assertThat(means.means()).isEmpty();
        means.add(Map.of("x", 1.0));
        means.add(Map.of("x", 0.5));
        assertThat(means.means()).containsExactly(Map.entry("x", 0.75));
        assertThat(means.count()).isEqualTo(2);
    }
}
