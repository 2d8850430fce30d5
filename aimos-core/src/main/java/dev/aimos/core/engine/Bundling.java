package dev.aimos.core.engine;

import dev.aimos.Json;
import dev.aimos.Progress;
import dev.aimos.core.audit.BundleWriter;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import dev.aimos.witness.Bundle;
import dev.aimos.witness.SigningKey;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** Gathers what an audit bundle needs: witnesses with all that they rest on, records, proofs, keys, states. */
final class Bundling {
    private final Core core;
    private final WitnessLedger ledger;
    private final States states;
    private final Snapshots snapshots;

    Bundling(Core core, WitnessLedger ledger, States states, Snapshots snapshots) {
        this.core = core;
        this.ledger = ledger;
        this.states = states;
        this.snapshots = snapshots;
    }

    Bundle write(WitnessQuery query, Path directory, Progress progress) {
        return core.alone(() -> Faults.io("the bundle", () -> {
            StoreLayout.requireAbsentOrEmpty(directory);
            Files.createDirectories(directory);
            State state = states.at(core.resolve(AsOf.now()));
            try (BundleWriter writer = new BundleWriter(directory, state)) {
                return gather(query, directory, state, writer, progress);
            }
        }));
    }

    private Bundle gather(WitnessQuery query, Path directory, State state, BundleWriter writer, Progress progress)
            throws IOException {
        long start = core.recorder.start();
        Map<Hash, Witnessed> witnesses = closed(query);
        TreeSet<Long> seqs = new TreeSet<>();
        TreeSet<Long> atoms = new TreeSet<>();
        TreeMap<Long, Hash> read = new TreeMap<>();
        for (Witnessed one : witnesses.values()) {
            seqs.add(one.recorded().seq());
            for (Use use : one.witness().used()) {
                atoms.addAll(recordsOf(use.seq()));
            }
            one.witness().reads().ifPresent(known -> read.put(known.records(), known.root()));
            writer.witness(new WitnessRecord(one.witness(), one.signature()));
        }
        List<SigningKey> keys = ledger.keys();
        core.recorder.stage(Stage.BUNDLE_GATHER, start);
        start = core.recorder.start();
        for (SigningKey key : keys) {
            seqs.add(key.since().seq());
            writer.key(new KeyRecord(key.publicKey(), key.endorsement()));
        }
        seqs.addAll(atoms);
        long done = 0;
        for (long seq : seqs) {
            JournalRecord record = core.journal.read(seq);
            writer.record(core.journal.inclusion(seq, state.records()), record.erased() ? null : record.payload());
            progress.update("bundle", ++done, seqs.size());
        }
        for (Map.Entry<Long, Hash> one : read.entrySet()) {
            writer.state(one.getValue(), core.journal.consistency(one.getKey(), state.records()), "");
        }
        long written = 0;
        for (Snapshot snapshot : snapshots.all()) {
            if (snapshot.counts().records() <= state.records()) {
                writer.state(
                        snapshot.id(),
                        core.journal.consistency(snapshot.counts().records(), state.records()),
                        snapshot.note().isEmpty() ? "snapshot" : snapshot.note());
                written++;
            }
        }
        writer.finish(Json.Obj.EMPTY
                .with("atoms", Json.of(atoms.size()))
                .with("keys", Json.of(keys.size()))
                .with("snapshots", Json.of((double) written))
                .with("witnesses", Json.of(witnesses.size())));
        core.recorder.stage(Stage.BUNDLE_WRITE, start);
        return new Bundle(directory, state, witnesses.size(), atoms.size(), keys.size(), written);
    }

    /** The witnesses asked for, all pages of them, and all that they rest on. */
    private Map<Hash, Witnessed> closed(WitnessQuery query) {
        Map<Hash, Witnessed> all = new LinkedHashMap<>();
        WitnessQuery next = query.limit(core.checks.limits().maxPageSize());
        for (List<Witnessed> page = ledger.list(next); !page.isEmpty(); page = ledger.list(next)) {
            page.forEach(one -> all.put(one.id(), one));
            next = next.after(page.get(page.size() - 1));
        }
        Basis basis = core.resolve(query.asOf());
        List<Witnessed> level = List.copyOf(all.values());
        while (!level.isEmpty()) {
            level = level.stream()
                    .flatMap(one -> one.witness().parents().stream())
                    .distinct()
                    .filter(id -> !all.containsKey(id))
                    .map(id -> ledger.get(id, basis))
                    .flatMap(Optional::stream)
                    .toList();
            level.forEach(one -> all.put(one.id(), one));
        }
        return all;
    }

    /** The record of an atom, and before it those of its content's pieces. */
    private List<Long> recordsOf(long seq) {
        JournalRecord record = core.journal.read(seq);
        if (record.erased() || record.type() != RecordType.ATOM) {
            return List.of(seq);
        }
        long first = AtomReader.firstSeq(AtomReader.decode(record), seq);
        return LongStream.rangeClosed(first, seq).boxed().toList();
    }
}
