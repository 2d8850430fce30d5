package dev.aimos.core.engine;

import dev.aimos.core.catalog.Timeline;
import dev.aimos.memory.Counts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statistics of a journal, kept up to date record by record and saved with the catalog. Written by the writer only;
 * readers see it through {@link #counts}.
 */
final class Tally {
    private volatile long atoms;
    private volatile long versions;
    private final List<Long> snapshots = new ArrayList<>();

    Tally() {}

    /** A tally as {@link #save} left it. */
    Tally(Map<String, String> saved) {
        atoms = Long.parseLong(saved.getOrDefault("atoms", "0"));
        versions = Long.parseLong(saved.getOrDefault("versions", "0"));
        for (String seq : saved.getOrDefault("snapshots", "").split(",", -1)) {
            if (!seq.isEmpty()) {
                snapshots.add(Long.parseLong(seq));
            }
        }
    }

    Map<String, String> save() {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("atoms", Long.toString(atoms));
        state.put("versions", Long.toString(versions));
        StringBuilder seqs = new StringBuilder();
        for (long seq : snapshotSeqs()) {
            seqs.append(seqs.isEmpty() ? "" : ",").append(seq);
        }
        state.put("snapshots", seqs.toString());
        return state;
    }

    /** A key's timeline has been painted. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void painted(boolean before, Timeline after, boolean atom) {
        boolean now = after.showsAnything();
        if (now != before) {
            atoms += now ? 1 : -1;
        }
        if (atom) {
            versions++;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    void erased(long keys, long atomRecords) {
        atoms -= keys;
        versions -= atomRecords;
    }

    void snapshot(long seq) {
        synchronized (snapshots) {
            snapshots.add(seq);
        }
    }

    /** Numbers of the snapshot records, oldest first. */
    List<Long> snapshotSeqs() {
        synchronized (snapshots) {
            return List.copyOf(snapshots);
        }
    }

    /** Keys that show something. */
    long atoms() {
        return atoms;
    }

    int snapshots() {
        synchronized (snapshots) {
            return snapshots.size();
        }
    }

    Counts counts(long records) {
        synchronized (snapshots) {
            return new Counts(records, atoms, versions, snapshots.size());
        }
    }
}
