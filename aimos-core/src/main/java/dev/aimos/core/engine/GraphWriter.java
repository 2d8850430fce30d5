package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.graph.Arrivals;
import dev.aimos.core.graph.Declarations;
import dev.aimos.core.graph.Dependents;
import dev.aimos.core.graph.Derivations;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.graph.ItemRecords;
import dev.aimos.core.graph.LatestGraph;
import dev.aimos.core.graph.Present;
import dev.aimos.core.graph.References;
import dev.aimos.core.graph.Terms;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.WriteKind;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Recorded;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The graph's writes. What can be refused is refused before anything is written: under the writer's lock, all items of a call
 * are first checked against the graph and each other, then recorded.
 */
final class GraphWriter {
    private final Core core;
    private final Writer writer;
    private final Declarations declarations = new Declarations();
    private final Present present = new Present();

    GraphWriter(Core core, Writer writer) {
        this.core = core;
        this.writer = writer;
    }

    /** What a write did to one item, but for the contradictions that come of it; the record is flagged as it was recorded. */
    record Outcome(ItemRecord record, Written.Outcome outcome, Recorded recorded) {}

    /** Asserts records, or with a record that retracts takes back what its id says over its interval; all or none. */
    List<Outcome> write(Collection<ItemRecord> records) {
        List<ItemRecord> checked = List.copyOf(records);
        requireSmall(checked);
        core.requireWritable();
        List<byte[]> payloads = new ArrayList<>(checked.size());
        for (ItemRecord record : checked) {
            payloads.add(payload(record));
        }
        return writer.durably(() -> write(checked, payloads));
    }

    private void requireSmall(List<ItemRecord> records) {
        int most = core.checks.limits().maxBatch();
        if (records.size() > most) {
            throw new AimosException.InvalidRequest(
                    "too-many-items",
                    "one call takes at most " + most + " items (Limits.maxBatch), but was given " + records.size()
                            + "; split it");
        }
    }

    private byte[] payload(ItemRecord record) {
        int most = core.checks.limits().maxKeyLength();
        if (record.id().length() > most && record.mark() == null) {
            throw new AimosException.InvalidRequest(
                    "id-too-long",
                    "an id has at most " + most + " characters (Limits.maxKeyLength), but this has "
                            + record.id().length() + ": " + record.id().substring(0, Math.min(40, most)) + "…");
        }
        byte[] payload = ItemRecords.encode(record);
        int bytes = core.checks.limits().maxMetadataBytes();
        if (payload.length > bytes) {
            throw new AimosException.InvalidRequest(
                    "item-too-large",
                    "an item has at most " + bytes + " bytes (Limits.maxMetadataBytes), but " + record.id() + " has "
                            + payload.length + "; put long text into the memory and quote it");
        }
        return payload;
    }

    private List<Outcome> write(List<ItemRecord> records, List<byte[]> payloads) throws IOException {
        Writer.Transaction tx = writer.new Transaction();
        long start = core.recorder.start();
        check(records, tx, Set.of());
        core.recorder.stage(Stage.ASSERT_CHECK, start);
        List<Outcome> outcomes = write(records, payloads, tx);
        tx.endIfBegun();
        return outcomes;
    }

    /** What can be told of a record before the lock is taken: its payload, if it is not refused. */
    byte[] prepared(ItemRecord record) {
        return payload(record);
    }

    /**
     * Everything that may be refused of records that are to be written next.
     *
     * @param coming keys of atoms that are written in the same transaction, before them
     */
    void check(List<ItemRecord> records, Writer.Transaction tx, Set<String> coming) throws IOException {
        if (present.erased(core.erasures())) {
            declarations.changed();
        }
        check(records, new LatestGraph(core.register()), tx.now, coming);
    }

    /** Records what has been checked, as far as it is not so already. */
    List<Outcome> write(List<ItemRecord> records, List<byte[]> payloads, Writer.Transaction tx) throws IOException {
        LatestGraph graph = new LatestGraph(core.register());
        List<Outcome> outcomes = new ArrayList<>(records.size());
        Arrivals arrivals = new Arrivals(graph, declarations);
        for (int i = 0; i < records.size(); i++) {
            ItemRecord record = records.get(i);
            Entry asked = Replay.entry(record.validFrom(), record.validTo(), !record.retracts(), -1, tx.number, tx.now);
            List<LatestGraph.Stretch> shown = graph.over(record.id(), asked.from(), asked.to());
            boolean nothing = record.retracts() ? shown.isEmpty() : alreadySo(record, asked, shown);
            if (nothing) {
                tx.came(WriteKind.ITEM, Written.Outcome.UNCHANGED);
                outcomes.add(new Outcome(record, Written.Outcome.UNCHANGED, tx.lastRecord()));
                continue;
            }
            ItemRecord flagged = record.flagged(flag(record, asked, arrivals, graph));
            byte[] payload = flagged.flagged() ? ItemRecords.encode(flagged) : payloads.get(i);
            long seq = tx.appendItem(flagged, payload);
            remember(record);
            if (Kind.PREDICATE.prefix().length() < record.id().length()
                    && record.id().startsWith(Kind.PREDICATE.prefix())) {
                declarations.changed();
            }
            Written.Outcome outcome = outcome(record, shown);
            tx.came(WriteKind.ITEM, outcome);
            outcomes.add(new Outcome(flagged, outcome, new Recorded(tx.number, seq, tx.at)));
        }
        return outcomes;
    }

    private void remember(ItemRecord record) {
        if (record.retracts()) {
            present.remove(record.id());
        } else if (!(record.item() instanceof Relation)) {
            present.add(record.id());
        }
    }

    private static Written.Outcome outcome(ItemRecord record, List<LatestGraph.Stretch> shown) {
        if (record.retracts()) {
            return Written.Outcome.RETRACTED;
        }
        return shown.isEmpty() ? Written.Outcome.CREATED : Written.Outcome.UPDATED;
    }

    /** Everything that may be refused. */
    private void check(List<ItemRecord> records, LatestGraph graph, long now, Set<String> coming) throws IOException {
        Set<String> asserted = new HashSet<>();
        for (ItemRecord record : records) {
            if (record.item() != null) {
                asserted.add(record.id());
            }
        }
        References references = new References(
                graph,
                key -> coming.contains(key) || core.catalog().timeline(key).showsAnything(),
                present,
                asserted);
        Derivations derivations = new Derivations(graph);
        for (ItemRecord record : records) {
            requireInterval(record, now);
            if (record.item() != null) {
                references.require(record.item());
            }
            if (record.item() instanceof Relation relation && relation.type() == RelationType.DERIVED_FROM) {
                derivations.add(relation);
            }
        }
    }

    private static void requireInterval(ItemRecord record, long now) {
        Long to = record.validTo();
        if (record.validFrom() == null && to != null && to <= now) {
            throw new AimosException.InvalidRequest(
                    "interval-inverted",
                    record.id() + " would hold from now, " + Micros.toInstant(now) + ", to " + Micros.toInstant(to)
                            + ", which is not later; say from when as well");
        }
    }

    /** Whether an id shows exactly this, without gaps, over the whole interval. */
    private static boolean alreadySo(ItemRecord record, Entry asked, List<LatestGraph.Stretch> shown) {
        long covered = asked.from();
        for (LatestGraph.Stretch stretch : shown) {
            ItemRecord held = stretch.record();
            if (stretch.from() != covered
                    || !Objects.equals(held.item(), record.item())
                    || !Objects.equals(held.mark(), record.mark())
                    || !Objects.equals(held.by(), record.by())) {
                return false;
            }
            covered = stretch.to();
        }
        return covered == asked.to();
    }

    private boolean flag(ItemRecord record, Entry asked, Arrivals arrivals, LatestGraph graph) throws IOException {
        if (record.item() instanceof Claim claim) {
            return arrivals.mayContradict(claim, asked.from(), asked.to());
        }
        if (record.item() instanceof Predicate predicate) {
            return claimed(predicate.name(), graph)
                    || (predicate.inverse().isPresent()
                            && claimed(predicate.inverse().get(), graph));
        }
        return false;
    }

    private static boolean claimed(String predicate, LatestGraph graph) throws IOException {
        return !graph.everUnder(Terms.predicate(predicate)).isEmpty();
    }

    /** Takes back what an id says over an interval, and what goes with it. */
    Outcome retract(String id, Optional<Interval> valid) {
        Kind.of(id);
        core.requireWritable();
        Long from = valid.map(interval -> Micros.of(interval.from())).orElse(null);
        Long to = valid.map(interval -> Micros.of(interval.to())).orElse(null);
        ItemRecord retraction = ItemRecord.retraction(id, from, to);
        return writer.durably(() -> {
                    LatestGraph graph = new LatestGraph(core.register());
                    long now = Micros.of(core.bases.now(core.published()));
                    Entry asked = Replay.entry(from, to, false, -1, 0, now);
                    requireUnheld(id, new Dependents(graph).hold(id, asked.from(), asked.to()));
                    Map<String, ItemRecord> all = new LinkedHashMap<>();
                    all.put(id, retraction);
                    for (LatestGraph.Stretch stretch : new Dependents(graph).follow(id, asked.from(), asked.to())) {
                        String other = stretch.record().id();
                        all.putIfAbsent(other, ItemRecord.retraction(other, from, to));
                    }
                    List<ItemRecord> records = List.copyOf(all.values());
                    List<byte[]> payloads =
                            records.stream().map(ItemRecords::encode).toList();
                    return write(records, payloads);
                })
                .get(0);
    }

    private static void requireUnheld(String id, List<LatestGraph.Stretch> holding) {
        if (!holding.isEmpty()) {
            long others = holding.stream()
                    .map(stretch -> stretch.record().id())
                    .distinct()
                    .count();
            throw new AimosException.Conflict(
                    "still-referred-to",
                    id + " cannot be taken back while "
                            + holding.get(0).record().id()
                            + (others > 1 ? " and " + (others - 1) + " more refer" : " refers")
                            + " to it; take that back first");
        }
    }
}
