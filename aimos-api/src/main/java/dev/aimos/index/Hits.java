package dev.aimos.index;

import dev.aimos.memory.Basis;
import dev.aimos.witness.Receipt;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param list the hits, best first
 * @param basis the moment they show
 * @param mode how they were found: what the query asked for, or else what the store's settings made of it
 * @param receipt what proves it, if the query asked for it: {@link Query#receipt}
 */
public record Hits(List<Hit> list, Basis basis, Mode mode, Optional<Receipt> receipt) implements Iterable<Hit> {
    public Hits {
        list = List.copyOf(list);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(receipt, "receipt");
    }

    /** Hits without a receipt. */
    public Hits(List<Hit> list, Basis basis, Mode mode) {
        this(list, basis, mode, Optional.empty());
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
