package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Timeline;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Laps;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.WriteKind;
import dev.aimos.core.run.Caller;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Recorded;
import dev.aimos.memory.Written;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The writes: put and retract.
 *
 * <p>Drafts are checked and encoded before the lock is taken. Under the lock nothing can fail but the machine: if it
 * does, the store closes to writes, and reopening cuts the transaction that was not whole.
 */
final class Writer {
    /** Bytes of journal after which the catalog's work is made durable, so that opening after a crash stays short. */
    private static final long CHECKPOINT_BYTES = 32L << 20;

    private final Core core;
    private final Preparer preparer;
    private long checkpointed;

    /** Whether the write under way has begun to change anything; under the lock. */
    private boolean begun;

    Writer(Core core, Spool spool) {
        this.core = core;
        this.preparer = new Preparer(core.checks, spool);
        this.checkpointed = core.journal.bytes();
    }

    List<Written> putAll(Collection<AtomDraft> drafts) {
        int most = core.checks.limits().maxBatch();
        if (drafts.size() > most) {
            throw new AimosException.InvalidRequest(
                    "too-many-atoms",
                    "one putAll takes at most " + most + " atoms (Limits.maxBatch), but was given " + drafts.size()
                            + "; split it");
        }
        core.requireWritable();
        List<Prepared> prepared = new ArrayList<>(drafts.size());
        try {
            long start = core.recorder.start();
            for (AtomDraft draft : drafts) {
                prepared.add(prepare(draft, prepared.size(), drafts.size()));
            }
            core.recorder.stage(Stage.WRITE_PREPARE, start);
            return durably(() -> put(prepared));
        } finally {
            prepared.forEach(one -> Faults.io("freeing a spooled content", () -> {
                one.close();
                return one;
            }));
        }
    }

    private Prepared prepare(AtomDraft draft, int index, int size) {
        try {
            return preparer.prepare(draft);
        } catch (IOException e) {
            throw new AimosException.Fault(
                    "content-unreadable",
                    (size == 1 ? "" : "draft " + index + ": ") + "the content could not be read: " + e.getMessage()
                            + ". Nothing was written; mend its source and put it again",
                    e);
        } catch (AimosException.InvalidRequest e) {
            if (size == 1) {
                throw e;
            }
            throw new AimosException.InvalidRequest(e.code(), "draft " + index + ": " + e.getMessage(), e);
        }
    }

    Written retract(String key, Optional<Interval> valid) {
        core.checks.key(key);
        core.requireWritable();
        Long from = valid.map(interval -> Micros.of(interval.from())).orElse(null);
        Long to = valid.map(interval -> Micros.of(interval.to())).orElse(null);
        AtomRecord record = new AtomRecord(key, NO_STATE, from, to);
        return durably(() -> {
            Transaction tx = new Transaction();
            Written written = retract(record, tx);
            tx.endIfBegun();
            return written;
        });
    }

    /** Records that a key shows nothing from now on, if it shows anything. */
    Written retract(String key, Transaction tx) throws IOException {
        return retract(new AtomRecord(key, NO_STATE, null, null), tx);
    }

    private Written retract(AtomRecord record, Transaction tx) throws IOException {
        Entry asked = Replay.entry(record, false, -1, tx.number, tx.now);
        boolean shown = core.catalog().timeline(record.key()).over(asked.from(), asked.to()).stream()
                .anyMatch(piece -> piece.entry().present());
        if (!shown) {
            tx.came(WriteKind.ATOM, Written.Outcome.UNCHANGED);
            return new Written(record.key(), Written.Outcome.UNCHANGED, tx.lastRecord());
        }
        long seq = tx.append(
                RecordType.RETRACTION, AtomCodec.encodeRetraction(record.key(), record.validFrom(), record.validTo()));
        tx.take(record, null, seq);
        tx.came(WriteKind.ATOM, Written.Outcome.RETRACTED);
        return new Written(record.key(), Written.Outcome.RETRACTED, new Recorded(tx.number, seq, tx.at));
    }

    /** Runs a write under the lock, and waits until it is on disk after the lock is released. */
    <T> T durably(Faults.Work<T> write) {
        T result;
        long size;
        long start = core.recorder.start();
        core.writer.lock();
        try {
            core.recorder.stage(Stage.WRITE_LOCK, start);
            core.requireWritable();
            begun = false;
            try {
                result = write.run();
                checkpointIfDue();
            } catch (IOException e) {
                failIfBegun(e);
                throw new AimosException.Fault(
                        "write-failed", "the write failed: " + e.getMessage() + ". Check the disk", e);
            } catch (RuntimeException | Error e) {
                failIfBegun(e);
                throw e;
            }
            size = core.published().size();
        } finally {
            core.writer.unlock();
        }
        start = core.recorder.start();
        core.journal.awaitDurable(size);
        core.recorder.stage(Stage.WRITE_DURABLE, start);
        return result;
    }

    /** A write that stops half-way may have left its traces in the catalog: only opening the store again clears them. */
    private void failIfBegun(Throwable why) {
        if (begun) {
            core.fail(why);
        }
    }

    private void checkpointIfDue() throws IOException {
        if (core.journal.bytes() - checkpointed > CHECKPOINT_BYTES) {
            long start = core.recorder.start();
            checkpoint(false);
            core.recorder.stage(Stage.WRITE_CHECKPOINT, start);
        }
    }

    /** Makes the work of catalog and register durable, so that opening has less to replay; under the lock. */
    void checkpoint(boolean wait) throws IOException {
        checkpointed = core.journal.bytes();
        core.journal.awaitDurable(core.published().size());
        if (wait) {
            core.projection().checkpoint(core.published());
        } else {
            core.projection().checkpointLater(core.published());
        }
        core.journal.checkpoint();
    }

    private List<Written> put(List<Prepared> drafts) throws IOException {
        Transaction tx = new Transaction();
        requireIntervals(drafts, tx);
        List<Written> results = put(drafts, tx);
        tx.endIfBegun();
        return results;
    }

    /** What only the moment of writing can tell of drafts; the last thing that can be refused. */
    void requireIntervals(List<Prepared> drafts, Transaction tx) {
        for (int i = 0; i < drafts.size(); i++) {
            requireInterval(drafts.get(i).atom(), tx.now, i, drafts.size());
        }
    }

    /** Records drafts, as far as they are not so already. */
    List<Written> put(List<Prepared> drafts, Transaction tx) throws IOException {
        List<Written> results = new ArrayList<>(drafts.size());
        Map<Long, AtomRecord> mine = new HashMap<>();
        for (Prepared draft : drafts) {
            AtomRecord atom = draft.atom();
            Entry asked = Replay.entry(atom, true, -1, tx.number, tx.now);
            List<Timeline.Piece> shown = core.catalog().timeline(atom.key()).over(asked.from(), asked.to());
            if (alreadySo(atom, asked, shown, mine)) {
                tx.came(WriteKind.ATOM, Written.Outcome.UNCHANGED);
                results.add(new Written(atom.key(), Written.Outcome.UNCHANGED, tx.lastRecord()));
                continue;
            }
            if (draft.chunks() != null) {
                append(tx, draft.chunks());
            }
            long seq = tx.append(RecordType.ATOM, draft.payload());
            tx.take(atom, draft.document(), seq);
            mine.put(seq, atom);
            boolean updated = shown.stream().anyMatch(piece -> piece.entry().present());
            Written.Outcome outcome = updated ? Written.Outcome.UPDATED : Written.Outcome.CREATED;
            tx.came(WriteKind.ATOM, outcome);
            results.add(new Written(atom.key(), outcome, new Recorded(tx.number, seq, tx.at)));
        }
        return results;
    }

    private static void requireInterval(AtomRecord atom, long now, int index, int size) {
        if (atom.validFrom() == null && atom.validTo() != null && atom.validTo() <= now) {
            throw new AimosException.InvalidRequest(
                    "interval-inverted",
                    (size == 1 ? "" : "draft " + index + ": ")
                            + "the atom would be valid from now, " + Micros.toInstant(now) + ", to "
                            + Micros.toInstant(atom.validTo()) + ", which is not later; set validFrom as well");
        }
    }

    /** Whether the key shows exactly this, without gaps, over the whole interval. */
    private boolean alreadySo(AtomRecord atom, Entry asked, List<Timeline.Piece> shown, Map<Long, AtomRecord> mine) {
        long covered = asked.from();
        for (Timeline.Piece piece : shown) {
            if (piece.from() != covered || !piece.entry().present()) {
                return false;
            }
            covered = piece.to();
        }
        if (covered != asked.to()) {
            return false;
        }
        long last = -1;
        for (Timeline.Piece piece : shown) {
            long seq = piece.entry().seq();
            if (seq != last && !atom.state().same(stateOf(seq, mine))) {
                return false;
            }
            last = seq;
        }
        return true;
    }

    private AtomRecord.State stateOf(long seq, Map<Long, AtomRecord> mine) {
        AtomRecord own = mine.get(seq);
        return own != null
                ? own.state()
                : AtomReader.decode(core.journal.read(seq)).state();
    }

    private static void append(Transaction tx, Chunked chunks) throws IOException {
        try (InputStream in = chunks.open()) {
            byte[] chunk = in.readNBytes(StoredContent.CHUNK_BYTES);
            while (chunk.length > 0) {
                tx.append(RecordType.CHUNK, chunk);
                chunk = in.readNBytes(StoredContent.CHUNK_BYTES);
            }
        }
    }

    private static final AtomRecord.State NO_STATE = new AtomRecord.State(
            new StoredContent.InlineText(""), "", Modality.TEXT, Map.of(), Json.Obj.EMPTY, null, Set.of(), null);

    /** A transaction that begins with its first record, so that a write which changes nothing has none. */
    final class Transaction {
        final long number;
        final Instant at;
        final long now;
        private final @Nullable WriteMeasures measures;
        private final Laps laps;
        private final Caller caller;
        private long end = -1;

        /** On behalf of whose call this thread is in. */
        Transaction() {
            this(core.callers.current());
        }

        /** On behalf of a caller. */
        Transaction(Caller caller) {
            this.caller = caller;
            begun = false;
            Published last = core.published();
            number = last.tx() + 1;
            at = core.bases.now(last);
            now = Micros.of(at);
            measures = core.recorder.on() ? new WriteMeasures(core.recorder) : null;
            laps = measures == null ? core.recorder.laps() : measures.laps();
        }

        long append(RecordType type, byte[] payload) {
            long start = laps.start();
            if (!begun) {
                core.journal.begin(number, at);
                begun = true;
            }
            long seq = core.journal.append(type, payload);
            laps.add(Stage.WRITE_APPEND, start);
            if (measures != null) {
                measures.appended(type);
            }
            end = seq + 1;
            return seq;
        }

        /** Gives an atom (with a document) or a retraction (without) to the index. */
        void take(AtomRecord record, @Nullable Document document, long seq) throws IOException {
            long start = laps.start();
            core.projection().take(record, document, seq, number, at);
            laps.add(Stage.WRITE_PROJECT, start);
        }

        /** What came of something that was asked to be written. */
        void came(WriteKind kind, Written.Outcome outcome) {
            if (measures != null) {
                measures.came(kind, outcome);
            }
        }

        /** A witness is written. */
        void witnessed(Witness witness) {
            if (measures != null) {
                measures.witnessed(witness);
            }
        }

        /** Appends a record of a run or a plan, and gives it to the register. */
        long append(RecordType type, RunFiling filed) throws IOException {
            return append(type, filed.key(), filed.filing());
        }

        /** Appends a record and gives it to the register under a key. */
        long append(RecordType type, String key, Filing filing) throws IOException {
            long seq = append(type, filing.payload());
            long start = laps.start();
            core.projection().take(key, filing, seq, number, at);
            laps.add(Stage.WRITE_PROJECT, start);
            return seq;
        }

        /** Appends an item, or the retraction of one, and gives it to the register. */
        long appendItem(ItemRecord item, byte[] payload) throws IOException {
            long seq = append(item.retracts() ? RecordType.ITEM_RETRACTION : RecordType.ITEM, payload);
            long start = laps.start();
            core.projection().takeItem(item, seq, number, at);
            laps.add(Stage.WRITE_PROJECT, start);
            return seq;
        }

        /** What the caller knows the request by that this is written for. */
        Optional<String> correlation() {
            return caller.correlation();
        }

        /** The transaction is whole, with the caller named last: readers may see it. */
        void end() throws IOException {
            if (caller.correlation().isPresent()) {
                CallFiling call = CallFiling.of(caller, number);
                append(RecordType.CALL, call.key(), call.filing());
            }
            long start = laps.start();
            core.journal.commit();
            laps.add(Stage.WRITE_APPEND, start);
            start = laps.start();
            core.projection().complete(number, now, end);
            laps.add(Stage.WRITE_PROJECT, start);
            core.publish(new Published(number, at, end));
            begun = false; // what comes next, in this write, has changed nothing yet
            flush();
        }

        /** As {@link #end()}, if anything was appended. */
        void endIfBegun() throws IOException {
            if (end >= 0) {
                end();
            } else {
                flush();
            }
        }

        private void flush() {
            if (measures != null) {
                measures.flush();
            }
        }

        /** The last record before this transaction. */
        Recorded lastRecord() {
            Published last = core.published();
            return new Recorded(last.tx(), last.size() - 1, last.at());
        }
    }
}
