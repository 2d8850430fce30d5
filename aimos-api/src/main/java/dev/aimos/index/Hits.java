package dev.aimos.index;

import dev.aimos.memory.Basis;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * What a search found.
 *
 * @param list the hits, best first
 * @param basis the moment they show
 * @param mode how they were found: what the query asked for, or else what the store's settings made of it
 */
public record Hits(List<Hit> list, Basis basis, Mode mode) implements Iterable<Hit> {
    public Hits {
        list = List.copyOf(list);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(mode, "mode");
    }

    /** How many there are. */
    public int size() {
        return list.size();
    }

    /** Whether nothing was found. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    @Override
    public Iterator<Hit> iterator() {
        return list.iterator();
    }
}
