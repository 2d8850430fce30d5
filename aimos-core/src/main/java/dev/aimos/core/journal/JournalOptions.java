package dev.aimos.core.journal;

import dev.aimos.Durability;
import java.util.Objects;

/**
 * How a journal is kept.
 *
 * @param segmentBytes size from which a segment is not added to; a segment is larger by at most one transaction
 * @param durability what {@link Journal#awaitDurable} waits for
 * @param syncs hears of fsyncs
 */
public record JournalOptions(long segmentBytes, Durability durability, SyncListener syncs) {
    private static final JournalOptions DEFAULTS = new JournalOptions(64L << 20, Durability.SYNCED, SyncListener.NONE);

    public JournalOptions {
        if (segmentBytes < 1) {
            throw new IllegalArgumentException("segmentBytes must be positive, not " + segmentBytes);
        }
        Objects.requireNonNull(durability, "durability");
        Objects.requireNonNull(syncs, "syncs");
    }

    /** Segments of 64 MiB, {@link Durability#SYNCED}. */
    public static JournalOptions defaults() {
        return DEFAULTS;
    }

    /** These, with another segment size. */
    public JournalOptions withSegmentBytes(long bytes) {
        return new JournalOptions(bytes, durability, syncs);
    }

    /** These, with another durability. */
    public JournalOptions withDurability(Durability other) {
        return new JournalOptions(segmentBytes, other, syncs);
    }
}
