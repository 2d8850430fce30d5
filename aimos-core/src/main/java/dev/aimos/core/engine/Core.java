package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.Stage;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all verbs of one open store share: the journal, the catalog and the register in use, the end of the last whole
 * transaction, and the writer's lock. Catalog and register change only under the lock, when rebuilt ones take over.
 */
final class Core {
    final Journal journal;
    final Checks checks;
    final Bases bases;
    final AtomReader atoms;
    final InstantSource clock;
    final Vectors vectors;
    final Recorder recorder;
    final Callers callers = new Callers();

    /** Held while a rebuild is under way, whichever handle asked for it. */
    final ReentrantLock rebuilding = new ReentrantLock();

    final ReentrantLock writer = new ReentrantLock();

    /**
     * Held by whatever takes long and concerns the whole store: erasing, verifying, rebuilding, backing up. None of them
     * can use what another leaves half done. Taken before the writer's lock, so that writers need not wait for it.
     */
    private final ReentrantLock wholeStore = new ReentrantLock();

    private volatile Projection projection;
    private volatile Published published;
    private volatile long erasures;
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    Core(
            Journal journal,
            Projection projection,
            Vectors vectors,
            InstantSource clock,
            Limits limits,
            Recorder recorder) {
        this.journal = journal;
        this.projection = projection;
        this.vectors = vectors;
        this.clock = clock;
        this.recorder = recorder;
        this.checks = new Checks(limits);
        this.bases = new Bases(journal, clock);
        this.atoms = new AtomReader(journal);
        journal.noting(() -> callers.current().note());
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

    Register register() {
        return projection.register();
    }

    Tally tally() {
        return projection.tally();
    }

    Projection projection() {
        return projection;
    }

    /** Puts a rebuilt catalog and register to use; under the writer's lock. */
    void adopt(Projection rebuilt) {
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
        long start = recorder.start();
        wholeStore.lock();
        try {
            recorder.stage(Stage.UPKEEP_WAIT, start);
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

    /** A reader of the register that contains a basis. */
    RegisterReader acquireRegister(Basis basis) {
        return onProjection("reading the register", inUse -> inUse.register().acquireRegister(inUse.known(basis.tx())));
    }

    /** Work on a catalog. */
    @FunctionalInterface
    interface CatalogWork<T> {
        T run(Catalog catalog) throws IOException;
    }

    /** Work on what is computed from the journal. */
    @FunctionalInterface
    interface ProjectionWork<T> {
        T run(Projection inUse) throws IOException;
    }

    /** Runs work on the catalog in use; again, if a rebuild closed that catalog meanwhile and put another to use. */
    <T> T onCatalog(CatalogWork<T> work) {
        return onProjection("reading the index", inUse -> work.run(inUse.catalog()));
    }

    private <T> T onProjection(String what, ProjectionWork<T> work) {
        while (true) {
            Projection inUse = projection;
            try {
                return Faults.io(what, () -> work.run(inUse));
            } catch (IllegalStateException | AimosException.Fault e) {
                requireOpen();
                if (!replaced(inUse)) {
                    throw e;
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // is it the very same?
    private boolean replaced(Projection used) {
        return used != projection;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed; open it again to use it");
        }
    }

    void requireWritable() {
        requireOpen();
        Throwable own = failure;
        failure().ifPresent(why -> {
            throw new AimosException.Fault("store-failed", told(own) ? why : refusal(why), own);
        });
    }

    /** Whether what is remembered is what the journal threw, which says what to do. */
    private static boolean told(@Nullable Throwable own) {
        return own instanceof AimosException known && known.code().equals("store-failed");
    }

    private static String refusal(String why) {
        return "the store takes no more writes since one failed: " + why
                + ". Close it, mend the cause, and open it again; what was acknowledged is safe";
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
