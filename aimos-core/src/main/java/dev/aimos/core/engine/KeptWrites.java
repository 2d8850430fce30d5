package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.run.Kept;
import dev.aimos.graph.Assertion;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes of an attempt, checked and encoded, until its step is done. */
final class KeptWrites implements Kept {
    private final Core core;
    private final Preparer preparer;
    private final GraphWriter graph;
    private final WitnessLedger ledger;
    private final List<Prepared> atoms = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final List<String> retracted = new ArrayList<>();
    private final List<ItemRecord> items = new ArrayList<>();
    private final List<byte[]> payloads = new ArrayList<>();
    private final Map<Hash, WitnessLedger.Prepared> witnesses = new LinkedHashMap<>();
    private WitnessLedger.@Nullable Prepared step;

    KeptWrites(Core core, Preparer preparer, GraphWriter graph, WitnessLedger ledger) {
        this.ledger = ledger;
        this.core = core;
        this.preparer = preparer;
        this.graph = graph;
    }

    @Override
    public synchronized void put(AtomDraft draft) {
        Objects.requireNonNull(draft, "draft");
        requireRoom();
        try {
            Prepared prepared = preparer.prepare(draft);
            if (retracted.contains(prepared.atom().key())) {
                prepared.close();
                throw new AimosException.Conflict(
                        "put-after-retract",
                        "the attempt has retracted '"
                                + Checks.printable(prepared.atom().key())
                                + "' already; retractions are written after what is put, so leave one of the two out");
            }
            atoms.add(prepared);
            keys.add(prepared.atom().key());
        } catch (IOException e) {
            throw new AimosException.Fault(
                    "content-unreadable", "the content could not be read: " + e.getMessage() + ". Mend its source", e);
        }
    }

    @Override
    public synchronized void retract(String key) {
        core.checks.key(key);
        requireRoom();
        retracted.add(key);
    }

    @Override
    public synchronized void assertItem(Assertion assertion) {
        Objects.requireNonNull(assertion, "assertion");
        requireRoom();
        new Quotations(core).require(assertion.item());
        ItemRecord record = EngineGraph.record(assertion);
        payloads.add(graph.prepared(record));
        items.add(record);
    }

    @Override
    public synchronized void witness(Witness witness) {
        Objects.requireNonNull(witness, "witness");
        requireRoom();
        ledger.check(witness);
        witnesses.put(witness.id(), ledger.prepare(witness));
    }

    @Override
    public synchronized void stepWitness(Witness witness) {
        step = ledger.sized(witness);
    }

    private void requireRoom() {
        int most = core.checks.limits().maxBatch();
        if (atoms.size() + retracted.size() + items.size() + witnesses.size() >= most) {
            throw new AimosException.InvalidRequest(
                    "too-many-writes",
                    "an attempt writes at most " + most
                            + " atoms, items and witnesses (Limits.maxBatch); split the step");
        }
    }

    @Override
    public synchronized boolean isEmpty() {
        return atoms.isEmpty() && retracted.isEmpty() && items.isEmpty() && witnesses.isEmpty() && step == null;
    }

    synchronized List<Prepared> atoms() {
        return List.copyOf(atoms);
    }

    synchronized Set<String> keys() {
        return Set.copyOf(keys);
    }

    synchronized List<String> retracted() {
        return List.copyOf(retracted);
    }

    synchronized List<ItemRecord> items() {
        return List.copyOf(items);
    }

    synchronized List<byte[]> payloads() {
        return List.copyOf(payloads);
    }

    /** The handler's witnesses. */
    synchronized Map<Hash, WitnessLedger.Prepared> witnesses() {
        return new LinkedHashMap<>(witnesses);
    }

    /** The witness of the step itself, by its id; empty if it needs none. */
    synchronized Map<Hash, WitnessLedger.Prepared> stepWitness() {
        return step == null ? Map.of() : Map.of(step.record().witness().id(), step);
    }

    @Override
    public synchronized void close() {
        for (Prepared atom : atoms) {
            Faults.io("freeing a spooled content", () -> {
                atom.close();
                return atom;
            });
        }
    }
}
