package dev.aimos.examples.bench;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The plain alternative: links by thing in a hash map, without times, evidence or disk. Says, too, what is right. */
final class HeapGraph {
    /** A link, and its number in the order of loading. */
    record Edge(String from, String to, int number) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Edge edge && edge.number == number;
        }

        @Override
        public int hashCode() {
            return number;
        }

        String other(String id) {
            return from.equals(id) ? to : from;
        }
    }

    private final Map<String, List<Edge>> edges = new HashMap<>();

    void add(String from, String to, int number) {
        Edge edge = new Edge(from, to, number);
        edges.computeIfAbsent(from, id -> new ArrayList<>()).add(edge);
        edges.computeIfAbsent(to, id -> new ArrayList<>()).add(edge);
    }

    List<Edge> links(String id) {
        return edges.getOrDefault(id, List.of());
    }

    /** The links that count within two steps of a thing, each once. */
    Set<Edge> twoSteps(String id, Predicate<Edge> counts) {
        Set<Edge> found = new LinkedHashSet<>();
        Set<String> met = new HashSet<>();
        met.add(id);
        for (Edge edge : links(id)) {
            if (counts.test(edge)) {
                found.add(edge);
                String other = edge.other(id);
                if (met.add(other)) {
                    links(other).stream().filter(counts).forEach(found::add);
                }
            }
        }
        return found;
    }

    /** How many things are within two steps of one. */
    int thingsWithinTwo(String id) {
        Set<String> met = new HashSet<>();
        for (Edge edge : twoSteps(id, any -> true)) {
            met.add(edge.from);
            met.add(edge.to);
        }
        return met.size();
    }

    /** Links on a shortest way, in either direction; -1 if there is none. */
    int distance(String from, String to) {
        Map<String, Integer> met = new HashMap<>();
        Queue<String> left = new ArrayDeque<>();
        met.put(from, 0);
        left.add(from);
        while (!left.isEmpty()) {
            String id = left.remove();
            int steps = met.getOrDefault(id, 0);
            if (id.equals(to)) {
                return steps;
            }
            for (Edge edge : links(id)) {
                String other = edge.other(id);
                if (met.putIfAbsent(other, steps + 1) == null) {
                    left.add(other);
                }
            }
        }
        return -1;
    }
}
