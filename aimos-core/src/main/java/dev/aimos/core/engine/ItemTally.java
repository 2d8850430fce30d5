package dev.aimos.core.engine;

import java.util.Map;

/** How many items there are, kept up to date record by record and saved with the register. Written by the writer only. */
final class ItemTally {
    private volatile long items;
    private volatile long versions;

    /** Negative until they are counted, where the register was made by a version that did not. */
    private volatile long relations;

    /** A tally as {@link #save} left it; one of nothing if nothing was saved. */
    ItemTally(Map<String, String> saved) {
        items = Long.parseLong(saved.getOrDefault("items", "0"));
        versions = Long.parseLong(saved.getOrDefault("itemVersions", "0"));
        relations = Long.parseLong(saved.getOrDefault("relations", saved.containsKey("items") ? "-1" : "0"));
    }

    Map<String, String> save() {
        return Map.of(
                "items",
                Long.toString(items),
                "itemVersions",
                Long.toString(versions),
                "relations",
                Long.toString(relations));
    }

    /** A key's timeline has been painted, with an item or a retraction. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void painted(boolean before, boolean after, boolean item, boolean relation) {
        if (after != before) {
            items += after ? 1 : -1;
            if (relation && relations >= 0) {
                relations += after ? 1 : -1;
            }
        }
        if (item) {
            versions++;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void erased(long keys, long itemRecords, long relationKeys) {
        items -= keys;
        if (relations >= 0) {
            relations -= relationKeys;
        }
        versions -= itemRecords;
    }

    /** Keys of the register that show something. */
    long items() {
        return items;
    }

    /** Relations among them. */
    long relations() {
        return relations;
    }

    /** Whether {@link #relations} is to be counted first. */
    boolean lacksRelations() {
        return relations < 0;
    }

    /** That so many have been counted, of all that there is. */
    void counted(long shown) {
        relations = shown;
    }

    /** Item records that are not erased. */
    long itemVersions() {
        return versions;
    }
}
