package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.journal.FileDisk;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.Verb;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.Diff;
import dev.aimos.memory.Erased;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Memory;
import dev.aimos.memory.Page;
import dev.aimos.memory.Recorded;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Verification;
import dev.aimos.memory.Version;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The memory's verbs, each timed and handed to who does the work. */
final class EngineMemory implements Memory {
    private final Core core;
    private final Calls calls;
    private final Writer writer;
    private final Snapshots snapshots;
    private final Eraser eraser;
    private final Reading reading;

    EngineMemory(Core core, Calls calls, Writer writer) {
        this.core = core;
        this.calls = calls;
        this.writer = writer;
        this.snapshots = new Snapshots(core, writer);
        this.eraser = new Eraser(core, writer);
        this.reading = new Reading(core);
    }

    @Override
    public Written put(AtomDraft draft) {
        Objects.requireNonNull(draft, "draft");
        return calls.time(Verb.PUT, () -> writer.putAll(List.of(draft)).get(0));
    }

    @Override
    public List<Written> putAll(Collection<AtomDraft> drafts) {
        List<AtomDraft> copy = List.copyOf(drafts);
        return calls.time(Verb.PUT_ALL, () -> writer.putAll(copy));
    }

    @Override
    public Optional<Atom> get(String key, AsOf asOf) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(asOf, "asOf");
        return calls.time(Verb.GET, () -> reading.get(key, asOf));
    }

    @Override
    public List<Version> history(String key) {
        Objects.requireNonNull(key, "key");
        return calls.time(Verb.HISTORY, () -> reading.history(key));
    }

    @Override
    public Page scan(Scan scan) {
        Objects.requireNonNull(scan, "scan");
        return calls.time(Verb.SCAN, () -> reading.scan(scan));
    }

    @Override
    public Stream<Atom> stream(Scan scan) {
        Objects.requireNonNull(scan, "scan");
        return reading.stream(scan);
    }

    @Override
    public Written retract(String key) {
        Objects.requireNonNull(key, "key");
        return calls.time(Verb.RETRACT, () -> writer.retract(key, Optional.empty()));
    }

    @Override
    public Written retract(String key, Interval valid) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(valid, "valid");
        return calls.time(Verb.RETRACT, () -> writer.retract(key, Optional.of(valid)));
    }

    @Override
    public Erased erase(Collection<String> keys) {
        List<String> copy = List.copyOf(keys);
        return calls.time(Verb.ERASE, () -> eraser.erase(copy));
    }

    @Override
    public Snapshot snapshot(String note) {
        Objects.requireNonNull(note, "note");
        return calls.time(Verb.SNAPSHOT, () -> snapshots.take(note));
    }

    @Override
    public List<Snapshot> snapshots() {
        core.requireOpen();
        return snapshots.all();
    }

    @Override
    public Diff diff(AsOf from, AsOf to) {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        return calls.time(Verb.DIFF, () -> reading.diff(from, to));
    }

    @Override
    public InclusionProof prove(Atom atom, Snapshot in) {
        core.requireOpen();
        return calls.time(Verb.PROVE, () -> {
            long size = snapshots.require(in.id()).counts().records();
            long seq = atom.recorded().seq();
            if (seq >= size) {
                throw new AimosException.InvalidRequest(
                        "atom-after-snapshot",
                        "the atom was recorded in transaction "
                                + atom.recorded().tx() + ", after the snapshot, which ends with " + in.tx());
            }
            requireOwn(atom);
            return core.journal.inclusion(seq, size);
        });
    }

    /** A proof is about a record; that the atom is of that record must be certain first. */
    private void requireOwn(Atom atom) {
        Recorded recorded = atom.recorded();
        boolean own = false;
        if (recorded.seq() >= 0) {
            JournalRecord record = core.journal.read(recorded.seq());
            own = record.type() == RecordType.ATOM
                    && record.tx() == recorded.tx()
                    && record.at().equals(recorded.at())
                    && (record.erased() || AtomReader.decode(record).key().equals(atom.key()));
        }
        if (!own) {
            throw new AimosException.InvalidRequest(
                    "atom-foreign",
                    "this store has not recorded that atom as transaction " + recorded.tx()
                            + "; prove atoms that were read from this store");
        }
    }

    @Override
    public ConsistencyProof prove(Snapshot from, Snapshot to) {
        core.requireOpen();
        return calls.time(Verb.PROVE, () -> {
            long first = snapshots.require(from.id()).counts().records();
            long second = snapshots.require(to.id()).counts().records();
            if (first > second) {
                throw new AimosException.InvalidRequest(
                        "snapshots-swapped", "the first snapshot is the later one; swap the two");
            }
            return core.journal.consistency(first, second);
        });
    }

    @Override
    public Verification verify(Progress progress) {
        Objects.requireNonNull(progress, "progress");
        return calls.time(Verb.VERIFY, () -> core.alone(() -> new Verifier(core).run(progress)));
    }

    @Override
    public long backup(Path directory, Progress progress) {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(progress, "progress");
        core.requireOpen();
        return calls.time(
                Verb.BACKUP, () -> core.alone(() -> Faults.io("the backup", () -> copy(directory, progress))));
    }

    private long copy(Path directory, Progress progress) throws IOException {
        StoreLayout.requireAbsentOrEmpty(directory);
        Files.createDirectories(directory);
        SyncedDisk disk = new SyncedDisk(new FileDisk(StoreLayout.journal(directory)), core.recorder);
        long start = core.recorder.start();
        long bytes = core.journal.backup(disk, progress);
        core.recorder.spent(Stage.BACKUP_COPY, core.recorder.start() - start - disk.nanos());
        core.recorder.spent(Stage.BACKUP_SYNC, disk.nanos());
        return bytes;
    }
}
