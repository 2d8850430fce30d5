package dev.aimos.core.acl;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Edges between numbered nodes, those of each node in one stretch of an array. Immutable. */
final class Edges {
    private final int[] starts;
    private final int[] targets;

    private Edges(int[] starts, int[] targets) {
        this.starts = starts;
        this.targets = targets;
    }

    /** Collects edges, node by node. Not thread-safe. */
    static final class Builder {
        private final int[] starts;
        private int[] targets;
        private int nodes;
        private int size;

        Builder(int nodes) {
            starts = new int[nodes + 1];
            targets = new int[Math.max(16, nodes)];
        }

        /** Adds an edge from the node that is being collected; gives the edge's position. */
        int add(int target) {
            if (size == targets.length) {
                targets = Arrays.copyOf(targets, size + (size >>> 1) + 1);
            }
            targets[size] = target;
            return size++;
        }

        /** How many edges are collected. */
        int size() {
            return size;
        }

        /** The edges that follow are the next node's. */
        void next() {
            nodes++;
            starts[nodes] = size;
        }

        /** The edges, once the last node's are collected. */
        Edges build() {
            return new Edges(starts, Arrays.copyOf(targets, size));
        }
    }

    /** The same edges the other way round; those to a node in the order of where they come from. */
    Edges reversed() {
        int nodes = nodes();
        int[] from = new int[nodes + 1];
        for (int target : targets) {
            from[target + 1]++;
        }
        for (int node = 0; node < nodes; node++) {
            from[node + 1] += from[node];
        }
        int[] next = from.clone();
        int[] sources = new int[targets.length];
        for (int node = 0; node < nodes; node++) {
            for (int at = starts[node]; at < starts[node + 1]; at++) {
                sources[next[targets[at]]++] = node;
            }
        }
        return new Edges(from, sources);
    }

    int nodes() {
        return starts.length - 1;
    }

    /** How many edges begin at a node. */
    int count(int node) {
        return starts[node + 1] - starts[node];
    }

    /** Where the i-th edge of a node ends. */
    int to(int node, int i) {
        return targets[position(node, i)];
    }

    /** The position of the i-th edge of a node among all edges. */
    int position(int node, int i) {
        int at = starts[node] + i;
        if (i < 0 || at >= starts[node + 1]) {
            throw new IndexOutOfBoundsException(i);
        }
        return at;
    }

    /** Where the edges of a node end. */
    IntStream to(int node) {
        return Arrays.stream(targets, starts[node], starts[node + 1]);
    }
}
