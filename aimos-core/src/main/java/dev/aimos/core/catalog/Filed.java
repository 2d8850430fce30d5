package dev.aimos.core.catalog;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record as the register holds it. Immutable: nobody writes to its payload. */
public final class Filed {
    private final String key;
    private final Entry entry;
    private final long at;
    private final byte @Nullable [] payload;

    /**
     * @param key the key it speaks about
     * @param entry its numbers and its valid interval
     * @param at its transaction time, in {@link Micros}
     * @param payload what was filed; null for a retraction
     */
    public Filed(String key, Entry entry, long at, byte @Nullable [] payload) {
        this.key = key;
        this.entry = entry;
        this.at = at;
        this.payload = payload;
    }

    /** The key it speaks about. */
    public String key() {
        return key;
    }

    /** Its numbers and its valid interval. */
    public Entry entry() {
        return entry;
    }

    /** Its transaction time, in {@link Micros}. */
    public long at() {
        return at;
    }

    /**
     * What was filed: not a copy.
     *
     * @throws IllegalStateException if it is a retraction
     */
    public byte[] payload() {
        if (payload == null) {
            throw new IllegalStateException("record " + entry.seq() + " is a retraction; nothing is filed by it");
        }
        return payload;
    }

    /** Whether it is not a retraction. */
    public boolean present() {
        return entry.present();
    }

    /** Whether its own interval shares an instant with another, whatever later records took over from it. */
    public boolean overlaps(long from, long to) {
        return entry.from() < to && from < entry.to();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Filed that
                && key.equals(that.key)
                && entry.equals(that.entry)
                && at == that.at
                && Arrays.equals(payload, that.payload);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(entry.seq());
    }

    @Override
    public String toString() {
        return key + " " + entry + " at " + at + (payload == null ? "" : ", " + payload.length + " bytes");
    }
}
