package dev.aimos.memory;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The memory: what was put, on two time axes, forever.
 *
 * <p>Thread-safe. Readings never block and see every write acknowledged before they began; writes queue. A reading may
 * also see a write whose call is about to return. Every verb may throw {@link IllegalStateException} after the store is
 * closed; every write may throw {@link AimosException.Fault} when the store has closed itself to writes.
 */
public interface Memory {

    /**
     * Puts one atom over its valid interval; what the key held there before is overlaid, and stays in history. Putting
     * what is already so writes nothing.
     *
     * @throws AimosException.InvalidRequest if a limit is exceeded or the draft is malformed
     */
    default Written put(AtomDraft draft) {
        return putAll(List.of(draft)).get(0);
    }

    /**
     * Puts atoms in one transaction: all of them or, if anything fails, none. Later drafts of a key overlay earlier ones.
     *
     * @return what happened to each draft, in order
     * @throws AimosException.InvalidRequest if a limit is exceeded or a draft is malformed; the message names its index
     */
    List<Written> putAll(Collection<AtomDraft> drafts);

    /** What the key shows now. Cost: one index look-up and one read of the journal. */
    default Optional<Atom> get(String key) {
        return get(key, AsOf.now());
    }

    /**
     * What the key shows at a moment.
     *
     * @throws AimosException.InvalidRequest if the moment names a transaction not recorded yet
     */
    Optional<Atom> get(String key, AsOf asOf);

    /** All the key ever showed, as rectangles on both axes, in order of {@code shownFrom}, then of valid time. */
    List<Version> history(String key);

    /** One page of the atoms visible at a moment. */
    Page scan(Scan scan);

    /** All atoms visible at a moment, in key order, read page by page; one state of the memory throughout. */
    Stream<Atom> stream(Scan scan);

    /** Takes back what the key shows from now on. History stays. */
    Written retract(String key);

    /** Takes back what the key shows over an interval of valid time. History stays. */
    Written retract(String key, Interval valid);

    /**
     * Removes every byte of these keys' atoms from every file of the store: contents, keys, tags, metadata. Their places
     * in the journal remain, as hashes, so that earlier proofs and snapshots still verify. Cannot be undone; copies made
     * by {@link #backup} before are not touched. Waits for a verification, backup or rebuild under way,
     * during which writers go on. Cost: the journal segments and index segments concerned are rewritten.
     */
    Erased erase(Collection<String> keys);

    /**
     * Names the present state. If nothing was written since a snapshot of the same note, that one is returned. Cost: one
     * record, whatever the size of the store.
     */
    Snapshot snapshot(String note);

    /** All snapshots, oldest first. */
    List<Snapshot> snapshots();

    /** How two moments differ. Cost: proportional to what was written between them. */
    Diff diff(AsOf from, AsOf to);

    /**
     * Shows that an atom's record is in a snapshot.
     *
     * @throws AimosException.InvalidRequest if the atom was recorded after the snapshot, or by another store
     * @throws AimosException.NotFound if the store has no such snapshot
     */
    InclusionProof prove(Atom atom, Snapshot in);

    /**
     * Shows that one snapshot extends another.
     *
     * @throws AimosException.InvalidRequest if {@code from} is the later one
     * @throws AimosException.NotFound if the store lacks one of them
     */
    ConsistencyProof prove(Snapshot from, Snapshot to);

    /**
     * Reads every byte and recomputes every checksum, hash and snapshot root, and compares the index with the journal.
     * Writers go on; what they add after the call began is not checked.
     */
    Verification verify(Progress progress);

    /** {@link #verify(Progress)}, unheard. */
    default Verification verify() {
        return verify(Progress.NONE);
    }

    /**
     * Copies the journal, up to the last acknowledged transaction, into a directory that is then a store of its own.
     * Writers go on.
     *
     * @return the copied bytes
     * @throws AimosException.Conflict if the directory exists and is not empty
     */
    long backup(Path directory, Progress progress);

    /** {@link #backup(Path, Progress)}, unheard. */
    default long backup(Path directory) {
        return backup(directory, Progress.NONE);
    }
}
