package dev.aimos.core.assemble;

import dev.aimos.index.ContextOptions.Packing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses passages under a budget of tokens. Stateless. */
interface Packer {
    /**
     * The positions of the chosen passages, ascending. Deterministic; the sum of their tokens is at most the budget.
     *
     * @param items the passages, strongest first
     */
    List<Integer> choose(List<Item> items, int budget);

    /**
     * A passage to be packed.
     *
     * @param key the document it is of
     * @param tokens what it takes, at least 0
     * @param value what it is worth, at least 0
     */
    record Item(String key, int tokens, long value) {}

    /** The packer for a choice. */
    static Packer of(Packing packing) {
        return switch (packing) {
            case GREEDY -> Packer::greedy;
            case BALANCED -> Packer::balanced;
            case OPTIMAL -> new Knapsack();
        };
    }

    /** The strongest first, each that still fits. Cost O(n). */
    private static List<Integer> greedy(List<Item> items, int budget) {
        List<Integer> chosen = new ArrayList<>();
        int left = budget;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).tokens() <= left) {
                left -= items.get(i).tokens();
                chosen.add(i);
            }
        }
        return chosen;
    }

    /** Round after round, each document its strongest passage left that still fits. Cost O(n) for each round. */
    private static List<Integer> balanced(List<Item> items, int budget) {
        Map<String, List<Integer>> waiting = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            waiting.computeIfAbsent(items.get(i).key(), absent -> new ArrayList<>())
                    .add(i);
        }
        List<Integer> chosen = new ArrayList<>();
        int left = budget;
        while (!waiting.isEmpty()) {
            for (List<Integer> passages : waiting.values()) {
                while (!passages.isEmpty()) {
                    int passage = passages.removeFirst();
                    if (items.get(passage).tokens() <= left) {
                        left -= items.get(passage).tokens();
                        chosen.add(passage);
                        break;
                    }
                }
            }
            waiting.values().removeIf(List::isEmpty);
        }
        chosen.sort(null);
        return chosen;
    }
}
