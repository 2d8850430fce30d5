package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.graph.ItemRecords;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.metrics.Stage;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Verification;
import dev.aimos.memory.Verification.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a whole store: the journal's own checks, then what the records say of each other (snapshot roots, erasures), then
 * catalog and register against the journal.
 */
final class Verifier {
    private final Core core;
    private final List<Finding> findings = new ArrayList<>();
    private final BitSet entries = new BitSet();
    private final BitSet items = new BitSet();
    private final BitSet erased = new BitSet();
    private final BitSet erasedByRecord = new BitSet();
    private final Map<Long, Snapshot> snapshots = new LinkedHashMap<>();
    private Published end;

    Verifier(Core core) {
        this.core = core;
        this.end = core.published();
    }

    Verification run(Progress progress) {
        core.requireOpen();
        end = core.published();
        long start = core.recorder.start();
        Verification journal = core.journal.verify(progress, this::record);
        findings.addAll(journal.findings());
        for (int seq = erased.nextSetBit(0); seq >= 0; seq = erased.nextSetBit(seq + 1)) {
            if (!erasedByRecord.get(seq)) {
                findings.add(new Finding(
                        "erased-without-record",
                        "record " + seq,
                        "its payload is gone, but no erasure says so; restore a backup"));
            }
        }
        snapshots.forEach(this::snapshot);
        core.recorder.stage(Stage.VERIFY_JOURNAL, start);
        if (journal.passed()) {
            // Of a damaged record nobody can say whether the index is right to have it, and no rebuild would mend it.
            timed(Stage.VERIFY_INDEX, () -> index(progress));
            timed(Stage.VERIFY_VECTORS, () -> vectors(progress));
            timed(Stage.VERIFY_REGISTER, () -> register(progress));
        }
        core.requireOpen(); // if it was closed meanwhile, what could not be read is no finding
        return new Verification(journal.records(), journal.bytes(), journal.root(), findings);
    }

    private void timed(Stage stage, Runnable check) {
        long start = core.recorder.start();
        check.run();
        core.recorder.stage(stage, start);
    }

    private void index(Progress progress) {
        try {
            findings.addAll(core.catalog()
                    .verify(seq -> entries.get(Math.toIntExact(seq)), entries.cardinality(), end.tx(), progress));
        } catch (IOException e) {
            findings.add(new Finding("index-unreadable", "index", Faults.describe(e) + "; run rebuild"));
        }
    }

    private void vectors(Progress progress) {
        try {
            findings.addAll(core.vectors.verify(entries, end, progress));
        } catch (IOException e) {
            findings.add(new Finding(
                    "vectors-unreadable",
                    "vectors",
                    Faults.describe(e) + "; close the store, delete its folder 'vectors', and open it again"));
        }
    }

    private void register(Progress progress) {
        try {
            findings.addAll(core.register()
                    .verify(
                            seq -> items.get(Math.toIntExact(seq)),
                            items.cardinality(),
                            core.projection().known(end.tx()),
                            progress));
        } catch (IOException e) {
            findings.add(new Finding("register-unreadable", "register", Faults.describe(e) + "; run rebuild"));
        }
    }

    private void record(JournalRecord record) {
        int seq = Math.toIntExact(record.seq());
        if (record.erased()) {
            erased.set(seq);
            return;
        }
        try {
            switch (record.type()) {
                case ATOM, RETRACTION -> {
                    AtomReader.decode(record);
                    if (record.tx() <= end.tx()) {
                        entries.set(seq);
                    }
                }
                case ITEM, ITEM_RETRACTION -> {
                    ItemRecords.decode(record);
                    if (record.tx() <= end.tx()) {
                        items.set(seq);
                    }
                }
                case PLAN, RUN -> {
                    RunFiling.of(record);
                    if (record.tx() <= end.tx()) {
                        items.set(seq);
                    }
                }
                case WITNESS, OUTCOME, CALIBRATOR, SIGNING_KEY -> {
                    WitnessFiling.require(record);
                    if (record.tx() <= end.tx()) {
                        items.set(seq);
                    }
                }
                case CALL -> {
                    CallFiling.decode(record);
                    if (record.tx() <= end.tx()) {
                        items.set(seq);
                    }
                }
                case SNAPSHOT -> snapshots.put(record.seq(), SnapshotCodec.decode(record));
                case ERASURE -> ErasureCodec.decode(record).forEach(gone -> erasedByRecord.set(Math.toIntExact(gone)));
                case CHUNK -> {}
            }
        } catch (AimosException.Corrupt e) {
            findings.add(new Finding(e.code(), "record " + seq, String.valueOf(e.getMessage())));
        }
    }

    private void snapshot(long seq, Snapshot snapshot) {
        try {
            if (snapshot.counts().records() != seq || !core.journal.root(seq).equals(snapshot.id())) {
                findings.add(new Finding(
                        "snapshot-root",
                        "record " + seq,
                        "the snapshot names a root that the records before it do not have; restore a backup"));
            }
        } catch (AimosException e) {
            findings.add(new Finding(e.code(), "record " + seq, String.valueOf(e.getMessage())));
        }
    }
}
