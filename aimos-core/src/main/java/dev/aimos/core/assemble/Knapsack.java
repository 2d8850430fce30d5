package dev.aimos.core.assemble;

import dev.aimos.AimosException;
import java.util.ArrayList;
import java.util.List;

/**
 * The set of passages with the greatest sum of values that fits the budget: the 0/1 knapsack problem, solved exactly by
 * dynamic programming over tokens (Bellman 1957), the set itself being found by halving the passages and their budget
 * (Hirschberg, Communications of the ACM 18, 1975).
 *
 * <p>Cost for n passages and a budget of W tokens: time O(n · W); memory O(W), 16 bytes for each token,
 * however many passages there are. W is never more than all passages take together. Beyond 4 · 10⁹ steps it refuses.
 *
 * <p>Of sets of equal value, one that gives the stronger half of the passages as much room as it can; so it depends on the
 * order of the passages alone.
 */
final class Knapsack implements Packer {
    private static final long MOST_STEPS = 4_000_000_000L;

    @Override
    public List<Integer> choose(List<Item> items, int budget) {
        List<Integer> fitting = new ArrayList<>();
        long all = 0;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).tokens() <= budget) {
                fitting.add(i);
                all += items.get(i).tokens();
            }
        }
        if (all <= budget) {
            return fitting;
        }
        long steps = 2L * fitting.size() * (budget + 1L);
        if (steps > MOST_STEPS) {
            throw new AimosException.InvalidRequest(
                    "packing-too-large",
                    "the best choice of " + fitting.size() + " passages under " + budget + " tokens takes " + steps
                            + " steps, more than " + MOST_STEPS + "; ask for fewer candidates, or pack greedily");
        }
        List<Integer> chosen = new ArrayList<>();
        solve(items, fitting, budget, chosen);
        return chosen;
    }

    private static void solve(List<Item> items, List<Integer> passages, int budget, List<Integer> chosen) {
        if (passages.size() == 1) {
            if (items.get(passages.getFirst()).tokens() <= budget) {
                chosen.add(passages.getFirst());
            }
            return;
        }
        List<Integer> stronger = passages.subList(0, passages.size() / 2);
        List<Integer> weaker = passages.subList(passages.size() / 2, passages.size());
        int room = split(values(items, stronger, budget), values(items, weaker, budget));
        solve(items, stronger, room, chosen);
        solve(items, weaker, budget - room, chosen);
    }

    /** How much of the budget goes to the first half so that both together are worth the most. */
    private static int split(long[] first, long[] second) {
        int budget = first.length - 1;
        int best = budget;
        for (int room = budget; room >= 0; room--) {
            if (first[room] + second[budget - room] > first[best] + second[budget - best]) {
                best = room;
            }
        }
        return best;
    }

    /** For each budget up to one, the greatest value that some passages can have under it. */
    private static long[] values(List<Item> items, List<Integer> passages, int budget) {
        long[] values = new long[budget + 1];
        for (int passage : passages) {
            int tokens = items.get(passage).tokens();
            long value = items.get(passage).value();
            for (int room = budget; room >= tokens; room--) {
                values[room] = Math.max(values[room], values[room - tokens] + value);
            }
        }
        return values;
    }
}
