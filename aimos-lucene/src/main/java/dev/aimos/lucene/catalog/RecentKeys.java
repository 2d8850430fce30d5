package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Timeline;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Timelines of the keys that were changed or looked at lately, among them all that have changes which the latest view does
 * not show. One thread writes, one evicts, any reads.
 */
final class RecentKeys implements Unshown {
    /** What it takes to make the timeline of a key that is not here. */
    interface Loader {
        Timeline load(String key) throws IOException;
    }

    private static final int KEPT = 16_384;
    private static final int FULL = 65_536;

    /** A timeline, and the last transaction that changed it. */
    private static final class Recent {
        final Timeline timeline;
        volatile boolean held = true;
        volatile boolean queued;
        volatile long tx;

        Recent(Timeline timeline) {
            this.timeline = timeline;
        }
    }

    private final Map<String, Recent> keys = new ConcurrentHashMap<>();
    private final Queue<String> evictable = new ConcurrentLinkedQueue<>();

    /** The writer's own. */
    private final Queue<String> held = new ArrayDeque<>();

    private int loaded;

    /** What a key shows, if it is here. */
    @Nullable
    Timeline get(String key) {
        Recent recent = keys.get(key);
        return recent == null ? null : recent.timeline;
    }

    /** What a key shows. It stays here until the writer lets go of it. */
    Timeline hold(String key, Loader loader) throws IOException {
        Recent recent = keys.computeIfPresent(key, (same, known) -> {
            if (!known.held) {
                known.held = true;
                held.add(key);
            }
            return known;
        });
        if (recent == null) {
            recent = new Recent(loader.load(key));
            keys.put(key, recent);
            held.add(key);
            loaded++;
        }
        if (held.size() > FULL) {
            letGo(held.remove());
        }
        return recent.timeline;
    }

    /**
     * Hears that a transaction has changed a key.
     *
     * @return whether the key is here; if not, so many were held that it had to go, and the change is not painted
     */
    boolean changed(String key, long tx) {
        return keys.computeIfPresent(key, (same, known) -> {
                    known.tx = tx;
                    return known;
                })
                != null;
    }

    /** Lets go of all keys held: their changes are applied. */
    void letGo() {
        while (!held.isEmpty()) {
            letGo(held.remove());
        }
    }

    private void letGo(String key) {
        keys.computeIfPresent(key, (same, known) -> {
            known.held = false;
            if (!known.queued) {
                known.queued = true;
                evictable.add(key);
            }
            return known;
        });
    }

    /** Removes the keys that were let go of first, as far as a view shows all their changes. */
    @Override
    public void evict(long shownTx) {
        for (int looks = evictable.size(); looks > 0 && keys.size() > KEPT; looks--) {
            String key = evictable.remove();
            Recent left = keys.computeIfPresent(key, (same, known) -> {
                if (!known.held && known.tx <= shownTx) {
                    return null;
                }
                known.queued = !known.held;
                return known;
            });
            if (left != null && left.queued) {
                evictable.add(key);
            }
        }
    }

    /** Removes a key, as if it had never been. */
    void forget(String key) {
        keys.remove(key);
    }

    /**
     * Whether so many were looked at since it was last true that {@link #evict} should be called, though none of them may
     * have been changed. The writer's own.
     */
    boolean evictionDue() {
        if (loaded < KEPT) {
            return false;
        }
        loaded = 0;
        return true;
    }

    /** How many are here. */
    int size() {
        return keys.size();
    }

    @Override
    public boolean full() {
        return keys.size() > FULL;
    }
}
