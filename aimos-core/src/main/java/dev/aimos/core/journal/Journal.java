package dev.aimos.core.journal;

import dev.aimos.AimosException;
import dev.aimos.Durability;
import dev.aimos.Progress;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Verification;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * An append-only sequence of records in transactions, with a Merkle tree over them.
 *
 * <p><b>Threads.</b> {@link #begin}, {@link #append}, {@link #commit}, {@link #rollback}, {@link #checkpoint}, {@link
 * #erase} and {@link #close} are called by one thread at a time, which the caller sees to. Everything else may be called
 * by any thread at any time and never waits for the writer, except that {@link #erase}, {@link #backup} and {@link
 * #verify} wait for each other.
 *
 * <p><b>Guarantees.</b> Readers see whole transactions only, from their commit on. A transaction whose size
 * {@link #awaitDurable} returned for is there after any crash, whole; one for which it did not may be there, whole, or
 * not. Bytes that are not what was written are never taken for a record: reading them throws
 * {@link AimosException.Corrupt}, which names the segment, the offset, the record and the transaction. Interrupting a
 * thread disturbs nothing.
 *
 * <p><b>Errors.</b> After a write or an fsync failed, every later write throws {@link AimosException.Fault} with code
 * {@code store-failed} and the first failure as cause; readings go on. After {@link #close}, everything throws
 * {@link IllegalStateException}. Record numbers out of range throw {@link IndexOutOfBoundsException}.
 */
public final class Journal implements Closeable {
    /** Version of the byte format written and read, as in {@code docs/format/journal.md}. */
    public static final int FORMAT_VERSION = SegmentHeader.FORMAT_VERSION;

    private final JournalState state;
    private final JournalWriter writer;
    private final JournalReader reader;
    private final TransactionTimes times;
    private final Closeable lock;
    private final long recovered;
    private final ReentrantLock wholeStore = new ReentrantLock();

    private Journal(Recovery.Opened opened, Closeable lock) {
        this.state = opened.state();
        this.writer = new JournalWriter(state, opened.file(), opened.end(), opened.checkpointed());
        this.reader = new JournalReader(state);
        this.times = new TransactionTimes(state, reader);
        this.recovered = opened.recovered();
        this.lock = lock;
    }

    /**
     * Opens the journal on a disk, or begins one if there is none, and holds the disk's lock until {@link #close}. Cost:
     * a few reads per segment, plus the reading of what was appended since the last checkpoint; if a sidecar is missing
     * or wrong, the reading of everything. If the disk can be read but not written, the journal opens and has a
     * {@link #failure}.
     *
     * @throws AimosException.Busy with code {@code store-locked} if it is open elsewhere
     * @throws AimosException.Corrupt with code {@code journal-damaged} if acknowledged records are not there
     * @throws AimosException.Unsupported if a newer aimos wrote it
     */
    public static Journal open(Disk disk, JournalOptions options) {
        Objects.requireNonNull(options, "options");
        Closeable lock;
        try {
            lock = disk.lock();
        } catch (IOException e) {
            throw Failures.reading(disk.location(), e);
        }
        Journal journal;
        try {
            journal = new Journal(Recovery.open(disk, options), lock);
        } catch (IOException e) {
            throw abandon(lock, Failures.opening(disk.location(), e));
        } catch (RuntimeException e) {
            throw abandon(lock, e);
        }
        try {
            journal.checkpoint();
        } catch (AimosException.Fault e) {
            // Remembered: a store on a full disk can be read, and says why it cannot be written.
        }
        return journal;
    }

    /** Has warnings and errors of the log followed by what says on whose behalf a thread works; it must not fail. */
    public void noting(Supplier<String> note) {
        state.noting(note);
    }

    /**
     * Begins a transaction.
     *
     * @param tx the number after {@link #lastTx}
     * @param at its time, not before {@link #lastInstant}
     */
    public void begin(long tx, Instant at) {
        state.checkOpen();
        writer.begin(tx, at);
    }

    /** Appends a record to the open transaction; see {@link #append(RecordType, byte[], int, int)}. */
    public long append(RecordType type, byte[] payload) {
        return append(type, payload, 0, payload.length);
    }

    /**
     * Appends a record to the open transaction. The bytes are copied.
     *
     * @return the record's number
     * @throws AimosException.InvalidRequest if the payload is larger than 1 GiB
     */
    public long append(RecordType type, byte[] payload, int offset, int length) {
        state.checkOpen();
        return writer.append(type, payload, offset, length);
    }

    /** Makes the open transaction, which has at least one record, visible to readers and hands it to the system. */
    public void commit() {
        state.checkOpen();
        writer.commit();
    }

    /** Forgets the open transaction, if there is one. Does not fail; if the disk does, the next write says so. */
    public void rollback() {
        state.checkOpen();
        writer.rollback();
    }

    /**
     * Returns when the first {@code size} records are on disk; with {@link Durability#BUFFERED}, at once. Concurrent
     * calls share an fsync. To be called by any thread, best while no other writer is kept from appending.
     */
    public void awaitDurable(long size) {
        if (size >= 0 && size <= writer.sync().synced()) {
            return; // also when the journal has been closed meanwhile: closing put it on disk
        }
        state.checkOpen();
        Objects.checkFromToIndex(0, size, state.head().size());
        if (state.options().durability() == Durability.SYNCED) {
            writer.sync().await(size);
        }
    }

    /**
     * Puts everything on disk and remembers how far that is, so that opening need not read it again. Done also by
     * {@link #close} and when a segment is full. Cost: up to four fsyncs; nothing if nothing was appended since.
     */
    public void checkpoint() {
        state.checkOpen();
        writer.checkpoint();
    }

    /** Records in whole transactions. */
    public long size() {
        return head().size();
    }

    /** The last whole transaction, 0 if there is none. */
    public long lastTx() {
        return head().tx();
    }

    /** Time of the last whole transaction, {@link Instant#MIN} if there is none. */
    public Instant lastInstant() {
        return head().at();
    }

    /** Bytes of all segments. */
    public long bytes() {
        return head().bytes();
    }

    /** Records in whole transactions that are not known to be on disk. */
    public long unsynced() {
        return Math.max(0, head().size() - writer.sync().synced());
    }

    /** How many segments there are. */
    public int segments() {
        return state.segments().size();
    }

    /** Bytes of an interrupted write that were cut off when the journal was opened. */
    public long recoveredBytes() {
        return recovered;
    }

    /** Why the journal takes no more writes, if so. */
    public Optional<String> failure() {
        return state.failure().message();
    }

    /**
     * Reads one record, and checks its checksum and its payload's hash. Cost: one read of a sidecar and one or two of the
     * segment.
     *
     * @throws AimosException.Corrupt if it is not what was written
     * @throws AimosException.Unsupported if a newer aimos wrote it
     */
    public JournalRecord read(long seq) {
        state.checkOpen();
        return reader.read(seq);
    }

    /**
     * Shows the records from one to before another, in order. Checksums are checked, payload hashes are not. Cost: the
     * bytes of the records, read in large pieces.
     *
     * @throws AimosException.Corrupt if one is not what was written; those before it were shown
     * @throws AimosException.Unsupported if a newer aimos wrote one
     */
    public void forEach(long fromSeq, long toSeq, RecordVisitor visitor) {
        state.checkOpen();
        reader.forEach(fromSeq, toSeq, visitor);
    }

    /** The last transaction at or before an instant, 0 if there is none. Cost: O(log n) reads. */
    public long txAt(Instant instant) {
        state.checkOpen();
        return times.txAt(instant);
    }

    /** Time of a transaction from 1 to {@link #lastTx}. Cost: O(log n) reads; one if transactions have one record. */
    public Instant instantOf(long tx) {
        state.checkOpen();
        return times.instantOf(tx);
    }

    /** Records up to and including a transaction from 0 to {@link #lastTx}. Cost as {@link #instantOf}. */
    public long sizeAt(long tx) {
        state.checkOpen();
        return times.sizeAt(tx);
    }

    /** Root of the Merkle tree over all records. */
    public Hash root() {
        return root(size());
    }

    /** Root of the Merkle tree over the first records (RFC 9162, section 2.1.1). Cost: O(log n) reads. */
    public Hash root(long size) {
        Objects.checkFromToIndex(0, size, size());
        return reading(() -> state.tree().root(size));
    }

    /** Hash of a record's leaf in the Merkle tree, as the sidecar {@code tree} has it. Cost: one read of 32 bytes. */
    public Hash leaf(long seq) {
        Objects.checkIndex(seq, size());
        return reading(() -> state.tree().leaf(seq));
    }

    /**
     * Proof that a record is among the first {@code size}. Cost: O(log n) reads.
     *
     * @throws AimosException.Corrupt if the sidecar {@code tree} does not yield a valid one
     */
    public InclusionProof inclusion(long seq, long size) {
        Objects.checkFromToIndex(0, size, size());
        Objects.checkIndex(seq, size);
        JournalRecord record = read(seq);
        return reading(() -> {
            InclusionProof proof = new InclusionProof(
                    seq,
                    size,
                    record.header(),
                    record.payloadHash(),
                    state.tree().inclusion(seq, size));
            if (!proof.proves(state.tree().root(size))) {
                throw treeDamaged();
            }
            return proof;
        });
    }

    /**
     * Proof that the first {@code from} records are the beginning of the first {@code to}. Cost: O(log n) reads.
     *
     * @throws AimosException.Corrupt if the sidecar {@code tree} does not yield a valid one
     */
    public ConsistencyProof consistency(long from, long to) {
        Objects.checkFromToIndex(0, to, size());
        Objects.checkFromToIndex(0, from, to);
        return reading(() -> {
            ConsistencyProof proof = new ConsistencyProof(from, to, state.tree().consistency(from, to));
            if (!proof.proves(state.tree().root(from), state.tree().root(to))) {
                throw treeDamaged();
            }
            return proof;
        });
    }

    /**
     * Removes the payloads of records from the files; their headers and payload hashes stay, so roots and proofs do too.
     * Erasing what is erased does nothing. Each segment is replaced in one step, so a crash leaves some payloads erased
     * and others not: call again. Readers are not disturbed. Cost: the segments concerned are written anew.
     */
    public void erase(Collection<Long> seqs) {
        state.checkOpen();
        wholeStore.lock();
        try {
            new Erasure(state, writer, reader).erase(seqs);
        } finally {
            wholeStore.unlock();
        }
    }

    /**
     * Reads every byte up to the present size and recomputes every checksum, hash and sidecar. What is wrong is
     * collected, not thrown; readable records are shown to the visitor, in order. Progress is told in records. Writers
     * may go on.
     */
    public Verification verify(Progress progress, RecordVisitor visitor) {
        state.checkOpen();
        wholeStore.lock();
        try {
            return reading(() -> new Verifier(state, progress, visitor).run());
        } finally {
            wholeStore.unlock();
        }
    }

    /**
     * Copies everything up to the last whole transaction, which is put on disk first, to an empty disk, which then holds
     * a journal of its own. Every checksum is checked on the way. Progress is told in bytes. Writers may go on. A copy
     * that was interrupted is refused when opened.
     *
     * @return the bytes of the copied segments
     * @throws AimosException.Conflict with code {@code backup-target-not-empty} if the target has files
     * @throws AimosException.Corrupt if a record is not what was written
     */
    public long backup(Disk target, Progress progress) {
        state.checkOpen();
        wholeStore.lock();
        try {
            return new Backup(state, writer.sync(), target, progress).run();
        } finally {
            wholeStore.unlock();
        }
    }

    /** Rolls back an open transaction, makes a checkpoint, and closes all files. Closing again does nothing. */
    @Override
    public void close() {
        if (state.closed()) {
            return;
        }
        AimosException failed = null;
        try {
            writer.rollback();
            if (failure().isEmpty()) {
                writer.checkpoint();
            }
        } catch (AimosException e) {
            failed = e;
        }
        state.markClosed();
        List<Closeable> all = new ArrayList<>(state.segments());
        all.add(writer);
        all.add(state.tree());
        all.add(lock);
        try {
            Closeables.closeAll(all);
        } catch (IOException e) {
            failed = failed == null ? Failures.reading(state.disk().location(), e) : failed;
        }
        if (failed != null) {
            throw failed;
        }
    }

    private Head head() {
        return state.head();
    }

    private DamagedException treeDamaged() {
        return new DamagedException("the file " + Names.TREE
                + " does not match the records; close the store, delete that file, and open the store again to have it"
                + " rebuilt");
    }

    private <T> T reading(Reading<T> reading) {
        state.checkOpen();
        try {
            return reading.read();
        } catch (IOException e) {
            throw Failures.reading(state.disk().location(), e);
        }
    }

    private static RuntimeException abandon(Closeable lock, RuntimeException failure) {
        try {
            lock.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }
}
