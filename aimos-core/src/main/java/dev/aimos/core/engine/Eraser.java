package dev.aimos.core.engine;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.graph.Dependents;
import dev.aimos.core.graph.LatestGraph;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.graph.Kind;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Recorded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Erases atoms by their keys, items by theirs, and runs.
 *
 * <p>The decision comes first, as a durable record with the numbers of the erased records; then the bytes go from the
 * journal, then from what is computed from it. A crash after the decision is made good when the store is opened: see
 * {@link Engine#open}.
 */
final class Eraser {
    private final Core core;
    private final Writer writer;

    Eraser(Core core, Writer writer) {
        this.core = core;
        this.writer = writer;
    }

    Erased erase(Collection<String> keys) {
        return erase(keys, List.of());
    }

    /**
     * Erases all records about some atoms and some items, and whatever names those.
     *
     * @param keys the atoms' keys
     * @param ids the items' keys in the register
     * @return with the versions of the atoms; of the items if no atoms were to go
     */
    Erased erase(Collection<String> keys, Collection<String> ids) {
        Set<String> distinct = new LinkedHashSet<>(keys);
        distinct.forEach(core.checks::key);
        Set<String> items = new LinkedHashSet<>(ids);
        return core.alone(() ->
                writer.durably(() -> core.vectors.withoutFollowing(() -> eraseAll(distinct, items, Set.of()))));
    }

    /** Erases the records of a run, and those of the plans that it brought in and no other run did. */
    Erased eraseRun(String run) {
        return core.alone(() -> writer.durably(
                () -> core.vectors.withoutFollowing(() -> eraseAll(Set.of(), Set.of(), runRecords(run)))));
    }

    /** The keys of a run's records in the register. */
    private Set<String> runRecords(String run) throws IOException {
        String prefix = RunFiling.prefix(run);
        Set<String> keys = new LinkedHashSet<>();
        Set<String> plans = new LinkedHashSet<>();
        Basis now = core.resolve(AsOf.now());
        try (RegisterReader reader = core.acquireRegister(now)) {
            String after = null;
            List<Filed> page;
            do {
                page = reader.scan(prefix, Bases.moment(now), after, 1_000);
                for (Filed filed : page) {
                    keys.add(filed.key());
                    plans.addAll(TurnRecord.decode(filed.payload()).plans());
                    after = filed.key();
                }
            } while (!page.isEmpty());
        }
        // What a run's witnesses say is what its steps were given and gave.
        for (Filed witness :
                core.register().filedUnder(WitnessFiling.term("run", run), Micros.BEGINNING, Micros.FOREVER)) {
            keys.add(witness.key());
            keys.add(WitnessFiling.outcomeKey(
                    WitnessLedger.witnessed(witness).witness().id()));
        }
        for (String hash : plans) {
            if (core.register().filedUnder(RunFiling.bringsIn(hash), Micros.BEGINNING, Micros.FOREVER).stream()
                    .allMatch(turn -> keys.contains(turn.key()))) {
                keys.add(RunFiling.planKey(hash));
            }
        }
        return keys;
    }

    /** Erases the records of some keys of the register that nothing else names, and that are not counted as items. */
    Erased eraseFiled(Collection<String> keys) {
        Set<String> distinct = new LinkedHashSet<>(keys);
        return core.alone(() ->
                writer.durably(() -> core.vectors.withoutFollowing(() -> eraseAll(Set.of(), Set.of(), distinct))));
    }

    /** The records to go, of one projection. */
    private static final class Doomed {
        final TreeSet<Long> seqs = new TreeSet<>();
        long versions;
        long shown;
        long relations;
    }

    private Doomed atoms(Set<String> keys) throws IOException {
        Doomed doomed = new Doomed();
        try (CatalogReader reader = core.catalog().acquire(core.published().tx())) {
            for (String key : keys) {
                for (Entry entry : reader.entries(key)) {
                    JournalRecord record = core.journal.read(entry.seq());
                    if (record.erased()) {
                        continue;
                    }
                    long first =
                            entry.present() ? AtomReader.firstSeq(AtomReader.decode(record), entry.seq()) : entry.seq();
                    for (long seq = first; seq <= entry.seq(); seq++) {
                        doomed.seqs.add(seq);
                    }
                    doomed.versions += entry.present() ? 1 : 0;
                }
                doomed.shown += core.catalog().timeline(key).showsAnything() ? 1 : 0;
            }
        }
        return doomed;
    }

    private Doomed items(Set<String> ids) throws IOException {
        Doomed doomed = new Doomed();
        if (ids.isEmpty()) {
            return doomed;
        }
        long known = core.projection().known(core.published().tx());
        try (RegisterReader reader = core.register().acquireRegister(known)) {
            for (String id : ids) {
                for (Filed filed : reader.entries(id)) {
                    doomed.seqs.add(filed.entry().seq());
                    doomed.versions += filed.present() ? 1 : 0;
                }
                if (core.register().timeline(id).showsAnything()) {
                    doomed.shown++;
                    doomed.relations += id.startsWith(Kind.RELATION.prefix()) ? 1 : 0;
                }
            }
        }
        return doomed;
    }

    /**
     * @param runs keys of records in the register that nothing else names, and that are not counted as items
     */
    private Erased eraseAll(Set<String> keys, Set<String> asked, Set<String> runs) throws IOException {
        long start = core.recorder.start();
        Set<String> ids = new LinkedHashSet<>(new Dependents(new LatestGraph(core.register())).named(asked, keys));
        Doomed atoms = atoms(keys);
        Doomed items = items(ids);
        Doomed turns = items(runs);
        ids.addAll(runs);
        core.recorder.stage(Stage.ERASE_FIND, start);
        Writer.Transaction tx = writer.new Transaction();
        if (atoms.seqs.isEmpty() && items.seqs.isEmpty() && turns.seqs.isEmpty()) {
            return new Erased(0, List.of(), tx.lastRecord());
        }
        TreeSet<Long> all = new TreeSet<>(atoms.seqs);
        items.seqs.addAll(turns.seqs);
        all.addAll(items.seqs);
        List<Long> numbers = List.copyOf(all);
        long seq = tx.append(RecordType.ERASURE, ErasureCodec.encode(numbers));
        tx.end();
        core.journal.awaitDurable(core.published().size());
        core.erased();
        start = core.recorder.start();
        core.journal.erase(numbers);
        core.recorder.stage(Stage.ERASE_JOURNAL, start);
        start = core.recorder.start();
        core.catalog().erase(keys, atoms.seqs);
        if (!items.seqs.isEmpty()) {
            core.register().erase(ids, items.seqs);
        }
        core.vectors.erase(keys, atoms.seqs, seq);
        core.tally().erased(atoms.shown, atoms.versions);
        core.projection().itemTally().erased(items.shown, items.versions, items.relations);
        core.recorder.stage(Stage.ERASE_INDEX, start);
        core.recorder.count(Metric.RECORDS_ERASED, numbers.size());
        start = core.recorder.start();
        writer.checkpoint(true);
        core.recorder.stage(Stage.WRITE_CHECKPOINT, start);
        return new Erased(
                keys.isEmpty() ? items.versions + turns.versions : atoms.versions,
                numbers,
                new Recorded(tx.number, seq, tx.at));
    }

    /** Does again what erasures in records [from, to) decided; harmless if it is done already. */
    static void finish(Journal journal, long from, long to) {
        List<Long> seqs = new ArrayList<>();
        journal.forEach(from, to, record -> {
            if (record.type() == RecordType.ERASURE) {
                seqs.addAll(ErasureCodec.decode(record));
            }
        });
        if (!seqs.isEmpty()) {
            journal.erase(seqs);
        }
    }
}
