package dev.aimos.core.engine;

import dev.aimos.Json;
import dev.aimos.Progress;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.graph.ItemRecords;
import dev.aimos.core.graph.Terms;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.metrics.Observer;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Verification.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open engine, of which tests can write items as the graph does, and which they can let fall. */
public final class ItemStore implements AutoCloseable {
    private final EngineOptions options;
    private final Vectors vectors;
    private final Core core;
    private final Writer writer;
    private final Map<String, String> ids = new HashMap<>();

    public ItemStore(EngineOptions options) throws IOException {
        this.options = options;
        Journal journal = Journal.open(
                options.disk(),
                JournalOptions.defaults()
                        .withSegmentBytes(options.segmentBytes())
                        .withDurability(options.durability()));
        Projection projection = Opening.of(journal, options);
        this.vectors = Vectors.open(journal, options.vectors(), Recorder.NONE);
        this.core = new Core(journal, projection, vectors, options.clock(), options.limits(), Recorder.NONE);
        this.writer = new Writer(core, Spool.onHeap());
    }

    /** One change of an item, a relation of the graph to whatever it is filed under; a text of null retracts. */
    public record Item(String id, @Nullable String text, List<String> terms) {}

    /** The record of a change; a retraction is of the relation that the id stood for last. */
    private ItemRecord record(Item item) {
        if (item.text() == null) {
            return ItemRecord.retraction(ids.getOrDefault(item.id(), item.id()), null, null);
        }
        Relation relation = new Relation(
                "entity:" + item.id(),
                RelationType.REFERENCES,
                "entity:" + item.terms().get(0),
                1,
                Json.Obj.EMPTY.with("text", Json.of(item.text())));
        ids.put(item.id(), relation.id());
        long now = Micros.of(options.clock().instant());
        return new ItemRecord(relation.id(), relation, null, null, false, now, null);
    }

    public static Item item(String id, String text, String... terms) {
        return new Item(id, text, List.of(terms));
    }

    public static Item retraction(String id) {
        return new Item(id, null, List.of());
    }

    /** Writes items in one transaction, and says which. */
    public long write(Item... items) {
        return writer.durably(() -> {
            Writer.Transaction tx = writer.new Transaction();
            long seq = -1;
            for (Item item : items) {
                ItemRecord record = record(item);
                seq = tx.appendItem(record, ItemRecords.encode(record));
            }
            tx.end();
            return tx.number;
        });
    }

    public void put(String key, String text) {
        writer.putAll(List.of(AtomDraft.text(key, text)));
    }

    /** Erases atoms and items. */
    public Erased erase(List<String> keys, List<String> items) {
        List<String> relations = items.stream().map(this::relation).toList();
        return new Eraser(core, writer).erase(keys, relations);
    }

    /** The relation that an id stood for last; one under the term {@code t}, if another store wrote it. */
    private String relation(String id) {
        return ids.getOrDefault(
                id,
                Relation.of("entity:" + id, RelationType.REFERENCES, "entity:t").id());
    }

    /** What is filed under a term as of a transaction; of the last one if it is negative. */
    public List<String> find(String term, long tx) throws Exception {
        Basis basis = core.resolve(tx < 0 ? AsOf.now() : AsOf.tx(tx));
        List<String> found = new ArrayList<>();
        String filed = Terms.in(Link.Label.REFERENCES, "entity:" + term);
        try (RegisterReader reader = core.acquireRegister(basis)) {
            reader.find(List.of(filed), Bases.moment(basis), (t, one) -> {
                Relation relation = (Relation)
                        Objects.requireNonNull(ItemRecords.decode(one).item());
                String text = ((Json.Str) relation.properties().get("text").orElseThrow()).value();
                return found.add(relation.from().substring("entity:".length()) + "=" + text);
            });
        }
        return found;
    }

    public List<Finding> verify() {
        return new Verifier(core).run(Progress.NONE).findings();
    }

    public void rebuild() {
        new EngineIndex(
                        core,
                        new Calls(
                                new Calls.Watch(new Meters(Recorder.NONE), Observer.NONE, Correlations.NONE),
                                core.callers,
                                Optional.empty()),
                        writer,
                        options,
                        new Searching(core, options.analyzer()))
                .rebuild(Progress.NONE);
    }

    public void checkpoint() throws IOException {
        core.writer.lock();
        try {
            writer.checkpoint(true);
        } finally {
            core.writer.unlock();
        }
    }

    /** As when the machine stops between the two: the catalog's work is durable, the register's is not. */
    public void checkpointCatalogOnly() throws IOException {
        core.catalog().checkpoint(core.tally().save());
    }

    /** Makes the register durable as the first versions did, which counted no relations. */
    public void checkpointRegisterWithoutRelations() throws IOException {
        Map<String, String> state = new HashMap<>(core.projection().itemTally().save());
        state.remove("relations");
        core.projection().register().checkpoint(state);
    }

    public long relations() {
        return core.projection().itemTally().relations();
    }

    /** Atoms shown, versions of atoms, items shown, versions of items. */
    public List<Long> counts() {
        return List.of(
                core.tally().counts(0).atoms(),
                core.tally().counts(0).versions(),
                core.projection().itemTally().items(),
                core.projection().itemTally().itemVersions());
    }

    /** Number of the first record the register lacked when it was opened. */
    public long registerFrom() {
        return core.register().nextSeq();
    }

    public long registerTx() {
        return core.register().appliedTx();
    }

    public long size() {
        return core.published().size();
    }

    /** Lets it fall: what is not durable is lost, but for the journal. */
    public void crash() throws IOException {
        core.close();
        vectors.close();
        core.register().close();
        core.catalog().close();
        core.journal.close();
    }

    @Override
    public void close() throws IOException {
        checkpoint();
        crash();
    }
}
