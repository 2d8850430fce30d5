package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.VectorCatalog;
import dev.aimos.core.catalog.VectorModel;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.index.Embedder;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Verification;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of an open store. With an embedder they follow the journal; without one, what an earlier opening made stays
 * as it is, but for what is erased.
 */
final class Vectors implements Closeable {
    private static final System.Logger LOG = System.getLogger(Vectors.class.getName());

    private final @Nullable VectorCatalog catalog;
    private final @Nullable VectorModel model;
    private final @Nullable Embedder embedder;
    private final @Nullable VectorFollower follower;

    private Vectors(
            @Nullable VectorCatalog catalog,
            @Nullable VectorModel model,
            @Nullable Embedder embedder,
            @Nullable VectorFollower follower) {
        this.catalog = catalog;
        this.model = model;
        this.embedder = embedder;
        this.follower = follower;
    }

    static Vectors open(Journal journal, VectorOptions options, Recorder recorder) throws IOException {
        Optional<VectorModel> stored = options.source().stored();
        Embedder embedder = options.embedder();
        VectorModel model =
                embedder == null ? stored.orElse(null) : new VectorModel(embedder.id(), embedder.dimension());
        if (model == null) {
            return new Vectors(null, null, null, null);
        }
        boolean other = stored.isPresent() && !stored.get().equals(model);
        if (other && !options.reembed()) {
            throw mismatch(stored.orElseThrow(), model);
        }
        VectorCatalog catalog =
                other ? options.source().fresh(model) : options.source().open(model);
        try {
            if (catalog.nextSeq() > journal.size() || VectorFollower.missedErasure(catalog, journal)) {
                LOG.log(Level.WARNING, "the vectors do not fit the journal; all texts are embedded anew");
                catalog.close();
                catalog = options.source().fresh(model);
            }
            if (embedder == null) {
                return new Vectors(catalog, model, null, null);
            }
            VectorCache cache = new VectorCache(catalog, embedder, recorder);
            VectorFollower follower = new VectorFollower(journal, catalog, cache, recorder);
            follower.start();
            return new Vectors(catalog, model, embedder, follower);
        } catch (IOException | RuntimeException | Error e) {
            catalog.close();
            throw e;
        }
    }

    private static AimosException.Conflict mismatch(VectorModel stored, VectorModel given) {
        return new AimosException.Conflict(
                "embedder-mismatch",
                "the store's vectors are of the model '" + stored.id() + "' with " + stored.dimension()
                        + " dimensions, not of '" + given.id() + "' with " + given.dimension()
                        + ". Open it with that model, without an embedder, or with reembed(true) to embed every text anew");
    }

    /** Whether there is an embedder. */
    boolean available() {
        return follower != null;
    }

    /** What made the vectors. */
    Optional<VectorModel> model() {
        return Optional.ofNullable(model);
    }

    void published(long size) {
        if (follower != null) {
            follower.published(size);
        }
    }

    /** The vector of a question, of length 1. */
    float[] query(String text, Optional<Embedding> given) {
        Embedder own = required(embedder);
        if (given.isEmpty()) {
            return VectorCache.unit(embedded(text, own), own);
        }
        if (!given.get().model().equals(own.id()) || given.get().dimension() != own.dimension()) {
            throw new AimosException.InvalidRequest(
                    "embedding-mismatch",
                    "the query's vector is of the model '" + given.get().model() + "' with "
                            + given.get().dimension() + " dimensions, the store's are of '" + own.id() + "' with "
                            + own.dimension());
        }
        return VectorCache.unit(given.get().toArray(), own);
    }

    private static float[] embedded(String question, Embedder embedder) {
        try {
            return embedder.embedQuery(question);
        } catch (AimosException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw new AimosException.Fault(
                    "embedder-failed",
                    "the embedder failed at a question: " + e + ". Searches in Mode.LEXICAL go on without it",
                    e);
        }
    }

    /** Waits until a transaction has its vectors. */
    void await(long tx, Deadline deadline, Progress progress) {
        required(follower).await(tx, deadline, progress);
    }

    /** A reader that contains a transaction; waits for it. */
    VectorReader acquire(long tx, Deadline deadline) throws IOException {
        await(tx, deadline, Progress.NONE);
        return required(catalog).acquireVectors(tx);
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new AimosException.Unsupported(
                    "no-embedder",
                    "the store was opened without an embedder, so it cannot search by meaning; open it with"
                            + " builder.embedder(…), or search in Mode.LEXICAL");
        }
        return part;
    }

    /** Last transaction whose texts all have their vectors; 0 if there are none. */
    long doneTx() {
        if (follower != null) {
            return follower.doneTx();
        }
        return catalog == null ? 0 : catalog.appliedTx();
    }

    /** How many vectors there are. */
    long count() throws IOException {
        if (catalog == null) {
            return 0;
        }
        try (VectorReader reader = catalog.acquireVectors(doneTx())) {
            return reader.count();
        }
    }

    /** Size on disk. */
    long bytes() throws IOException {
        return catalog == null ? 0 : catalog.bytes();
    }

    /**
     * Does something while nothing new is taken from the journal: what is being erased must not get past the erasure that
     * is recorded before it, or a crash between the two would go unnoticed.
     */
    <T> T withoutFollowing(Faults.Work<T> work) throws IOException {
        return follower == null ? work.run() : follower.pausedFor(work);
    }

    /** What is wrong with the vectors, compared with the atoms and retractions of the journal. */
    List<Verification.Finding> verify(BitSet entries, Published end, Progress progress) throws IOException {
        if (catalog == null) {
            return List.of();
        }
        VectorFollower.Followed followed = follower == null
                ? new VectorFollower.Followed(catalog.nextSeq(), catalog.appliedTx())
                : follower.followed();
        if (followed.size() > end.size()) {
            followed = new VectorFollower.Followed(end.size(), end.tx());
        }
        long expected = entries.get(0, Math.toIntExact(followed.size())).cardinality();
        return catalog.verify(seq -> entries.get(Math.toIntExact(seq)), expected, followed.tx(), progress);
    }

    /** Removes every trace of keys. */
    void erase(Collection<String> keys, Collection<Long> seqs, long erasure) throws IOException {
        if (follower != null) {
            follower.erase(keys, seqs, erasure);
        } else if (catalog != null) {
            catalog.erase(keys, seqs);
            catalog.checkpoint(Map.of(VectorFollower.ERASED, Long.toString(erasure)));
        }
    }

    @Override
    public void close() throws IOException {
        if (follower != null) {
            follower.close();
        } else if (catalog != null) {
            catalog.close();
        }
    }
}
