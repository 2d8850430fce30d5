package dev.aimos.core.engine;

import dev.aimos.Progress;
import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Cut;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.catalog.Timeline;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.graph.ItemRecords;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.graph.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes the register and its tally from the item records of the journal.
 *
 * <p>Transactions without items do not wake the register: it is not told of their end before a checkpoint, so whoever
 * reads it asks for a transaction that {@link #known} gives. Written under the writer's lock.
 */
final class Items {
    private static final int KEYS_AT_ONCE = 1_000;

    private final Register register;
    private final ItemTally tally;
    private boolean changed;

    /** Records of a transaction from its first witness on, until its last is there. */
    private final List<JournalRecord> waiting = new ArrayList<>();

    /** The last transaction whose end the register was told. */
    private volatile long toldTx;

    private long toldSeq;

    Items(Register register) {
        this.register = register;
        this.tally = new ItemTally(register.savedState());
        this.toldTx = register.appliedTx();
        this.toldSeq = register.nextSeq();
    }

    Register register() {
        return register;
    }

    ItemTally tally() {
        return tally;
    }

    /** The transaction to wait for in the register, so as to have everything up to one that is published. */
    long known(long tx) {
        return Math.min(tx, toldTx);
    }

    /** Takes an item or a retraction, the next in journal order. */
    void take(ItemRecord item, long seq, long tx, Instant at) throws IOException {
        Filing filing = item.filing();
        boolean present = filing != null;
        Entry entry = Replay.entry(item.validFrom(), item.validTo(), present, seq, tx, Micros.of(at));
        Timeline timeline = register.timeline(item.id());
        boolean before = timeline.showsAnything();
        apply(item.id(), timeline, entry, filing, at);
        tally.painted(before, timeline.showsAnything(), present, item.id().startsWith(Kind.RELATION.prefix()));
    }

    /** Takes a record of a run, or of what witnesses are about, which is not counted among the items. */
    void take(String key, Filing filing, long seq, long tx, Instant at) throws IOException {
        Entry entry = new Entry(seq, tx, Micros.BEGINNING, Micros.FOREVER, true);
        apply(key, register.timeline(key), entry, filing, at);
    }

    private void apply(String key, Timeline timeline, Entry entry, @Nullable Filing filing, Instant at)
            throws IOException {
        changed = true;
        long now = Micros.of(at);
        List<Cut> cuts = timeline.paint(entry, now);
        register.apply(new Change(key, entry, at, filing, filing != null && entry.to() > now, cuts));
    }

    /** Takes a record of the journal, if it is an item's. */
    void record(JournalRecord record) throws IOException {
        if (record.type() == RecordType.WITNESS || !waiting.isEmpty()) {
            waiting.add(record);
        } else {
            take(record, Optional.empty());
        }
        if (record.last()) {
            takeWaiting(record);
            complete(record.tx(), Micros.of(record.at()), record.seq() + 1);
        }
    }

    /** What a witness is filed under depends on the last record of its transaction. */
    private void takeWaiting(JournalRecord last) throws IOException {
        if (!waiting.isEmpty()) {
            Optional<String> correlation = last.type() == RecordType.CALL && !last.erased()
                    ? Optional.of(CallFiling.decode(last).correlation())
                    : Optional.empty();
            for (JournalRecord record : waiting) {
                take(record, correlation);
            }
            waiting.clear();
        }
    }

    private void take(JournalRecord record, Optional<String> correlation) throws IOException {
        if (!record.erased()) {
            switch (record.type()) {
                case ITEM, ITEM_RETRACTION -> take(ItemRecords.decode(record), record.seq(), record.tx(), record.at());
                case PLAN, RUN -> {
                    RunFiling filed = RunFiling.of(record);
                    take(filed.key(), filed.filing(), record.seq(), record.tx(), record.at());
                }
                case WITNESS, OUTCOME, CALIBRATOR, SIGNING_KEY -> {
                    WitnessFiling filed = WitnessFiling.of(record);
                    if (record.type() == RecordType.WITNESS) {
                        filed = filed.within(correlation);
                    }
                    take(filed.key(), filed.filing(), record.seq(), record.tx(), record.at());
                }
                case CALL -> {
                    CallFiling filed = CallFiling.of(record);
                    take(filed.key(), filed.filing(), record.seq(), record.tx(), record.at());
                }
                case ATOM, RETRACTION, CHUNK, SNAPSHOT, ERASURE -> {}
            }
        }
    }

    /**
     * Counts relations, where an older version did not: all keys of such are looked up, once, as the next checkpoint saves their
     * number.
     */
    void countRelations(Progress progress) throws IOException {
        if (!tally.lacksRelations()) {
            return;
        }
        long shown = 0;
        long looked = 0;
        try (RegisterReader reader = register.acquireRegister(toldTx)) {
            String after = null;
            List<String> keys;
            do {
                keys = reader.keys(Kind.RELATION.prefix(), after, KEYS_AT_ONCE);
                for (String key : keys) {
                    shown += register.timeline(key).showsAnything() ? 1 : 0;
                    after = key;
                }
                looked += keys.size();
                progress.update("count relations", looked, -1);
            } while (!keys.isEmpty());
        }
        tally.counted(shown);
    }

    /** A transaction is whole. */
    void complete(long tx, long now, long nextSeq) throws IOException {
        if (changed) {
            tell(tx, now, nextSeq);
        }
    }

    /** Has the register hear of the end of the last transaction, so that it need not be looked at again after it. */
    void catchUp(Published end) throws IOException {
        if (toldSeq < end.size()) {
            tell(end.tx(), Micros.of(end.at()), end.size());
        }
    }

    private void tell(long tx, long now, long nextSeq) throws IOException {
        register.complete(tx, now, nextSeq);
        changed = false;
        toldSeq = nextSeq;
        toldTx = tx;
    }
}
