package dev.aimos.core.acl;

import java.util.Arrays;

/** Puts the nodes of a graph in an order in which each comes after those it needs (Kahn's algorithm). */
final class Order {
    private Order() {}

    /**
     * The nodes in order; of those that could be next, the lowest is. Without the nodes of circles and those that need such.
     *
     * @param needs from each node to those it needs
     * @param neededBy the same edges the other way round
     */
    static int[] of(Edges needs, Edges neededBy) {
        int nodes = needs.nodes();
        int[] missing = new int[nodes];
        LowestFirst ready = new LowestFirst(nodes);
        for (int node = 0; node < nodes; node++) {
            missing[node] = needs.count(node);
            if (missing[node] == 0) {
                ready.add(node);
            }
        }
        int[] order = new int[nodes];
        int size = 0;
        while (!ready.isEmpty()) {
            int node = ready.take();
            order[size] = node;
            size++;
            for (int i = 0; i < neededBy.count(node); i++) {
                int next = neededBy.to(node, i);
                missing[next]--;
                if (missing[next] == 0) {
                    ready.add(next);
                }
            }
        }
        return Arrays.copyOf(order, size);
    }
}
