package dev.aimos.core.acl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * The heaviest chain of steps, each of which needs the one before.
 *
 * @param steps their numbers, the one that comes first first
 * @param length the sum of their weights
 */
public record Longest(List<Integer> steps, long length) {
    public Longest {
        steps = List.copyOf(steps);
    }

    /**
     * The heaviest chain of the nodes given.
     *
     * @param order each after those it needs
     * @param needs from each node to those it needs; what is not in the order is passed over
     */
    static Longest path(int[] order, Edges needs, IntToLongFunction weight) {
        long[] length = new long[needs.nodes()];
        int[] before = new int[needs.nodes()];
        Arrays.fill(length, -1);
        Arrays.fill(before, -1);
        int last = -1;
        for (int node : order) {
            long most = -1;
            for (int i = 0; i < needs.count(node); i++) {
                int earlier = needs.to(node, i);
                if (length[earlier] > most) {
                    most = length[earlier];
                    before[node] = earlier;
                }
            }
            length[node] = Amounts.sum(Math.max(0, most), weight.applyAsLong(node));
            if (last < 0 || length[node] > length[last]) {
                last = node;
            }
        }
        List<Integer> steps = new ArrayList<>();
        for (int node = last; node >= 0; node = before[node]) {
            steps.add(node);
        }
        Collections.reverse(steps);
        return new Longest(steps, last < 0 ? 0 : length[last]);
    }
}
