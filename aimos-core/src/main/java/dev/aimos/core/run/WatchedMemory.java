package dev.aimos.core.run;

import dev.aimos.Progress;
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
import dev.aimos.memory.Scan;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Verification;
import dev.aimos.memory.Version;
import dev.aimos.memory.Written;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The memory, with a note of the atoms it showed. */
final class WatchedMemory implements Memory {
    private final Memory memory;
    private final Ledger ledger;
    private final Watch watch;

    WatchedMemory(Memory memory, Ledger ledger, Watch watch) {
        this.memory = memory;
        this.ledger = ledger;
        this.watch = watch;
    }

    private void shown(Atom atom) {
        watch.use(List.of(ledger.use(atom)));
    }

    @Override
    public Optional<Atom> get(String key, AsOf asOf) {
        Optional<Atom> atom = memory.get(key, asOf);
        atom.ifPresent(this::shown);
        return atom;
    }

    @Override
    public List<Version> history(String key) {
        List<Version> history = memory.history(key);
        history.forEach(version -> shown(version.atom()));
        return history;
    }

    @Override
    public Page scan(Scan scan) {
        Page page = memory.scan(scan);
        page.items().forEach(this::shown);
        return page;
    }

    @Override
    public Stream<Atom> stream(Scan scan) {
        return memory.stream(scan).peek(this::shown);
    }

    @Override
    public List<Written> putAll(Collection<AtomDraft> drafts) {
        return memory.putAll(drafts);
    }

    @Override
    public Written retract(String key) {
        return memory.retract(key);
    }

    @Override
    public Written retract(String key, Interval valid) {
        return memory.retract(key, valid);
    }

    @Override
    public Erased erase(Collection<String> keys) {
        return memory.erase(keys);
    }

    @Override
    public Snapshot snapshot(String note) {
        return memory.snapshot(note);
    }

    @Override
    public List<Snapshot> snapshots() {
        return memory.snapshots();
    }

    @Override
    public Diff diff(AsOf from, AsOf to) {
        return memory.diff(from, to);
    }

    @Override
    public InclusionProof prove(Atom atom, Snapshot in) {
        return memory.prove(atom, in);
    }

    @Override
    public ConsistencyProof prove(Snapshot from, Snapshot to) {
        return memory.prove(from, to);
    }

    @Override
    public Verification verify(Progress progress) {
        return memory.verify(progress);
    }

    @Override
    public long backup(Path directory, Progress progress) {
        return memory.backup(directory, progress);
    }
}
