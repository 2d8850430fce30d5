package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Cut;
import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.store.Directory;

/**
 * An open index: takes changes, and makes views of it between transactions.
 *
 * <p>Written by one thread, which nobody may interrupt: Lucene closes an index whose writing is interrupted. Views may be
 * taken by any.
 *
 * <p>A view is never made while a transaction has been taken in part. When the first part comes, a view is made of
 * everything before it, so nobody needs another until the transaction is whole.
 */
final class WritableIndex implements Closeable {
    /** So many cuts are written together. */
    private static final int CUTS_AT_ONCE = 2_048;

    private static final double BUFFER_MEGABYTES = 64;
    private static final int MOST_MERGES = 10;

    private final Directory directory;
    private final RecordDocuments documents;
    private final IndexWriter writer;
    private final ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
    private final PendingCuts cuts = new PendingCuts();
    private Applied applied;
    private boolean partial;
    private volatile CommitData committed;
    private volatile boolean closed;
    private volatile View view;

    /** Opens what was committed in a directory, or begins there. Closes the directory when it is closed. */
    WritableIndex(Directory directory, RecordDocuments documents, Codec codec, CommitData committed)
            throws IOException {
        this.directory = directory;
        this.documents = documents;
        this.committed = committed;
        this.applied = committed.applied();
        this.writer = new IndexWriter(directory, config().setCodec(codec).setMergeScheduler(merges));
        try {
            if (!DirectoryReader.indexExists(directory)) {
                commit(committed);
            }
            this.view = View.first(DirectoryReader.open(writer), applied);
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    // Lucene's own soft deletes would not do: it updates no document that is deleted softly, and the past of one that
    // no
    // reading of the present meets can still be corrected. The merge policy merges neighbours: that keeps journal
    // order.
    private static IndexWriterConfig config() {
        return new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                .setSimilarity(Bm25.FOR_INDEXING)
                .setMergePolicy(neighbours())
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMaxFullFlushMergeWaitMillis(0)
                .setCommitOnClose(false);
    }

    private static LogByteSizeMergePolicy neighbours() {
        LogByteSizeMergePolicy neighbours = new LogByteSizeMergePolicy();
        // Few segments make searches fast; small ones, left by readers who come after every write, cost little to
        // merge.
        neighbours.setMergeFactor(5);
        neighbours.setMinMergeMB(0.5);
        return neighbours;
    }

    /** Takes a whole transaction, or the rest of one taken in part. */
    void apply(List<Change> changes, Applied done) throws IOException {
        add(changes);
        applied = done;
        partial = false;
    }

    /** Takes a part of a transaction. */
    void applyPart(List<Change> changes) throws IOException {
        if (!partial) {
            refresh();
            partial = true;
        }
        add(changes);
    }

    private void add(List<Change> changes) throws IOException {
        for (Change change : changes) {
            writer.addDocuments(documents.of(change));
            for (Cut cut : change.cuts()) {
                cuts.add(cut);
            }
            if (cuts.size() >= CUTS_AT_ONCE) {
                writeCuts();
            }
        }
    }

    private void writeCuts() throws IOException {
        for (Cut cut : cuts.all()) {
            Field overlays = new BinaryDocValuesField(Fields.OVERLAYS, OverlayBytes.encode(cut.overlays()));
            if (cut.current()) {
                writer.updateDocValues(RecordFields.id(cut.seq()), overlays);
            } else {
                writer.updateDocValues(RecordFields.id(cut.seq()), overlays, new NumericDocValuesField(Fields.GONE, 1));
            }
        }
        cuts.clear();
    }

    /** The latest view, with a reference for the caller. */
    View view() {
        while (true) {
            View latest = view;
            if (latest.tryAcquire()) {
                return latest;
            }
            if (closed) {
                throw new IllegalStateException("the index is closed");
            }
            Thread.onSpinWait();
        }
    }

    /** How far the latest view goes. */
    Applied visible() {
        return view.applied();
    }

    /** Makes a view of everything taken, unless the latest is one. */
    void refresh() throws IOException {
        if (!partial && !view.applied().equals(applied)) {
            swap();
        }
    }

    private void swap() throws IOException {
        View old = view;
        DirectoryReader newer = DirectoryReader.openIfChanged(old.reader(), writer);
        if (newer == null) {
            old.reader().incRef();
            newer = old.reader();
        }
        try {
            view = old.next(newer, cuts.all(), cuts.takeUnseen(), applied);
        } catch (IOException | RuntimeException e) {
            newer.decRef();
            throw e;
        }
        old.release();
    }

    /** Makes everything taken durable. */
    void checkpoint(Map<String, String> state) throws IOException {
        requireWhole();
        writeCuts();
        commit(new CommitData(applied, documents.id(), Optional.of(state)));
    }

    private void commit(CommitData data) throws IOException {
        writer.setLiveCommitData(data.toMap().entrySet());
        writer.commit();
        committed = data;
    }

    private void requireWhole() {
        if (partial) {
            throw new IllegalStateException("a transaction is half applied; complete it first");
        }
    }

    /**
     * Removes documents from the index and from its files. Readers of earlier views keep what they see until they release
     * it. Until the next checkpoint, what is committed is of no use.
     *
     * @param traces finds what is to be removed, and whether any is left
     */
    void erase(Traces traces) throws IOException {
        requireWhole();
        writeCuts();
        writer.deleteDocuments(traces.query());
        int tries = 0;
        do {
            if (tries++ == MOST_MERGES) {
                throw new IOException("the index still holds what it was told to erase; rebuild it");
            }
            // A merge under way took its documents before they were deleted, and hides its segments from the next one.
            merges.sync();
            writer.forceMergeDeletes(true);
            swap();
        } while (traces.in(view));
        commit(new CommitData(applied, documents.id(), Optional.empty()));
        writer.deleteUnusedFiles();
    }

    /** What the last commit says. */
    CommitData committed() {
        return committed;
    }

    /** Size of the files, in bytes. */
    long bytes() throws IOException {
        long bytes = 0;
        for (String file : directory.listAll()) {
            try {
                bytes += directory.fileLength(file);
            } catch (NoSuchFileException | FileNotFoundException e) {
                // Merged away since it was listed.
            }
        }
        return bytes;
    }

    /** Forgets what is not committed, and closes everything but the views that others hold. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (directory) {
            try {
                view.release();
            } finally {
                writer.rollback();
            }
        }
    }
}
