package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.journal.Journal;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all verbs of one open store share: the journal, the catalog in use, the end of the last whole transaction, and the
 * writer's lock. The catalog changes only under the lock, when a rebuilt one takes over.
 */
final class Core {
    final Journal journal;
    final Checks checks;
    final Bases bases;
    final AtomReader atoms;
    final InstantSource clock;
    final Vectors vectors;
    final ReentrantLock writer = new ReentrantLock();

    /**
     * Held by whatever takes long and concerns the whole store: erasing, verifying, rebuilding, backing up. None of them
     * can use what another leaves half done. Taken before the writer's lock, so that writers need not wait for it.
     */
    private final ReentrantLock wholeStore = new ReentrantLock();

    private volatile Replay projection;
    private volatile Published published;
    private volatile long erasures;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    Core(Journal journal, Replay projection, Vectors vectors, InstantSource clock, Limits limits) {
        this.journal = journal;
        this.projection = projection;
        this.vectors = vectors;
        this.clock = clock;
        this.checks = new Checks(limits);
        this.bases = new Bases(journal, clock);
        this.atoms = new AtomReader(journal);
        this.published = new Published(journal.lastTx(), journal.lastInstant(), journal.size());
    }

    Published published() {
        return published;
    }

    void publish(Published end) {
        published = end;
        vectors.published(end.size());
    }

    Catalog catalog() {
        return projection.catalog();
    }

    Tally tally() {
        return projection.tally();
    }

    Replay projection() {
        return projection;
    }

    /** Puts a rebuilt catalog to use; under the writer's lock. */
    void adopt(Replay rebuilt) {
        projection = rebuilt;
    }

    /** How many erasures there have been since opening: a rebuild whose own listener erased must not be used. */
    long erasures() {
        return erasures;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the writer's lock
    void erased() {
        erasures++;
    }

    /** Does something while nothing else that concerns the whole store is done. */
    <T> T alone(Supplier<T> work) {
        wholeStore.lock();
        try {
            return work.get();
        } finally {
            wholeStore.unlock();
        }
    }

    Basis resolve(AsOf asOf) {
        return bases.resolve(asOf, published);
    }

    /** A reader that contains a basis. */
    CatalogReader acquire(Basis basis) {
        return onCatalog(catalog -> catalog.acquire(basis.tx()));
    }

    /** Work on a catalog. */
    @FunctionalInterface
    interface CatalogWork<T> {
        T run(Catalog catalog) throws IOException;
    }

    /** Runs work on the catalog in use; again, if a rebuild closed that catalog meanwhile and put another to use. */
    <T> T onCatalog(CatalogWork<T> work) {
        while (true) {
            Catalog catalog = catalog();
            try {
                return Faults.io("reading the index", () -> work.run(catalog));
            } catch (IllegalStateException | AimosException.Fault e) {
                requireOpen();
                if (!replaced(catalog)) {
                    throw e;
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // is it the very same?
    private boolean replaced(Catalog catalog) {
        return catalog != catalog();
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed; open it again to use it");
        }
    }

    void requireWritable() {
        requireOpen();
        failure().ifPresent(why -> {
            throw new AimosException.Fault(
                    "store-failed",
                    "the store takes no more writes since one failed: " + why + ". Close it, mend the cause, and open "
                            + "it again; what was acknowledged is safe",
                    failure);
        });
    }

    /** Why the store refuses writes. */
    Optional<String> failure() {
        Throwable own = failure;
        return own == null ? journal.failure() : Optional.of(String.valueOf(own.getMessage()));
    }

    /** Remembers the first failure of a write that may have left things half done. */
    void fail(Throwable why) {
        if (failure == null) {
            failure = why;
        }
    }

    boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }
}
