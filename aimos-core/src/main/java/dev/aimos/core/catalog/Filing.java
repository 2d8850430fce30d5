package dev.aimos.core.catalog;

import java.util.List;

/**
 * What the register keeps of a record. Immutable: nobody writes to its payload.
 *
 * <p>Whoever makes it sees to it that a term, like a key, is valid Unicode of at most 32,766 bytes of UTF-8: a backend may
 * be able to index no more, and finds out too late to refuse.
 */
public final class Filing implements Indexed {
    private final List<String> terms;
    private final byte[] payload;

    /**
     * @param terms exact strings that the record is filed under; one given twice counts once
     * @param payload bytes handed back as they are given; not copied
     */
    public Filing(List<String> terms, byte[] payload) {
        this.terms = List.copyOf(terms);
        this.payload = payload;
    }

    /** Exact strings that the record is filed under. */
    public List<String> terms() {
        return terms;
    }

    /** The bytes as they were given: not a copy. */
    public byte[] payload() {
        return payload;
    }
}
