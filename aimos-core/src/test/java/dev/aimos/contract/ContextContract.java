package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.index.Address;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.ContextOptions.Packing;
import dev.aimos.index.ContextOptions.ReadingOrder;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import dev.aimos.index.TokenCounter;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is assembled for a model to read. */
public abstract class ContextContract extends HhniSuite {
    private static final Query QUERY = Query.of("how do glaciers shape a valley of ice and rock");

    private static final TokenCounter WORDS = new TokenCounter() {
        @Override
        public String id() {
            return "words";
        }

        @Override
        public int count(String text) {
            return text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
        }
    };

    @BeforeEach
    void fill() {
        put("one", "Glaciers carve valleys. They move rock and ice.\n\nA valley of ice is wide. Its floor is flat.");
        put("two", "Ice polishes rock over time. Nobody sees it happen.\n\nGlaciers leave moraines behind.");
        put("three", "Rivers cut narrow valleys. Glaciers cut wide ones.\n\nRock falls on the ice. It is carried far.");
        put("four", "Bread is baked in ovens. Rock salt is added.");
    }

    private Context assemble(Query query, ContextOptions options) {
        Context context = index().assemble(query, options);
        wellMade(context, options);
        return context;
    }

    private void wellMade(Context context, ContextOptions options) {
        assertThat(context.tokens()).isLessThanOrEqualTo(context.budget());
        assertThat(context.budget()).isEqualTo(options.budget().tokens());
        options.counter().ifPresent(counter -> {
            assertThat(context.counter()).isEqualTo(counter.id());
            assertThat(counter.count(context.text())).isLessThanOrEqualTo(context.budget());
        });
        List<Context.Stage> stages = context.stages();
        int given = stages.get(0).in();
        for (Context.Stage stage : stages) {
            assertThat(stage.in()).as("%s", stage).isEqualTo(given);
            assertThat(stage.in() - stage.out())
                    .as("%s", stage)
                    .isEqualTo(stage.dropped().size());
            given = stage.out();
        }
        assertThat(given).isEqualTo(context.passages().size());
        Set<Address> accounted = new TreeSet<>();
        context.passages().forEach(passage -> accounted.add(passage.address()));
        context.dropped().forEach(dropped -> {
            assertThat(dropped.reason()).isNotBlank();
            accounted.add(dropped.address());
        });
        assertThat(accounted)
                .as("each candidate is accounted for once")
                .hasSize(stages.get(0).in());
        for (int i = 0; i < context.passages().size(); i++) {
            Context.Passage passage = context.passages().get(i);
            assertThat(passage.number()).isEqualTo(i + 1);
            assertThat(context.text()).contains("[" + (i + 1) + "] ").contains(passage.text());
            cited(context, passage);
        }
    }

    /** Each quote is the atom's own text at the context's basis, to the character. */
    private void cited(Context context, Context.Passage passage) {
        AsOf asOf = AsOf.basis(context.basis());
        Atom atom = memory().get(passage.address().key(), asOf).orElseThrow();
        assertThat(passage.quotes()).isNotEmpty();
        String joined = passage.quotes().stream()
                .map(quote -> quote.span().of(atom.text()))
                .collect(Collectors.joining(" … "));
        assertThat(passage.text()).isEqualTo(joined);
        for (Context.Quote quote : passage.quotes()) {
            String text = quote.span().of(atom.text());
            assertThat(quote.hash()).isEqualTo(Hash.sha256(text.getBytes(StandardCharsets.UTF_8)));
            assertThat(passage.address().contains(quote.address())).isTrue();
            assertThat(index().node(quote.address(), asOf).orElseThrow().span().contains(quote.span()))
                    .isTrue();
        }
    }

    @Test
    void noBudgetIsEverExceededAndEachQuoteIsExact() {
        int passages = 0;
        for (int budget = 1; budget <= 300; budget++) {
            ContextOptions options = ContextOptions.of(TokenBudget.of(budget));
            Context context = assemble(QUERY, budget % 2 == 0 ? options : options.counter(WORDS));
            passages = Math.max(passages, context.passages().size());
        }
        assertThat(passages).isGreaterThanOrEqualTo(5);
        assertThat(assemble(QUERY, ContextOptions.of(TokenBudget.of(1))).passages())
                .isEmpty();
    }

    @Test
    void everyWayOfPackingAndOrderingKeepsTheBudget() {
        for (Packing packing : Packing.values()) {
            for (ReadingOrder order : ReadingOrder.values()) {
                for (Reranking reranking : List.of(Reranking.none(), Reranking.mmr(), Reranking.dvns())) {
                    for (Level level : Level.values()) {
                        Context context = assemble(
                                QUERY.level(level),
                                ContextOptions.of(TokenBudget.of(45))
                                        .packing(packing)
                                        .order(order)
                                        .reranking(reranking)
                                        .compression(level == Level.PARAGRAPH)
                                        .counter(WORDS));
                        Level expected = level == Level.DOCUMENT ? Level.PARAGRAPH : level;
                        assertThat(context.passages())
                                .isNotEmpty()
                                .allMatch(passage -> passage.address().level() == expected);
                    }
                }
            }
        }
    }

    @Test
    void aContextAsOfASnapshotIsTheSameForEver() {
        Snapshot snapshot = memory().snapshot("then");
        List<Context> before = contexts(snapshot);
        assertThat(before).allSatisfy(context -> assertThat(context.passages()).isNotEmpty());
        clock.nextDay();
        put("one", "Something else now.");
        put(AtomDraft.text("five", "Glaciers shape valleys of ice and rock.").metadata("supersedes", "two"));
        memory().retract("three");
        assertThat(contexts(snapshot)).isEqualTo(before);
        reopen();
        assertThat(contexts(snapshot)).isEqualTo(before);
        index().rebuild();
        assertThat(contexts(snapshot)).isEqualTo(before);
        Context now = assemble(QUERY, ContextOptions.of(TokenBudget.of(100)));
        assertThat(now.passages())
                .extracting(passage -> passage.address().key())
                .contains("five")
                .doesNotContain("two");
    }

    private List<Context> contexts(Snapshot snapshot) {
        List<Context> contexts = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (int budget : List.of(20, 60, 200)) {
                contexts.add(assemble(
                        QUERY.asOf(snapshot).mode(mode).exact(true), ContextOptions.of(TokenBudget.of(budget))));
            }
        }
        return contexts;
    }

    @Test
    void whatIsSupersededIsDroppedWithTheReason() {
        put(AtomDraft.text("newer", "Ice polishes rock within days.").metadata("supersedes", "two"));
        Context context = assemble(QUERY, ContextOptions.of(TokenBudget.of(300)));
        assertThat(context.passages())
                .extracting(passage -> passage.address().key())
                .doesNotContain("two");
        assertThat(context.dropped()).anySatisfy(dropped -> {
            assertThat(dropped.address().key()).isEqualTo("two");
            assertThat(dropped.reason()).contains("superseded").contains("newer");
        });
        Context earlier = assemble(QUERY.asOf(AsOf.tx(4)), ContextOptions.of(TokenBudget.of(300)));
        assertThat(earlier.passages())
                .extracting(passage -> passage.address().key())
                .contains("two");
    }

    @Test
    void aListOfSupersededKeysIsUnderstoodAndACircleIsNot() {
        put(AtomDraft.text("newer", "Glaciers grind.").metadata("supersedes", List.of("one", "two")));
        assertThat(assemble(QUERY, ContextOptions.of(TokenBudget.of(300))).passages())
                .extracting(passage -> passage.address().key())
                .contains("newer")
                .doesNotContain("one", "two");
        put(AtomDraft.text("three", "Glaciers cut wide valleys.").metadata("supersedes", "newer"));
        put(AtomDraft.text("newer", "Glaciers grind.").metadata("supersedes", "three"));
        assertThat(assemble(QUERY, ContextOptions.of(TokenBudget.of(300))).passages())
                .extracting(passage -> passage.address().key())
                .contains("newer", "three");
    }

    @Test
    void whatIsSaidTwiceIsReadOnce() {
        put("copy", "Glaciers carve valleys. They move rock and ice.");
        put("shouted", "GLACIERS carve valleys; they move rock and ice!");
        Context context = assemble(QUERY, ContextOptions.of(TokenBudget.of(300)));
        assertThat(context.passages().stream()
                        .filter(passage -> passage.text()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("carve valleys")))
                .hasSize(1);
        Context.Stage duplicates = context.stages().stream()
                .filter(stage -> stage.name().equals("duplicates"))
                .findFirst()
                .orElseThrow();
        assertThat(duplicates.dropped()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void balancedPackingGivesEachDocumentItsFirstPassageBeforeASecond() {
        ContextOptions options = ContextOptions.of(TokenBudget.of(30))
                .counter(WORDS)
                .reranking(Reranking.none())
                .compression(false);
        put("rich", "Glaciers shape a valley of ice.\n\nGlaciers shape a valley of rock.");
        Context greedy = assemble(QUERY, options.packing(Packing.GREEDY));
        Context balanced = assemble(QUERY, options.packing(Packing.BALANCED));
        Context optimal = assemble(QUERY, options.packing(Packing.OPTIMAL));
        assertThat(keysOf(greedy).stream().filter("rich"::equals)).hasSize(2);
        assertThat(keysOf(balanced)).doesNotHaveDuplicates();
        assertThat(sum(optimal)).isGreaterThanOrEqualTo(sum(greedy)).isGreaterThanOrEqualTo(sum(balanced));
    }

    private static List<String> keysOf(Context context) {
        return context.passages().stream()
                .map(passage -> passage.address().key())
                .toList();
    }

    private static double sum(Context context) {
        return context.passages().stream().mapToDouble(Context.Passage::score).sum();
    }

    @Test
    void theReadingOrderIsTheOneAskedFor() {
        ContextOptions options = ContextOptions.of(TokenBudget.of(300))
                .reranking(Reranking.none())
                .compression(false);
        List<Double> byRelevance = scores(assemble(QUERY, options.order(ReadingOrder.RELEVANCE)));
        assertThat(byRelevance).hasSizeGreaterThan(4).isSortedAccordingTo((one, other) -> Double.compare(other, one));
        List<Double> edges = scores(assemble(QUERY, options.order(ReadingOrder.EDGES_FIRST)));
        assertThat(edges.get(0)).isEqualTo(byRelevance.get(0));
        assertThat(edges.get(edges.size() - 1)).isEqualTo(byRelevance.get(1));
        assertThat(assemble(QUERY, options.order(ReadingOrder.SOURCE)).passages())
                .extracting(Context.Passage::address)
                .isSorted();
    }

    private static List<Double> scores(Context context) {
        return context.passages().stream().map(Context.Passage::score).toList();
    }

    @Test
    void anAssemblyHasTheLimitsOfASearch() {
        ContextOptions options = ContextOptions.of(TokenBudget.of(10)).candidates(10_001);
        assertThatThrownBy(() -> index().assemble(QUERY, options))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("too-many-results"));
        Context none = assemble(Query.of("xylophone").mode(Mode.LEXICAL), ContextOptions.of(TokenBudget.of(10)));
        assertThat(none.text()).isEmpty();
        assertThat(none.tokens()).isZero();
        assertThat(none.passages()).isEmpty();
        assertThat(assemble(QUERY, ContextOptions.of(TokenBudget.of(300)).candidates(2))
                        .passages())
                .hasSizeLessThanOrEqualTo(2);
    }
}
