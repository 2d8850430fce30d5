package dev.aimos;

import dev.aimos.graph.Graph;
import dev.aimos.index.Index;
import dev.aimos.memory.Memory;
import dev.aimos.plan.Plans;
import dev.aimos.witness.Trail;
import dev.aimos.witness.Witnesses;

/**
 * An open store: one journal, and the projections computed from it.
 *
 * <p>Open one with {@code LuceneAimOs.open(path)}, which keeps it in a directory, or {@code InMemoryAimOs.open()},
 * which keeps it on the heap for tests. Everything reached from here is safe for use by any number of threads, virtual
 * ones included: readers never block, writers queue. A read that starts after a write has returned sees that write.
 *
 * <p>After an unrecoverable write failure the store goes on answering reads and refuses writes, naming the first
 * failure each time; close it, mend the cause and open it again.
 */
public interface AimOs extends AutoCloseable {

    /** The memory: put, get, history, snapshots, proofs. */
    Memory memory();

    /** The index over the memory: search. */
    Index index();

    /** The evidence graph over the memory: claims, their evidence, what contradicts them. */
    Graph graph();

    /** Runs of plans: started, resumed after a crash, asked about. */
    Plans plans();

    /** Witnesses of answers and steps: gates, outcomes, receipts, proofs. */
    Witnesses witnesses();

    /** Who wrote what, when, and on what grounds: the audit trail. */
    Trail trail();

    /**
     * A view of this store for one request of the caller's: the same journal, and every write made through the view is
     * recorded with the id, runs of plans that it starts or resumes included. Witnesses that name no correlation of their own
     * are found under it. What the library logs of the view's calls names it.
     *
     * <p>This handle stays as it is; the same call on a view gives a view under the other id alone. A view needs no closing,
     * and closing it closes nothing: it lasts as long as the store. Builders of stores can be given a supplier instead, which is asked
     * for the id of each call by a handle without one. Cost: no reading or writing; of each transaction one small
     * record more.
     *
     * @param id what the caller knows the request by: not blank, no control characters, no white space around it, at most
     *     8,000 characters. It stays in the journal: name no person in it
     * @throws AimosException.InvalidRequest if it is malformed: code {@code correlation-malformed}, or {@code text-malformed}
     *     if it is not valid Unicode
     */
    AimOs withCorrelation(String id);

    /** What the store holds and how it is doing, at a cost independent of its size. */
    StoreStatus status();

    /**
     * Waits for writes under way, makes them durable and releases every file. Closing twice is harmless; any other use
     * after closing throws {@link IllegalStateException}.
     */
    @Override
    void close();
}
