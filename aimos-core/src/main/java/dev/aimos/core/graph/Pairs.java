package dev.aimos.core.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pairs of claims that may exclude each other, each once. Not thread-safe. */
final class Pairs {
    /**
     * A pair.
     *
     * @param one the claim whose id comes first
     * @param other the other one
     * @param relations ids of the relations that say so
     */
    record Pair(Shown one, Shown other, List<String> relations) {}

    private record Ids(String one, String other) {}

    private final Ceiling ceiling;
    private final Map<Ids, Pair> pairs = new LinkedHashMap<>();

    Pairs(Ceiling ceiling) {
        this.ceiling = ceiling;
    }

    /** Adds two claims, unless they are one. */
    void add(Shown a, Shown b) {
        if (!a.id().equals(b.id())) {
            pair(a, b);
        }
    }

    /** Adds two claims of which a relation says that they exclude each other. */
    void add(Shown a, Shown b, String relation) {
        pair(a, b).relations.add(relation);
    }

    private Pair pair(Shown a, Shown b) {
        boolean inOrder = a.id().compareTo(b.id()) < 0;
        Shown one = inOrder ? a : b;
        Shown other = inOrder ? b : a;
        return pairs.computeIfAbsent(new Ids(one.id(), other.id()), ids -> {
            ceiling.meet();
            return new Pair(one, other, new ArrayList<>(1));
        });
    }

    Collection<Pair> all() {
        return pairs.values();
    }
}
