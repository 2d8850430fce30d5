package dev.aimos.core.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.index.Address;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.ContextOptions.Packing;
import dev.aimos.index.ContextOptions.ReadingOrder;
import dev.aimos.index.Mode;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import dev.aimos.index.TokenCounter;
import dev.aimos.memory.Hash;
import dev.aimos.text.EstimatedTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every context, whatever was found. */
final class ContextProperties {
    private static final List<String> WORDS =
            List.of("tower", "is", "not", "330", "312", "tall", "the", "old", "é", "塔", "😀", "…", "[1]");

    private static Context assemble(Options options, long seed) {
        List<Found> found = found(new Random(seed));
        return new Assembler(new EstimatedTokens())
                .assemble(found, new Chance(seed), options.of(), PlainText.BASIS, Mode.HYBRID);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theTextIsNeverOverTheBudgetAndCountedAsItIs(@ForAll("options") Options options, @ForAll long seed) {
        Context context = assemble(options, seed);
        assertThat(context.tokens()).isLessThanOrEqualTo(options.budget());
        if (!context.text().isEmpty()) {
            assertThat(context.tokens()).isEqualTo(options.counter().count(context.text()));
        }
        List<String> written = new ArrayList<>();
        for (Context.Passage passage : context.passages()) {
            written.add("[" + (written.size() + 1) + "] " + passage.text());
            assertThat(passage.number()).isEqualTo(written.size());
        }
        assertThat(context.text()).isEqualTo(String.join("\n\n", written));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyQuoteIsInItsSourceWordForWord(@ForAll("options") Options options, @ForAll long seed) {
        List<Found> found = found(new Random(seed));
        for (Context.Passage passage : assemble(options, seed).passages()) {
            Found source = found.stream()
                    .filter(candidate -> candidate.address().equals(passage.address()))
                    .findFirst()
                    .orElseThrow();
            String whole = source.outline().text();
            List<String> quoted = new ArrayList<>();
            int end = 0;
            for (Context.Quote quote : passage.quotes()) {
                String text = quote.span().of(whole);
                assertThat(quote.hash()).isEqualTo(Hash.sha256(text.getBytes(StandardCharsets.UTF_8)));
                assertThat(quote.span().start()).isGreaterThanOrEqualTo(end);
                assertThat(source.node().span().contains(quote.span())).isTrue();
                assertThat(passage.address().contains(quote.address())).isTrue();
                assertThat(source.outline()
                                .node(quote.address())
                                .orElseThrow()
                                .span()
                                .contains(quote.span()))
                        .isTrue();
                end = quote.span().end();
                quoted.add(text);
            }
            assertThat(passage.text()).isEqualTo(String.join(" … ", quoted));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyCandidateIsAPassageOrDroppedByOneStage(@ForAll("options") Options options, @ForAll long seed) {
        Context context = assemble(options, seed);
        List<Address> accounted = Stream.concat(
                        context.passages().stream().map(Context.Passage::address),
                        context.dropped().stream().map(Context.Dropped::address))
                .toList();
        assertThat(accounted)
                .containsExactlyInAnyOrderElementsOf(
                        found(new Random(seed)).stream().map(Found::address).toList());
        int in = found(new Random(seed)).size();
        for (Context.Stage stage : context.stages()) {
            assertThat(stage.in()).isEqualTo(in);
            in = stage.out();
            assertThat(stage.in() - stage.dropped().size()).isEqualTo(in);
        }
        assertThat(in).isEqualTo(context.passages().size());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void theSameInputGivesTheSameContext(@ForAll("options") Options options, @ForAll long seed) {
        assertThat(assemble(options, seed)).isEqualTo(assemble(options, seed));
    }

    @Provide
    Arbitrary<Options> options() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 400),
                        Arbitraries.of(
                                Reranking.none(), Reranking.mmr(), Reranking.dvns(), new Reranking.Dvns(1, 1, 1, 1, 3)),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Packing.class),
                        Arbitraries.of(ReadingOrder.class),
                        Arbitraries.of(
                                Counters.WORDS,
                                Counters.CHARACTERS,
                                Counters.GROWING,
                                Counters.JUMPING,
                                new EstimatedTokens()))
                .as(Options::new);
    }

    record Options(
            int budget,
            Reranking reranking,
            boolean compression,
            Packing packing,
            ReadingOrder order,
            TokenCounter counter) {
        ContextOptions of() {
            return ContextOptions.of(TokenBudget.of(budget))
                    .candidates(25)
                    .duplicateThreshold(0.8)
                    .reranking(reranking)
                    .compression(compression)
                    .packing(packing)
                    .order(order)
                    .counter(counter);
        }
    }

    /** Up to thirty nodes of every level, of documents that have words in common. */
    private static List<Found> found(Random random) {
        List<Found> found = new ArrayList<>();
        int documents = random.nextInt(8);
        for (int i = 0; i < documents; i++) {
            PlainText text = PlainText.of("key" + i, text(random));
            text.nodes().stream()
                    .filter(node -> random.nextInt(3) == 0)
                    .limit(30 - found.size())
                    .forEach(node -> found.add(new Found(node.address(), random.nextInt(11) / 10.0, text)));
        }
        found.sort((one, other) -> Double.compare(other.score(), one.score()));
        return found;
    }

    private static String text(Random random) {
        return Stream.generate(() -> random.nextInt(6) == 0
                        ? (random.nextBoolean() ? ".\n\n" : ". ")
                        : WORDS.get(random.nextInt(WORDS.size())) + " ")
                .limit(random.nextInt(60))
                .collect(Collectors.joining());
    }

    /** Signals by chance, the same for the same seed. */
    private record Chance(long seed) implements Signals {
        private double roll(Object... of) {
            return new Random(seed ^ List.of(of).hashCode()).nextInt(1_000) / 999.0;
        }

        @Override
        public double similarity(int one, int other) {
            return roll(Math.min(one, other), Math.max(one, other));
        }

        @Override
        public boolean contradict(int one, int other) {
            return roll("contradict", Math.min(one, other), Math.max(one, other)) > 0.95;
        }

        @Override
        public Optional<String> supersededBy(String key) {
            return roll(key) > 0.8 ? Optional.of("key" + seed % 8) : Optional.empty();
        }

        @Override
        public double sentenceScore(Address sentence) {
            return roll(sentence.toString());
        }
    }
}
