package dev.aimos.core.catalog;

import dev.aimos.Progress;
import dev.aimos.memory.Verification;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A projection of the journal; as such, the one that answers by key, filter and text.
 *
 * <p>One writer (the engine, under its lock) calls {@link #timeline}, {@link #apply}, {@link #complete}, {@link #erase},
 * {@link #checkpoint}; any number of readers call {@link #acquire} and {@link #visibleNow}. A catalog may apply changes
 * behind the writer's back; a reader acquired for a transaction nevertheless contains it. Failures of such work are
 * remembered and thrown from every later call.
 */
public interface Catalog extends Closeable {

    /** Number of the first record that the catalog does not hold durably: where to replay from when it is opened. */
    long nextSeq();

    /** What the last {@link #checkpoint} saved beside the catalog; empty if there was none. */
    Map<String, String> savedState();

    /** What a key shows after every change applied so far. The caller paints it before {@link #apply}. */
    Timeline timeline(String key) throws IOException;

    /** Takes one record, in journal order; its cuts are already painted on the key's timeline. */
    void apply(Change change) throws IOException;

    /**
     * Marks a transaction whole. Readers acquired for it see all its changes; no reader sees a part of one.
     *
     * @param tx the transaction
     * @param at its transaction time, in {@link Micros}
     * @param nextSeq number of the record after its last
     */
    void complete(long tx, long at, long nextSeq) throws IOException;

    /**
     * Removes every trace of keys, from the files too. On return no reader acquired later, and no file, holds them.
     *
     * @param keys the keys
     * @param seqs all records about them
     */
    void erase(Collection<String> keys, Collection<Long> seqs) throws IOException;

    /** Makes everything up to the last {@link #complete} durable, and saves a state beside it, in one atomic step. */
    void checkpoint(Map<String, String> state) throws IOException;

    /**
     * As {@link #checkpoint}, but may return before it is done; what fails is thrown from a later call. What is complete
     * now, and only that, goes with the state.
     */
    default void checkpointLater(Map<String, String> state) throws IOException {
        checkpoint(state);
    }

    /** A reader that contains at least a transaction, and every complete one if {@code tx} is the last. */
    CatalogReader acquire(long tx) throws IOException;

    /**
     * The entry that a key shows at an instant after every change applied so far, a retraction included: at least as new
     * as any completed transaction, and perhaps newer, without the cost of making a new reader.
     */
    Optional<Entry> visibleNow(String key, long validAt) throws IOException;

    /** Last transaction applied. A reader that is acquired sees it, perhaps after a moment. */
    long appliedTx();

    /** Size on disk, in bytes; 0 on the heap. */
    long bytes() throws IOException;

    /**
     * Checks its own files, and that it holds exactly these records.
     *
     * @param present tells whether the journal has a record of the kind it keeps, not erased, at a number
     * @param entries how many such records the journal has
     * @param tx last transaction they belong to
     */
    List<Verification.Finding> verify(Records present, long entries, long tx, Progress progress) throws IOException;

    /** What the journal says of a record, by number. */
    @FunctionalInterface
    interface Records {
        /** Whether there is such a record of that number that is not erased. */
        boolean contains(long seq);
    }

    /** Where catalogs come from and where the one in use is remembered. */
    interface Source extends Generations<Catalog> {}
}
