package dev.aimos.core.engine;

import java.util.Map;

/** How many items there are, kept up to date record by record and saved with the register. Written by the writer only. */
final class ItemTally {
    private volatile long items;
    private volatile long versions;

    /** A tally as {@link #save} left it; one of nothing if nothing was saved. */
    ItemTally(Map<String, String> saved) {
        items = Long.parseLong(saved.getOrDefault("items", "0"));
        versions = Long.parseLong(saved.getOrDefault("itemVersions", "0"));
    }

    Map<String, String> save() {
        return Map.of("items", Long.toString(items), "itemVersions", Long.toString(versions));
    }

    /** A key's timeline has been painted, with an item or a retraction. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void painted(boolean before, boolean after, boolean item) {
        if (after != before) {
            items += after ? 1 : -1;
        }
        if (item) {
            versions++;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void erased(long keys, long itemRecords) {
        items -= keys;
        versions -= itemRecords;
    }

    /** Keys of the register that show something. */
    long items() {
        return items;
    }

    /** Item records that are not erased. */
    long itemVersions() {
        return versions;
    }
}
