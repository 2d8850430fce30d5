package dev.aimos.core.rerank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.index.Candidates;
import dev.aimos.index.Reranker;
import dev.aimos.index.Reranking;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MmrTest {
    private static List<Integer> order(double lambda, Candidates candidates) {
        return Rerankers.of(Reranking.mmr(lambda)).rerank(candidates).order();
    }

    @Test
    void aNearDuplicateComesAfterSomethingNew() {
        Cloud cloud = Cloud.of(0.9, 0.88, 0.6).similar(0, 1, 0.98);
        assertThat(order(0.7, cloud)).containsExactly(0, 2, 1);
    }

    @Test
    void withLambdaOneTheOrderIsThatOfRelevance() {
        Cloud cloud = Cloud.of(0.5, 0.9, 0.7).similar(1, 2, 1);
        assertThat(order(1, cloud)).containsExactly(1, 2, 0);
    }

    @Test
    void withLambdaZeroOnlyDiversityCountsAndRelevanceBreaksTies() {
        Cloud cloud = Cloud.of(0.9, 0.8, 0.1, 0.2).similar(0, 1, 0.5);
        assertThat(order(0, cloud)).containsExactly(0, 3, 2, 1);
    }

    @Test
    void equalCandidatesKeepTheirOrder() {
        assertThat(order(0.7, Cloud.of(0.5, 0.5, 0.5, 0.5))).containsExactly(0, 1, 2, 3);
    }

    @Test
    void theChoiceIsThatOfTheDefinitionComputedAnew() {
        Candidates cloud = Cloud.vectors(60, 8, 7);
        assertThat(order(0.6, cloud)).isEqualTo(byDefinition(0.6, cloud));
    }

    @Test
    void beyondTheFirstThousandTheOrderIsThatOfRelevance() {
        Candidates cloud = Cloud.vectors(1_200, 4, 9);
        List<Integer> order = order(0.6, cloud);
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 1_200).boxed().toList());
        assertThat(order.subList(1_000, 1_200))
                .isSortedAccordingTo(
                        Comparator.<Integer>comparingDouble(cloud::relevance).reversed());
    }

    private static List<Integer> byDefinition(double lambda, Candidates candidates) {
        List<Integer> left =
                new ArrayList<>(IntStream.range(0, candidates.size()).boxed().toList());
        List<Integer> chosen = new ArrayList<>();
        while (!left.isEmpty()) {
            int best = left.getFirst();
            for (int candidate : left) {
                best = worth(lambda, candidates, candidate, chosen) > worth(lambda, candidates, best, chosen)
                        ? candidate
                        : best;
            }
            chosen.add(best);
            left.removeAll(chosen);
        }
        return chosen;
    }

    private static double worth(double lambda, Candidates candidates, int candidate, List<Integer> chosen) {
        double closest = chosen.stream()
                .mapToDouble(other -> candidates.similarity(candidate, other))
                .max()
                .orElse(0);
        return lambda * candidates.relevance(candidate) - (1 - lambda) * closest;
    }

    @Test
    void noCandidatesAndNumbersThatAreNoneDoNoHarm() {
        assertThat(order(0.7, Cloud.of())).isEmpty();
        Cloud cloud = Cloud.of(Double.NaN, 0.4, Double.POSITIVE_INFINITY).similar(0, 1, Double.NaN);
        assertThat(order(0.7, cloud)).containsExactly(2, 1, 0);
    }

    @Test
    void theIdNamesLambda() {
        Reranker reranker = Rerankers.of(Reranking.mmr());
        assertThat(reranker.id()).isEqualTo("mmr(lambda=0.7)");
        assertThat(reranker.rerank(Cloud.of(0.1)).converged()).isTrue();
    }
}
