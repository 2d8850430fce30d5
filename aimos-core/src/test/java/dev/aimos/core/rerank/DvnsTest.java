package dev.aimos.core.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.index.Candidates;
import dev.aimos.index.Reranker.Order;
import dev.aimos.index.Reranking;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DvnsTest {
    private static final Reranking GRAVITY_ONLY = new Reranking.Dvns(1, 0, 0, 0.3, 200);

    private static Order rerank(Candidates candidates) {
        return Rerankers.of(Reranking.dvns()).rerank(candidates);
    }

    private static List<Integer> byRelevance(Candidates candidates) {
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(candidates::relevance)
                        .reversed())
                .toList();
    }

    @Test
    void aNearDuplicateComesAfterSomethingNew() {
        Cloud cloud = Cloud.of(0.9, 0.88, 0.8, 0.5).similar(0, 1, 0.98);
        Order order = rerank(cloud);
        assertThat(order.order()).containsExactly(0, 2, 1, 3);
        assertThat(order.converged()).isTrue();
    }

    @Test
    void aPassageIsNotRewardedForHavingADuplicate() {
        Cloud cloud = Cloud.of(0.9, 0.88, 0.87, 0.5).similar(1, 2, 1);
        assertThat(rerank(cloud).order()).startsWith(0, 1);
    }

    @Test
    void whatContradictsSomethingBetterIsPushedAway() {
        Cloud cloud = Cloud.of(0.9, 0.88, 0.8, 0.5).contradicting(0, 1);
        assertThat(rerank(cloud).order()).containsExactly(0, 2, 1, 3);
    }

    @Test
    void aPassageIsLiftedByTheDocumentItIsIn() {
        Cloud alone = Cloud.of(0.9, 0.50, 0.49, 0.1);
        assertThat(rerank(alone).order()).containsExactly(0, 1, 2, 3);
        Cloud together = Cloud.of(0.9, 0.50, 0.49, 0.1)
                .at(0, "doc:tower/sec:1/par:1")
                .at(2, "doc:tower/sec:1/par:1/sen:2")
                .similar(0, 2, 0.5);
        assertThat(rerank(together).order()).containsExactly(0, 2, 1, 3);
    }

    @Test
    void withGravityAloneTheOrderIsThatOfRelevance() {
        Candidates cloud = Cloud.vectors(200, 16, 3);
        Order order = Rerankers.of(GRAVITY_ONLY).rerank(cloud);
        assertThat(order.order()).isEqualTo(byRelevance(cloud));
        assertThat(order.steps()).isEqualTo(1);
        assertThat(rerank(cloud).order()).isNotEqualTo(byRelevance(cloud));
    }

    @Test
    void itComesToRestOnEveryCloudTried() {
        for (int seed = 0; seed < 50; seed++) {
            Order order = rerank(Cloud.vectors(100, 24, seed));
            assertThat(order.converged())
                    .as("seed %s, %s steps", seed, order.steps())
                    .isTrue();
        }
    }

    @Test
    void itSaysThatItDidNotComeToRest() {
        Cloud cloud = Cloud.of(0.9, 0.88, 0.8, 0.5).similar(0, 1, 0.98);
        Order order = Rerankers.of(new Reranking.Dvns(1, 0.2, 0.3, 0.3, 3)).rerank(cloud);
        assertThat(order.converged()).isFalse();
        assertThat(order.steps()).isEqualTo(3);
    }

    @Test
    void fullDampingIsNotTakenForRest() {
        Cloud cloud = Cloud.of(0.9, 0.88, 0.8, 0.5).similar(0, 1, 0.98);
        Order order = Rerankers.of(new Reranking.Dvns(1, 0.2, 0.3, 1, 10_000)).rerank(cloud);
        assertThat(order.order()).containsExactly(0, 2, 1, 3);
        assertThat(order.converged()).isTrue();
        assertThat(order.steps()).isGreaterThan(10);
    }

    @Test
    void theSameCandidatesGiveTheSameOrder() {
        Order first = rerank(Cloud.vectors(300, 16, 5));
        assertThat(rerank(Cloud.vectors(300, 16, 5))).isEqualTo(first);
    }

    @Test
    void theScaleOfTheScoresMakesNoDifference() {
        Cloud large = Cloud.of(0.8, 0.76, 0.6, 0.2).similar(0, 1, 0.98);
        Cloud small = Cloud.of(0.2, 0.19, 0.15, 0.05).similar(0, 1, 0.98);
        assertThat(rerank(small).order()).isEqualTo(rerank(large).order());
    }

    @Test
    void noneOneAndManyCandidatesHaveAnOrder() {
        assertThat(rerank(Cloud.of())).isEqualTo(new Order(List.of(), true, 0));
        assertThat(rerank(Cloud.of(0.4)).order()).containsExactly(0);
        assertThat(rerank(Cloud.vectors(2_000, 8, 11)).order())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 2_000).boxed().toList());
    }

    @Test
    void candidatesThatAreAllEquallyRelevantKeepTheirOrder() {
        double[] relevance = new double[50];
        Arrays.fill(relevance, 0.7);
        Order order = rerank(Cloud.of(relevance));
        assertThat(order.order()).isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertThat(order.converged()).isTrue();
    }

    @Test
    void identicalCandidatesKeepTheirOrder() {
        Cloud cloud = Cloud.of(0.7, 0.7, 0.7, 0.7);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                cloud.similar(i, j, 1);
            }
        }
        assertThat(rerank(cloud).order()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void numbersThatAreNoneCountAsZero() {
        Cloud cloud = Cloud.of(Double.NaN, 0.4, Double.NEGATIVE_INFINITY, 0.9)
                .similar(1, 3, Double.NaN)
                .similar(0, 3, Double.POSITIVE_INFINITY);
        assertThat(rerank(cloud).order()).startsWith(3, 1).hasSize(4);
    }

    @Test
    void everyStrengthThatIsAllowedGivesFiniteDistances() {
        double[] strengths = {0, 1e-300, 1e-3, 1, 1e3, Double.MAX_VALUE};
        Candidates cloud = Cloud.vectors(40, 6, 13);
        for (double gravity : strengths) {
            for (double elasticity : strengths) {
                for (double repulsion : strengths) {
                    for (double damping : new double[] {1e-9, 1}) {
                        Motion motion = motion(cloud, new Reranking.Dvns(gravity, elasticity, repulsion, damping, 50));
                        for (int i = 0; i < cloud.size(); i++) {
                            assertThat(motion.distance(i))
                                    .as("%s %s %s %s", gravity, elasticity, repulsion, damping)
                                    .isBetween(0.05, 10.0);
                        }
                    }
                }
            }
        }
    }

    private static Motion motion(Candidates cloud, Reranking.Dvns settings) {
        Motion motion = new Dvns(settings).motion(cloud, Known.relevances(cloud));
        for (int i = 0; i < settings.maxSteps(); i++) {
            motion.step();
        }
        return motion;
    }

    @Test
    void theIdNamesEverySetting() {
        assertThat(Rerankers.of(new Reranking.Dvns(1, 0.5, 0.3, 0.25, 200)).id())
                .isEqualTo("dvns(gravity=1.0,elasticity=0.5,repulsion=0.3,damping=0.25,maxSteps=200)");
    }
}
