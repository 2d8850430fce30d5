package dev.aimos.core.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.index.Address;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.ContextOptions.Packing;
import dev.aimos.index.ContextOptions.ReadingOrder;
import dev.aimos.index.Mode;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import dev.aimos.text.EstimatedTokens;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AssemblerTest {
    private static final ContextOptions PLAIN = options(1_000);

    private static ContextOptions options(int budget) {
        return ContextOptions.of(TokenBudget.of(budget))
                .reranking(Reranking.none())
                .order(ReadingOrder.RELEVANCE)
                .counter(Counters.WORDS);
    }

    private static Context assemble(ContextOptions options, Signals signals, Found... found) {
        return new Assembler(new EstimatedTokens())
                .assemble(List.of(found), signals, options, PlainText.BASIS, Mode.LEXICAL);
    }

    private static Found text(String key, String text, double score) {
        return PlainText.of(key, text).found(score);
    }

    private static Context.Stage stage(Context context, String name) {
        return context.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> dropped(Context context, String name) {
        return stage(context, name).dropped().stream()
                .map(dropped -> dropped.address().key() + " " + dropped.reason())
                .toList();
    }

    private static List<String> keys(Context context) {
        return context.passages().stream()
                .map(passage -> passage.address().key())
                .toList();
    }

    @Test
    void theStagesComeInTheirOrderAndTheTextIsCited() {
        Context context = assemble(
                PLAIN,
                new Knowledge(),
                text("tower", "The Eiffel Tower is 330 m tall.", 0.9),
                text("bridge", "The bridge is red.", 0.4));
        assertThat(context.stages())
                .extracting(Context.Stage::name)
                .containsExactly(
                        "retrieve",
                        "duplicates",
                        "supersession",
                        "contradictions",
                        "rerank",
                        "compress",
                        "pack",
                        "order");
        assertThat(context.stages()).allMatch(stage -> stage.in() == 2 && stage.out() == 2);
        assertThat(context.text()).isEqualTo("[1] The Eiffel Tower is 330 m tall.\n\n[2] The bridge is red.");
        assertThat(context.tokens()).isEqualTo(13);
        assertThat(context.budget()).isEqualTo(1_000);
        assertThat(context.counter()).isEqualTo("words");
        assertThat(context.dropped()).isEmpty();
        assertThat(context.passages().getFirst().quotes().getFirst().address())
                .isEqualTo(Address.parse("doc:tower/sec:1/par:1/sen:1"));
    }

    @Test
    void candidatesBeyondThoseAskedForAndThoseWithoutTextAreLeftOut() {
        Context context = assemble(
                PLAIN.candidates(2),
                new Knowledge(),
                text("a", "One thing.", 0.9),
                text("b", " \n", 0.8),
                text("c", "Another.", 0.7));
        assertThat(keys(context)).containsExactly("a");
        assertThat(dropped(context, "retrieve")).containsExactly("b has no text", "c is beyond the first 2 candidates");
    }

    @Test
    void whatRepeatsABetterPassageIsDropped() {
        Context context = assemble(
                PLAIN,
                new Knowledge().similar(0, 3, 0.97),
                text("a", "The old tower of the town stands on a hill by the river", 0.9),
                text("b", "The OLD tower of the town, stands on a hill by the river!", 0.8),
                text("c", "of the town stands on a hill", 0.7),
                text("d", "On a hill by the river stands the old tower of the town", 0.6),
                text("e", "The old tower of the town stands on a hill by the river and was built by monks", 0.5));
        assertThat(keys(context)).containsExactly("a", "e");
        assertThat(dropped(context, "duplicates"))
                .containsExactly(
                        "b has the same words as doc:a/sec:1/par:1",
                        "c 100 % of its word triples are in doc:a/sec:1/par:1",
                        "d is like doc:a/sec:1/par:1 by 97 %, and in the same words");
    }

    @Test
    void anotherNumberIsNoDuplicateHoweverMuchAlike() {
        String long_ =
                " and it stands in a park by the river that runs through the old town with its many bridges of stone";
        Context context = assemble(
                PLAIN,
                new Knowledge().similar(0, 1, 0.99),
                text("a", "The tower is 330 m tall" + long_, 0.9),
                text("b", "The tower is 312 m tall" + long_, 0.8),
                text("c", "The tower is -330 m tall" + long_, 0.7));
        assertThat(keys(context)).containsExactly("a", "b", "c");
    }

    @Test
    void aSmallerThresholdDropsMore() {
        Found[] found = {
            text("a", "the red house stands at the end of the long street", 0.9),
            text("b", "the red house stands at the end of our short road", 0.8)
        };
        assertThat(keys(assemble(PLAIN, new Knowledge(), found))).containsExactly("a", "b");
        assertThat(keys(assemble(PLAIN.duplicateThreshold(0.5), new Knowledge(), found)))
                .containsExactly("a");
    }

    @Test
    void aNodeInOrAroundABetterOneIsADuplicate() {
        PlainText text = PlainText.of("a", "First of all. Then the rest.\n\nSomething else.");
        Context context = assemble(
                PLAIN,
                new Knowledge(),
                text.found("/sec:1/par:1", 0.9),
                text.found("/sec:1/par:1/sen:2", 0.8),
                text.found("/sec:1", 0.7),
                text.found("/sec:1/par:2", 0.6));
        assertThat(context.passages())
                .extracting(passage -> passage.address().toString())
                .containsExactly("doc:a/sec:1/par:1", "doc:a/sec:1/par:2");
        assertThat(dropped(context, "duplicates"))
                .containsExactly(
                        "a is in doc:a/sec:1/par:1, which matches better",
                        "a is around doc:a/sec:1/par:1, which matches better");
    }

    @Test
    void whatIsSupersededIsDroppedThoughItMatchesBetterAndItsSuccessorRepeatsIt() {
        Context context = assemble(
                PLAIN,
                new Knowledge().superseded("old", "new"),
                text("old", "The opening hours are from nine to five on weekdays.", 0.9),
                text("new", "The opening hours are from nine to five on weekdays.", 0.8));
        assertThat(keys(context)).containsExactly("new");
        assertThat(dropped(context, "supersession")).containsExactly("old is superseded by new");
    }

    @Test
    void whatSupersedesItselfInACircleStays() {
        Context context = assemble(
                PLAIN,
                new Knowledge().superseded("a", "b").superseded("b", "a").superseded("c", "a"),
                text("a", "Alpha.", 0.9),
                text("b", "Beta.", 0.8),
                text("c", "Gamma.", 0.7));
        assertThat(keys(context)).containsExactly("a", "b");
        assertThat(dropped(context, "supersession")).containsExactly("c is superseded by a");
        assertThat(stage(context, "supersession").note())
                .isEqualTo("a supersedes itself in a circle, which was ignored; "
                        + "b supersedes itself in a circle, which was ignored");
    }

    @Test
    void ofTwoThatContradictTheBetterStays() {
        Context context = assemble(
                PLAIN,
                new Knowledge().contradicting(0, 1).contradicting(1, 2),
                text("a", "The door is open.", 0.9),
                text("b", "The door is not open.", 0.8),
                text("c", "The gate is open.", 0.7));
        assertThat(keys(context)).containsExactly("a", "c");
        assertThat(dropped(context, "contradictions"))
                .containsExactly("b contradicts doc:a/sec:1/par:1, which matches better");
    }

    @Test
    void theReRankerDecidesTheOrder() {
        Found[] found = {
            text("a", "The tower is tall.", 0.9), text("b", "It is a tall tower.", 0.88), text("c", "It is red.", 0.7)
        };
        Knowledge knowledge = new Knowledge().similar(0, 1, 0.95);
        for (Reranking reranking : List.of(Reranking.mmr(), Reranking.dvns())) {
            Context context = assemble(PLAIN.reranking(reranking), knowledge, found);
            assertThat(context.passages()).extracting(Context.Passage::number).containsExactly(1, 2, 3);
            assertThat(keys(context).getFirst()).isEqualTo("a");
        }
        assertThat(keys(assemble(PLAIN.reranking(Reranking.mmr(0.5)), knowledge, found)))
                .containsExactly("a", "c", "b");
        assertThat(stage(assemble(PLAIN.reranking(Reranking.mmr(0.5)), knowledge, found), "rerank")
                        .note())
                .isEqualTo("mmr(lambda=0.5)");
    }

    @Test
    void aReRankerThatDidNotConvergeIsNamed() {
        Context context = assemble(
                PLAIN.reranking(new Reranking.Dvns(1, 0, 0.3, 0.3, 2)),
                new Knowledge().similar(0, 1, 0.95),
                text("a", "The tower is tall.", 0.9),
                text("b", "It is a tall tower.", 0.88));
        assertThat(stage(context, "rerank").note())
                .isEqualTo("dvns(gravity=1.0,elasticity=0.0,repulsion=0.3,damping=0.3,maxSteps=2); "
                        + "did not converge in 2 steps");
    }

    @Test
    void aPassageThatIsTooLargeIsShortenedToItsBestSentences() {
        PlainText text = PlainText.of("a", "One two three. Four five six. Seven eight nine. Ten eleven twelve.");
        Knowledge knowledge = new Knowledge()
                .sentence("doc:a/sec:1/par:1/sen:1", 0.8)
                .sentence("doc:a/sec:1/par:1/sen:3", 0.9)
                .sentence("doc:a/sec:1/par:1/sen:4", 0.1);
        Context context = assemble(options(9), knowledge, text.found(0.9));
        Context.Passage passage = context.passages().getFirst();
        assertThat(passage.text()).isEqualTo("One two three. … Seven eight nine.");
        assertThat(passage.quotes())
                .extracting(quote -> quote.address().toString())
                .containsExactly("doc:a/sec:1/par:1/sen:1", "doc:a/sec:1/par:1/sen:3");
        assertThat(stage(context, "compress").note()).isEqualTo("doc:a/sec:1/par:1 shortened from 13 tokens to 8");
        Context larger = assemble(options(12), knowledge, text.found(0.9));
        assertThat(larger.passages().getFirst().text())
                .isEqualTo("One two three. … Seven eight nine. Ten eleven twelve.");
        assertThat(larger.passages().getFirst().quotes().getLast().address())
                .isEqualTo(Address.parse("doc:a/sec:1/par:1"));
    }

    @Test
    void withoutCompressionAPassageThatIsTooLargeIsDropped() {
        PlainText text = PlainText.of("a", "One two three. Four five six.");
        Context context = assemble(options(5).compression(false), new Knowledge(), text.found(0.9));
        assertThat(context.text()).isEmpty();
        assertThat(dropped(context, "pack")).containsExactly("a takes 7 tokens, more than the budget of 5");
    }

    @Test
    void theSmallestBudgetGivesAnEmptyContext() {
        for (Packing packing : Packing.values()) {
            Context context =
                    assemble(options(1).packing(packing), new Knowledge(), text("a", "One two. Three four.", 0.9));
            assertThat(context.text()).isEmpty();
            assertThat(context.tokens()).isZero();
            assertThat(context.passages()).isEmpty();
        }
    }

    @Test
    void nothingFoundGivesAnEmptyContext() {
        Context context = assemble(PLAIN, new Knowledge());
        assertThat(context.text()).isEmpty();
        assertThat(context.stages()).hasSize(8).allMatch(stage -> stage.in() == 0 && stage.out() == 0);
    }

    @Test
    void eachPackingChoosesAsItSays() {
        PlainText two = PlainText.of("a", "aa bb cc dd ee ff.\n\ngg hh ii jj.");
        Found[] found = {
            two.found("/sec:1/par:1", 0.9),
            two.found("/sec:1/par:2", 0.8),
            text("b", "kk ll mm nn.", 0.7),
            text("c", "oo pp qq.", 0.6)
        };
        ContextOptions options = options(14).compression(false);
        assertThat(keys(assemble(options, new Knowledge(), found))).containsExactly("a", "a");
        Context balanced = assemble(options.packing(Packing.BALANCED), new Knowledge(), found);
        assertThat(keys(balanced)).containsExactly("a", "b");
        assertThat(dropped(balanced, "pack"))
                .containsExactly(
                        "a takes 5 tokens, and the passages preferred to it leave 2 of 14",
                        "c takes 4 tokens, and the passages preferred to it leave 2 of 14");
        assertThat(keys(assemble(options.packing(Packing.OPTIMAL), new Knowledge(), found)))
                .containsExactly("a", "b", "c");
    }

    @Test
    void theWeakestGoesWhenTheWholeTextHasMoreTokensThanItsParts() {
        Context context = assemble(
                options(100).counter(Counters.JUMPING),
                new Knowledge(),
                text("a", "One thing.", 0.9),
                text("b", "Another thing.", 0.8),
                text("c", "A third.", 0.7));
        assertThat(keys(context)).containsExactly("a", "b");
        assertThat(dropped(context, "pack"))
                .containsExactly("c is the weakest, and the whole text has 1048576 tokens under a budget of 100");
    }

    @Test
    void theReadingOrderIsTheOneAskedFor() {
        Found[] found = {
            text("e", "one.", 0.9),
            text("d", "two.", 0.8),
            text("c", "three.", 0.7),
            text("b", "four.", 0.6),
            text("a", "five.", 0.5)
        };
        assertThat(keys(assemble(PLAIN.order(ReadingOrder.EDGES_FIRST), new Knowledge(), found)))
                .containsExactly("e", "c", "a", "b", "d");
        assertThat(keys(assemble(PLAIN.order(ReadingOrder.SOURCE), new Knowledge(), found)))
                .containsExactly("a", "b", "c", "d", "e");
        Context relevance = assemble(PLAIN.order(ReadingOrder.RELEVANCE), new Knowledge(), found);
        assertThat(keys(relevance)).containsExactly("e", "d", "c", "b", "a");
        assertThat(stage(relevance, "order").note()).isEqualTo("relevance");
    }

    @Test
    void aCandidateMustBeInItsText() {
        PlainText text = PlainText.of("a", "One.");
        assertThatThrownBy(() -> text.found("/sec:2", 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> text.found(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
