package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Cut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts that are not written into the index yet. Not thread-safe.
 *
 * <p>To write one, Lucene rewrites a column of the whole segment that holds the entry, tens of milliseconds where it is
 * large. So they are kept here, views carry those they need, and many are written at once.
 */
final class PendingCuts {
    private final Map<Long, Cut> latest = new LinkedHashMap<>();
    private final Map<Long, Cut> unseen = new LinkedHashMap<>();

    void add(Cut cut) {
        latest.put(cut.seq(), cut);
        unseen.put(cut.seq(), cut);
    }

    int size() {
        return latest.size();
    }

    /** The latest cut of every entry that has one. */
    Collection<Cut> all() {
        return latest.values();
    }

    /** Those that the last view does not carry; a new view is about to. */
    List<Cut> takeUnseen() {
        List<Cut> taken = new ArrayList<>(unseen.values());
        unseen.clear();
        return taken;
    }

    /** Forgets all: they are in the index, or nothing is. */
    void clear() {
        latest.clear();
        unseen.clear();
    }
}
