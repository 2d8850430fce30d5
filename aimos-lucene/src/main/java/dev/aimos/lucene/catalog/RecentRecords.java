package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Filed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records given to a register lately, among them all that its view does not show yet, by term and by number.
 *
 * <p>They are kept in generations, oldest first, and go with the generation when a view shows all of it. A transaction of
 * any size stays until then. Everything but {@link Unshown} is the writer's own.
 */
final class RecentRecords implements Unshown {
    private static final int GENERATION = 8_192;
    private static final int FULL = 65_536;

    /** A record under a term, and the one filed there before it. */
    private record Posting(Filed filed, @Nullable Posting before) {}

    private static final class Generation {
        final Map<String, Posting> terms = new HashMap<>();
        final List<Filed> records = new ArrayList<>();

        long last() {
            return records.get(records.size() - 1).entry().seq();
        }

        long lastTx() {
            return records.get(records.size() - 1).entry().tx();
        }
    }

    private final Deque<Generation> generations = new ArrayDeque<>();
    private long droppedTx;
    private volatile long shownTx;
    private volatile long added;

    /** The projector's own. */
    private long addedWhenShown;

    /** Takes the next record, filed under some terms. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void add(Filed filed, List<String> terms) {
        dropShown();
        Generation latest = generations.peekLast();
        if (latest == null || latest.records.size() >= GENERATION) {
            latest = new Generation();
            generations.add(latest);
        }
        latest.records.add(filed);
        for (String term : terms) {
            Posting before = latest.terms.get(term);
            if (before == null || before.filed.entry().seq() != filed.entry().seq()) {
                latest.terms.put(term, new Posting(filed, before));
            }
        }
        added++;
    }

    private void dropShown() {
        long shown = shownTx;
        if (shown == droppedTx) {
            return;
        }
        droppedTx = shown;
        for (Generation oldest = generations.peek();
                oldest != null && oldest.lastTx() <= shown;
                oldest = generations.peek()) {
            generations.remove();
        }
    }

    /** Those filed under a term by transactions after one, in journal order. */
    List<Filed> under(String term, long afterTx) {
        List<Filed> found = new ArrayList<>();
        for (Generation generation : generations) {
            int start = found.size();
            for (Posting posting = generation.terms.get(term);
                    posting != null && posting.filed.entry().tx() > afterTx;
                    posting = posting.before) {
                found.add(posting.filed);
            }
            Collections.reverse(found.subList(start, found.size()));
        }
        return found;
    }

    /** The record of a number, if it is here. */
    @Nullable
    Filed record(long seq) {
        for (Generation generation : generations) {
            if (seq <= generation.last()) {
                return record(generation.records, seq);
            }
        }
        return null;
    }

    private static @Nullable Filed record(List<Filed> records, long seq) {
        int least = 0;
        int most = records.size() - 1;
        while (least <= most) {
            int middle = (least + most) >>> 1;
            long found = records.get(middle).entry().seq();
            if (found == seq) {
                return records.get(middle);
            }
            if (found < seq) {
                least = middle + 1;
            } else {
                most = middle - 1;
            }
        }
        return null;
    }

    /** Forgets all: a view shows them, or nothing does. */
    void clear() {
        generations.clear();
    }

    /** How many are here. */
    int size() {
        return generations.stream()
                .mapToInt(generation -> generation.records.size())
                .sum();
    }

    @Override
    public void evict(long tx) {
        shownTx = tx;
        addedWhenShown = added;
    }

    @Override
    public boolean full() {
        return added - addedWhenShown > FULL;
    }
}
