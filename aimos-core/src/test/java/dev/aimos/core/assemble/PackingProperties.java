package dev.aimos.core.assemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.core.assemble.Packer.Item;
import dev.aimos.index.ContextOptions.Packing;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class PackingProperties {
    private static long tokens(List<Item> items, List<Integer> chosen) {
        return chosen.stream().mapToLong(i -> items.get(i).tokens()).sum();
    }

    private static long value(List<Item> items, List<Integer> chosen) {
        return chosen.stream().mapToLong(i -> items.get(i).value()).sum();
    }

    private static List<Integer> choose(Packing packing, List<Item> items, int budget) {
        return Packer.of(packing).choose(items, budget);
    }

    @Property
    void neverOverTheBudgetAndNeverTwiceTheSame(
            @ForAll Packing packing,
            @ForAll("items") List<Item> items,
            @ForAll @IntRange(min = 1, max = 200) int budget) {
        List<Integer> chosen = choose(packing, items, budget);
        assertThat(tokens(items, chosen)).isLessThanOrEqualTo(budget);
        assertThat(chosen).isSorted().doesNotHaveDuplicates();
        assertThat(choose(packing, items, budget)).isEqualTo(chosen);
    }

    @Property
    void whatIsLeftOutWouldNotFit(
            @ForAll Packing packing,
            @ForAll("items") List<Item> items,
            @ForAll @IntRange(min = 1, max = 200) int budget) {
        List<Integer> chosen = choose(packing, items, budget);
        long left = budget - tokens(items, chosen);
        for (int i = 0; i < items.size(); i++) {
            if (!chosen.contains(i)) {
                assertThat((long) items.get(i).tokens()).isGreaterThan(left);
            }
        }
    }

    @Property
    void theOptimumIsAtLeastWhatTheOthersFind(
            @ForAll("items") List<Item> items, @ForAll @IntRange(min = 1, max = 200) int budget) {
        long best = value(items, choose(Packing.OPTIMAL, items, budget));
        assertThat(best).isGreaterThanOrEqualTo(value(items, choose(Packing.GREEDY, items, budget)));
        assertThat(best).isGreaterThanOrEqualTo(value(items, choose(Packing.BALANCED, items, budget)));
    }

    @Property
    void theOptimumIsThatOfTryingEverySet(
            @ForAll("items") @Size(max = 12) List<Item> items, @ForAll @IntRange(min = 1, max = 200) int budget) {
        long best = 0;
        for (int set = 0; set < 1 << items.size(); set++) {
            long tokens = 0;
            long value = 0;
            for (int i = 0; i < items.size(); i++) {
                tokens += (set >> i & 1L) * items.get(i).tokens();
                value += (set >> i & 1L) * items.get(i).value();
            }
            best = tokens <= budget ? Math.max(best, value) : best;
        }
        assertThat(value(items, choose(Packing.OPTIMAL, items, budget))).isEqualTo(best);
    }

    @Property
    void balancedGivesNoDocumentASecondPassageBeforeEveryOtherHasHadItsFirst(
            @ForAll("items") List<Item> items, @ForAll @IntRange(min = 1, max = 200) int budget) {
        List<Integer> chosen = choose(Packing.BALANCED, items, budget);
        Set<String> seen = new HashSet<>();
        long firsts = 0;
        for (int i : chosen) {
            firsts += seen.add(items.get(i).key()) ? items.get(i).tokens() : 0;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!seen.contains(items.get(i).key())) {
                assertThat(firsts + items.get(i).tokens()).isGreaterThan(budget);
            }
        }
    }

    @Example
    void whatTakesTooLongToChooseIsRefused() {
        List<Item> items = Collections.nCopies(1_000, new Item("a", 1_000_000, 1));
        assertThatThrownBy(() -> choose(Packing.OPTIMAL, items, 900_000_000))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(choose(Packing.OPTIMAL, items, 1_000_000_000)).hasSize(1_000);
    }

    @Provide
    Arbitrary<List<Item>> items() {
        Arbitrary<Item> item = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.longs().between(1, 20))
                .as(Item::new);
        return item.list().ofMaxSize(30);
    }
}
