package dev.aimos.core.graph;

import dev.aimos.graph.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which things are there at the moment, and what they say; each is looked up once. Not thread-safe. */
final class Place {
    private final Lookup look;
    private final Map<String, Shown> items = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final Set<String> absent = new HashSet<>();

    Place(Lookup look) {
        this.look = look;
    }

    /** Looks up those of some things that were not looked up before, at once. */
    void load(Collection<String> ids) {
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            if (asked.add(id)) {
                unknown.add(id);
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        items.putAll(look.get(unknown));
        for (String id : unknown) {
            if (Kind.of(id) == Kind.MEMORY ? !look.showsAtom(id) : !items.containsKey(id)) {
                absent.add(id);
            }
        }
    }

    /** Takes something as looked up. */
    void put(Shown shown) {
        if (asked.add(shown.id())) {
            items.put(shown.id(), shown);
        }
    }

    /** Whether a thing that was loaded is there. */
    boolean has(String id) {
        return !absent.contains(id);
    }

    /** What an item that was loaded says; empty if it is not there or a piece of the memory. */
    Optional<Shown> item(String id) {
        return Optional.ofNullable(items.get(id));
    }

    Map<String, Shown> items() {
        return items;
    }

    /** Whether a thing that is not there was erased: nothing is left of it, though something refers to it. */
    boolean erased(String id) {
        return Kind.of(id) != Kind.MEMORY && look.entries(id).isEmpty();
    }
}
