package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.metrics.Laps;
import dev.aimos.core.metrics.Stage;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.TrailQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the trail, in either direction: over the transactions that an index names, or over the journal, some hundred
 * records at a time.
 */
final class TrailReading {
    /** Records read at a time, those of the transaction that they end in besides. */
    private static final int BLOCK = 512;

    private final Core core;
    private final TrailQuery query;
    private final Basis basis;
    private final boolean newestFirst;
    private final Laps laps;

    TrailReading(Core core, TrailQuery query, Basis basis) {
        this.laps = core.recorder.laps();
        this.core = core;
        this.query = query;
        this.basis = basis;
        this.newestFirst = query.order() == TrailQuery.Order.NEWEST_FIRST;
    }

    /** Takes entries. */
    interface Sink {
        /** Takes one; false to stop. */
        boolean accept(TrailEntry entry) throws IOException;
    }

    /** Hands over the entries that meet every demand, in the order asked for. */
    void each(Sink sink) throws IOException {
        try {
            demanded(sink);
        } finally {
            laps.flush();
        }
    }

    private void demanded(Sink sink) throws IOException {
        long first = Math.max(query.firstTx(), before(query.from()) + 1);
        long last = Math.min(Math.min(query.lastTx(), basis.tx()), before(query.until()));
        if (query.after().isPresent()) {
            long shown = shown(query.after().get().key());
            first = newestFirst ? first : Math.max(first, shown + 1);
            last = newestFirst ? Math.min(last, shown - 1) : last;
        }
        if (first > last) {
            return;
        }
        long start = laps.start();
        NavigableSet<Long> named = named();
        laps.add(Stage.TRAIL_FIND, start);
        if (named == null) {
            blocks(first, last, sink);
        } else {
            NavigableSet<Long> within = named.subSet(first, true, last, true);
            for (long tx : newestFirst ? within.descendingSet() : within) {
                if (!show(core.journal.sizeAt(tx - 1), core.journal.sizeAt(tx), sink)) {
                    return;
                }
            }
        }
    }

    private static long shown(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw new AimosException.InvalidRequest("cursor-malformed", "this is not a cursor from a trail", e);
        }
    }

    /** The last transaction before an instant; 0 if there is none. */
    private long before(Instant instant) {
        if (instant.equals(Instant.MIN)) {
            return 0;
        }
        return instant.equals(Instant.MAX) ? basis.tx() : core.journal.txAt(instant.minusNanos(1));
    }

    /** The transactions that an index names; null if none can. */
    private @Nullable NavigableSet<Long> named() throws IOException {
        TrailSubjects subjects = new TrailSubjects(core, basis);
        NavigableSet<Long> named = null;
        if (query.correlation().isPresent()) {
            named = subjects.under(query.correlation().get());
        }
        if (query.key().isPresent()) {
            named = both(named, subjects.about(query.key().get()));
        }
        if (query.witness().isPresent()) {
            named = both(named, subjects.concerning(query.witness().get()));
        }
        return named;
    }

    private static NavigableSet<Long> both(@Nullable NavigableSet<Long> some, NavigableSet<Long> others) {
        if (some == null) {
            return others;
        }
        some.retainAll(others);
        return some;
    }

    private void blocks(long firstTx, long lastTx, Sink sink) throws IOException {
        long low = core.journal.sizeAt(firstTx - 1);
        long high = core.journal.sizeAt(lastTx);
        while (low < high) {
            long from = low;
            long to = high;
            if (newestFirst) {
                from = high - low <= BLOCK ? low : core.journal.sizeAt(tx(high - BLOCK) - 1);
                high = from;
            } else {
                to = high - low <= BLOCK ? high : core.journal.sizeAt(tx(low + BLOCK - 1));
                low = to;
            }
            if (!show(from, to, sink)) {
                return;
            }
        }
    }

    private long tx(long seq) {
        return core.journal.read(seq).tx();
    }

    /** Hands over entries of some whole transactions; whether to go on. */
    private boolean show(long from, long to, Sink sink) throws IOException {
        List<TrailEntry> met = new ArrayList<>();
        TrailRecords records = new TrailRecords();
        long start = laps.start();
        Replay.each(core.journal, from, to, Progress.NONE, record -> {
            TrailEntry entry = records.take(record);
            if (entry != null && meets(entry)) {
                met.add(entry);
            }
        });
        if (newestFirst) {
            Collections.reverse(met);
        }
        laps.add(Stage.TRAIL_READ, start);
        start = laps.start();
        boolean on = true;
        for (TrailEntry entry : met) {
            if (!sink.accept(entry)) {
                on = false;
                break;
            }
        }
        laps.add(Stage.TRAIL_WRITE, start);
        return on;
    }

    private boolean meets(TrailEntry entry) {
        return (query.correlation().isEmpty() || query.correlation().equals(entry.correlation()))
                && (query.witness().isEmpty() || concerns(entry, query.witness().get()))
                && entry.changes().stream().anyMatch(this::meets);
    }

    private boolean meets(TrailChange change) {
        return (query.key().isEmpty() || query.key().equals(change.subject()))
                && (query.kinds().isEmpty() || query.kinds().contains(change.kind()));
    }

    private static boolean concerns(TrailEntry entry, Hash witness) {
        Optional<Hash> id = Optional.of(witness);
        return entry.recorded().contains(witness)
                || entry.named().stream().anyMatch(name -> WitnessName.id(name).equals(id))
                || entry.changes().stream()
                        .anyMatch(change -> change.kind() == TrailChange.Kind.OUTCOME
                                && change.subject().equals(Optional.of(witness.hex())));
    }
}
