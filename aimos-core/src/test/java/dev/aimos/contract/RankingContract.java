package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.aimos.AimosException;
import dev.aimos.index.Candidates;
import dev.aimos.index.Fusion;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranker;
import dev.aimos.index.Reranking;
import dev.aimos.index.Votes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order hits come, and why. */
public abstract class RankingContract extends HhniSuite {
    private static final Query QUERY = Query.of("glacier ice melts").limit(20);

    @BeforeEach
    void fill() {
        put("a", "The glacier melts. Its ice is old.\n\nSnow falls in winter.");
        put("b", "The glacier melts. Its ice is old.\n\nSnow fell in winter.");
        put("c", "Ice cream melts in the sun. Children run.");
        put("d", "A glacier carves a valley. Rock breaks.\n\nIce and more ice.");
        put("e", "Bread bakes in the oven. Nobody waits.");
    }

    /** Asks a reranker's question of candidates, and leaves them as they are. */
    private record Watching(List<Candidates> seen) implements Reranker {
        @Override
        public String id() {
            return "watching";
        }

        @Override
        public Order rerank(Candidates candidates) {
            seen.add(candidates);
            List<Integer> order = new ArrayList<>(
                    IntStream.range(0, candidates.size()).boxed().toList());
            Collections.reverse(order);
            for (int one = 0; one < candidates.size(); one++) {
                assertThat(candidates.similarity(one, one)).isEqualTo(1, offset(1e-5));
                for (int other = 0; other < candidates.size(); other++) {
                    assertThat(candidates.similarity(one, other))
                            .isBetween(0.0, 1.0)
                            .isEqualTo(candidates.similarity(other, one), offset(1e-6));
                    assertThat(candidates.contradict(one, other)).isFalse();
                }
            }
            return Order.of(order);
        }
    }

    private record Fixed(List<Integer> order) implements Reranker {
        @Override
        public String id() {
            return "fixed";
        }

        @Override
        public Order rerank(Candidates candidates) {
            return Order.of(order);
        }
    }

    @Test
    void anExplanationComesToTheScore() {
        everywhere((level, mode) -> {
            for (Votes votes : List.of(Votes.NONE, Votes.DEFAULT)) {
                for (Fusion fusion : List.of(Fusion.minMax(), Fusion.minMax(1), Fusion.reciprocalRank())) {
                    Query query = QUERY.level(level)
                            .mode(mode)
                            .votes(votes)
                            .fusion(fusion)
                            .explain(true);
                    for (Hit hit : search(query)) {
                        var why = hit.explanation().orElseThrow();
                        assertThat(why.value()).as("%s of %s", why, query).isEqualTo(hit.score(), offset(1e-6));
                        assertThat(why.description()).isNotBlank();
                        assertThat(why.details()).isNotEmpty();
                    }
                }
            }
        });
        Hit phrase = best(QUERY.match(Match.PHRASE)
                .explain(true)
                .mode(Mode.LEXICAL)
                .level(Level.SENTENCE)
                .exact(true)
                .limit(1)
                .match(Match.ALL_WORDS)
                .level(Level.DOCUMENT));
        assertThat(phrase.explanation().orElseThrow().value()).isEqualTo(phrase.score(), offset(1e-6));
    }

    @Test
    void anExplainedHitOfARerankedSearchKeepsItsScore() {
        for (Reranking reranking : List.of(Reranking.mmr(), Reranking.dvns())) {
            for (Hit hit : search(QUERY.reranking(reranking).explain(true))) {
                assertThat(hit.explanation().orElseThrow().value()).isEqualTo(hit.score(), offset(1e-6));
            }
        }
    }

    @Test
    void rerankingChangesTheOrderAndNothingElse() {
        everywhere((level, mode) -> {
            Query query = QUERY.level(level).mode(mode);
            List<String> plain = scored(query);
            for (Reranking reranking : List.of(Reranking.none(), Reranking.mmr(), Reranking.dvns())) {
                assertThat(scored(query.reranking(reranking)))
                        .as("%s %s %s", level, mode, reranking)
                        .containsExactlyInAnyOrderElementsOf(plain);
            }
            assertThat(scored(query.reranking(Reranking.mmr(1)))).isEqualTo(plain);
        });
    }

    @Test
    void mmrMovesATwinBack() {
        Query query = QUERY.limit(2).mode(Mode.LEXICAL);
        assertThat(keys(query)).containsExactly("a", "b");
        assertThat(keys(query.reranking(Reranking.mmr(0.3))))
                .hasSize(2)
                .contains("a")
                .doesNotContain("b");
        Query byVector = QUERY.limit(2).mode(Mode.VECTOR);
        assertThat(keys(byVector)).containsExactly("a", "b");
        assertThat(keys(byVector.reranking(Reranking.mmr(0.3)))).doesNotContain("b");
    }

    private static List<Double> stretched(List<Double> scores) {
        double greatest = scores.get(0);
        double least = scores.get(scores.size() - 1);
        return scores.stream()
                .map(score -> greatest > least ? (score - least) / (greatest - least) : 1)
                .toList();
    }

    @Test
    void aRerankerOfTheCallersSeesTheCandidatesAndDecides() {
        everywhere((level, mode) -> {
            Watching watching = new Watching(new ArrayList<>());
            Query query = QUERY.level(level).mode(mode);
            List<String> plain = addresses(query);
            List<String> reversed = new ArrayList<>(plain);
            Collections.reverse(reversed);
            assertThat(addresses(query.reranking(Reranking.by(watching)))).isEqualTo(reversed);
            Candidates seen = watching.seen().get(0);
            assertThat(IntStream.range(0, seen.size())
                            .mapToObj(i -> seen.address(i).toString()))
                    .isEqualTo(plain);
            assertThat(IntStream.range(0, seen.size())
                            .mapToDouble(seen::relevance)
                            .boxed())
                    .as("their scores on one scale, whatever the mode")
                    .isEqualTo(stretched(
                            search(query).list().stream().map(Hit::score).toList()));
        });
        assertThat(addresses(
                        QUERY.limit(1).mode(Mode.LEXICAL).reranking(Reranking.by(new Watching(new ArrayList<>())))))
                .as("it may put first what the limit alone would have left out")
                .containsExactly("doc:" + lastKey());
    }

    private String lastKey() {
        List<Hit> hits = search(QUERY.mode(Mode.LEXICAL)).list();
        return hits.get(hits.size() - 1).key();
    }

    @Test
    void anOrderThatIsNoneIsRefused() {
        int size = search(QUERY.mode(Mode.LEXICAL)).size();
        List<Integer> twice = new ArrayList<>(Collections.nCopies(size, 0));
        List<Integer> outside =
                new ArrayList<>(IntStream.rangeClosed(1, size).boxed().toList());
        List<Integer> few = IntStream.range(1, size).boxed().toList();
        for (List<Integer> order : List.of(twice, outside, few, List.<Integer>of())) {
            assertThatThrownBy(() -> search(QUERY.mode(Mode.LEXICAL).reranking(Reranking.by(new Fixed(order)))))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            e -> assertThat(e.code()).isEqualTo("reranker-order"));
        }
    }

    @Test
    void theWeightOfAFusionGoesFromWordsToVectors() {
        put("words", "glacier ice melts ".repeat(2) + "and a great many other things besides, of every sort and kind.");
        for (Level level : Level.values()) {
            Query query = QUERY.level(level);
            assertThat(top(query.mode(Mode.HYBRID).fusion(Fusion.minMax(1)), 3))
                    .isEqualTo(top(query.mode(Mode.LEXICAL), 3));
            assertThat(top(query.mode(Mode.HYBRID).fusion(Fusion.minMax(0)), 3))
                    .isEqualTo(top(query.mode(Mode.VECTOR), 3));
        }
    }

    private List<String> top(Query query, int n) {
        List<String> addresses = addresses(query);
        return addresses.subList(0, Math.min(n, addresses.size()));
    }

    @Test
    void reciprocalRanksAreComputedByTheirFormula() {
        Query query = QUERY.mode(Mode.HYBRID).fusion(new Fusion.ReciprocalRank(10, 0.25));
        List<Hit> lexical = search(QUERY.mode(Mode.LEXICAL)).list();
        List<Hit> vector = search(QUERY.mode(Mode.VECTOR)).list();
        for (Hit hit : search(query)) {
            double expected = 0.25 * share(rank(lexical, hit)) + 0.75 * share(rank(vector, hit));
            assertThat(hit.score()).as("%s", hit).isEqualTo(expected, offset(1e-6));
        }
    }

    private static double share(int rank) {
        return rank == 0 ? 0 : 11.0 / (10 + rank);
    }

    /** Its rank, shared by equal scores; 0 if it has none. */
    private static int rank(List<Hit> hits, Hit wanted) {
        double score = hits.stream()
                .filter(hit -> hit.address().equals(wanted.address()))
                .mapToDouble(Hit::score)
                .findFirst()
                .orElse(-1);
        return score < 0
                ? 0
                : 1 + (int) hits.stream().filter(hit -> hit.score() > score).count();
    }

    @Test
    void exactSearchesGiveTheSameForEver() {
        everywhere((level, mode) -> {
            Query query = QUERY.level(level).mode(mode).exact(true);
            assertThat(scored(query)).isEqualTo(scored(query)).isEqualTo(scored(query.exact(false)));
        });
        List<String> before = scored(QUERY.exact(true).asOf(dev.aimos.memory.AsOf.tx(5)));
        reopen();
        index().rebuild();
        put("z", "glacier glacier");
        assertThat(scored(QUERY.exact(true).asOf(dev.aimos.memory.AsOf.tx(5)))).isEqualTo(before);
    }
}
