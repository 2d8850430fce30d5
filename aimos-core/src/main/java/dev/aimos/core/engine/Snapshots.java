package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.journal.RecordType;
import dev.aimos.memory.Counts;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Takes, lists and finds snapshots. A snapshot once read is kept: it is small and never changes. */
final class Snapshots {
    private final Core core;
    private final Writer writer;
    private final Map<Long, Snapshot> read = new ConcurrentHashMap<>();

    Snapshots(Core core, Writer writer) {
        this.core = core;
        this.writer = writer;
    }

    Snapshot take(String note) {
        int most = core.checks.limits().maxNoteLength();
        if (note.length() > most) {
            throw new AimosException.InvalidRequest(
                    "note-too-long",
                    "a note has at most " + most + " characters (Limits.maxNoteLength), but this has " + note.length());
        }
        // Encoded once for the check alone: a note that is not valid Unicode must not fail under the lock.
        SnapshotCodec.encode(
                new Snapshot(Hash.sha256(), 0, Instant.MIN, Optional.empty(), note, new Counts(0, 0, 0, 0)));
        return writer.durably(() -> {
            Published last = core.published();
            List<Long> seqs = core.tally().snapshotSeqs();
            Optional<Snapshot> parent =
                    seqs.isEmpty() ? Optional.empty() : Optional.of(snapshot(seqs.get(seqs.size() - 1)));
            if (parent.isPresent()
                    && core.journal.read(seqs.get(seqs.size() - 1)).tx() == last.tx()
                    && parent.get().note().equals(note)) {
                return parent.get();
            }
            Writer.Transaction tx = writer.new Transaction();
            Snapshot snapshot = new Snapshot(
                    core.journal.root(last.size()),
                    last.tx(),
                    tx.at,
                    parent.map(Snapshot::id),
                    note,
                    core.tally().counts(last.size()));
            long seq = tx.append(RecordType.SNAPSHOT, SnapshotCodec.encode(snapshot));
            core.tally().snapshot(seq);
            tx.end();
            read.put(seq, snapshot);
            return snapshot;
        });
    }

    List<Snapshot> all() {
        List<Snapshot> all = new ArrayList<>();
        for (long seq : core.tally().snapshotSeqs()) {
            all.add(snapshot(seq));
        }
        return all;
    }

    /** The store's own snapshot of that id. */
    Snapshot require(Hash id) {
        for (Snapshot snapshot : all()) {
            if (snapshot.id().equals(id)) {
                return snapshot;
            }
        }
        throw new AimosException.NotFound(
                "snapshot-unknown", "this store has no snapshot " + id + "; list them with snapshots()");
    }

    private Snapshot snapshot(long seq) {
        return read.computeIfAbsent(seq, number -> SnapshotCodec.decode(core.journal.read(number)));
    }
}
