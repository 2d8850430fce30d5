package dev.aimos.core.graphrank;

import dev.aimos.graph.Kind;
import dev.aimos.index.Address;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which places have which things in common: entities that they mention, claims that they support. And which entities are one
 * by {@code sameAs}. All in order. Confined to one thread.
 */
final class Shared {
    private final TreeMap<String, TreeSet<Address>> places = new TreeMap<>();
    private final TreeMap<String, Set<String>> same = new TreeMap<>();

    void add(String thing, Address place) {
        places.computeIfAbsent(thing, absent -> new TreeSet<>()).add(place);
    }

    void same(String one, String other) {
        same.computeIfAbsent(one, absent -> new TreeSet<>()).add(other);
        same.computeIfAbsent(other, absent -> new TreeSet<>()).add(one);
    }

    /** Leaves out claims of one place: they lead nowhere. */
    void tidy() {
        places.entrySet()
                .removeIf(entry -> Kind.of(entry.getKey()) == Kind.CLAIM
                        && entry.getValue().size() == 1);
    }

    Set<String> things() {
        return places.keySet();
    }

    Collection<Address> of(String thing) {
        return places.getOrDefault(thing, new TreeSet<>());
    }

    Map<String, Set<String>> same() {
        return same;
    }

    NavigableSet<Address> places() {
        TreeSet<Address> all = new TreeSet<>();
        places.values().forEach(all::addAll);
        return all;
    }
}
