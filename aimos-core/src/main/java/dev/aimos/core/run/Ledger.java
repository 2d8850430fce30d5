package dev.aimos.core.run;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.core.metrics.Observer;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.index.Address;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import dev.aimos.plan.Failure;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What runs need of the store they are in. Thread-safe. */
public interface Ledger {
    /** Work under the writer's lock. */
    @FunctionalInterface
    interface Work<T> {
        T run(Pen pen) throws IOException;
    }

    /** Writes under the writer's lock. */
    interface Pen {
        /** Number of the last transaction. */
        long tx();

        /** The moment the next transaction would have, in microseconds. */
        long now();

        /** Why what was kept back cannot be written; empty if it can be, next. */
        Optional<Failure> refusal(Kept kept) throws IOException;

        /** Writes a turn, and what was kept back for it, in one transaction on behalf of a caller. */
        Recorded append(TurnRecord turn, @Nullable Kept kept, Caller caller) throws IOException;

        /** Writes a plan that is not there yet, in a transaction of its own on behalf of a caller. */
        void plan(String hash, String acl, Caller caller) throws IOException;

        /** Whether there is a run of that name. */
        boolean exists(String run) throws IOException;
    }

    /** Does work under the writer's lock; returns when what it wrote is on disk. */
    <T> T write(Work<T> work);

    /** Somewhere to keep back what an attempt writes. */
    Kept kept();

    /** A turn and where it is in the journal. */
    record Turned(TurnRecord turn, Recorded recorded) {}

    /** Turns of a run in their order, from the one with an event on, as known at a basis. */
    List<Turned> turns(String run, long fromEvent, int limit, Basis basis);

    /** The first turns of all runs, or the last ones of those that are over, as known at a basis, in the order of the journal. */
    List<Turned> ends(boolean last, Basis basis);

    /** Ids of the witnesses of a run's steps, by their paths; of a step that was witnessed again, the last. */
    Map<String, Hash> stepWitnesses(String run);

    /** The state of the memory at a moment. */
    State state(AsOf asOf);

    /** An atom's record, as witnesses name it. */
    Use use(Atom atom);

    /** A node at a moment, as witnesses name it. */
    Use use(Address address, Basis basis);

    /** The text of a plan. */
    String acl(String hash);

    Basis resolve(AsOf asOf);

    /** Erases the records of a run, and of the plans that no other run needs. */
    Erased erase(String run);

    /** The clock's moment, in microseconds. */
    long clock();

    Limits limits();

    /** Hears what is measured of runs. */
    Recorder recorder();

    /** Watches attempts as they go on. */
    Observer observer();

    void requireOpen();

    /** Whose call this thread is in. */
    Caller caller();

    /** The store, to be used on behalf of a caller. */
    AimOs store(Caller caller);
}
