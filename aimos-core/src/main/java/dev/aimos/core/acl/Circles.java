package dev.aimos.core.acl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The circles of a graph: the ways that lead from a node back to it and pass no node twice (Johnson, Finding all the elementary
 * circuits of a directed graph, 1975), without recursion. The time for each is bounded by the size of the graph.
 */
final class Circles {
    private final Edges edges;
    private final int limit;
    private final List<List<Integer>> circles = new ArrayList<>();
    private final BitSet blocked = new BitSet();
    private final BitSet closed = new BitSet();
    private final Map<Integer, Set<Integer>> waiting = new HashMap<>();
    private final int[] next;

    private Circles(Edges edges, int limit) {
        this.edges = edges;
        this.limit = limit;
        this.next = new int[edges.nodes()];
    }

    /** The circles, each once and beginning at its lowest node; not more than so many of them. */
    static List<List<Integer>> of(Edges edges, int limit) {
        Circles search = new Circles(edges, limit);
        search.loops();
        search.search();
        return List.copyOf(search.circles);
    }

    private boolean full() {
        return circles.size() >= limit;
    }

    private void loops() {
        for (int node = 0; node < edges.nodes() && !full(); node++) {
            for (int i = 0; i < edges.count(node) && !full(); i++) {
                if (edges.to(node, i) == node) {
                    circles.add(List.of(node));
                }
            }
        }
    }

    private void search() {
        int lowest = 0;
        while (!full()) {
            Components components = new Components(edges, lowest);
            while (lowest < edges.nodes() && !components.inCircle(lowest)) {
                lowest++;
            }
            if (lowest == edges.nodes()) {
                return;
            }
            from(lowest, components);
            lowest++;
        }
    }

    private void from(int start, Components components) {
        blocked.clear();
        closed.clear();
        waiting.clear();
        Arrays.fill(next, 0);
        List<Integer> path = new ArrayList<>();
        path.add(start);
        blocked.set(start);
        while (!path.isEmpty() && !full()) {
            int node = path.getLast();
            if (next[node] < edges.count(node)) {
                int to = edges.to(node, next[node]);
                next[node]++;
                if (to == start && node != start) {
                    circles.add(List.copyOf(path));
                    closed.set(node);
                } else if (!blocked.get(to) && components.together(start, to)) {
                    path.add(to);
                    blocked.set(to);
                }
            } else {
                path.removeLast();
                leave(node, components);
                if (closed.get(node) && !path.isEmpty()) {
                    closed.set(path.getLast());
                }
                closed.clear(node);
                next[node] = 0;
            }
        }
    }

    private void leave(int node, Components components) {
        if (closed.get(node)) {
            unblock(node);
            return;
        }
        for (int i = 0; i < edges.count(node); i++) {
            int to = edges.to(node, i);
            if (to != node && components.together(node, to)) {
                waiting.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(node);
            }
        }
    }

    private void unblock(int first) {
        Deque<Integer> free = new ArrayDeque<>();
        free.add(first);
        while (!free.isEmpty()) {
            int node = free.poll();
            if (blocked.get(node)) {
                blocked.clear(node);
                Set<Integer> freed = waiting.remove(node);
                if (freed != null) {
                    free.addAll(freed);
                }
            }
        }
    }
}
