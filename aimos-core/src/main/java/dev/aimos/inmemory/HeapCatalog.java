package dev.aimos.inmemory;

import dev.aimos.Json;
import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Timeline;
import dev.aimos.core.catalog.Utf8Order;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Analyzer;
import dev.aimos.memory.Modality;
import dev.aimos.memory.Verification.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Everything about every key, in maps. Readers look at the same maps as the writer and leave out what is newer than their
 * transaction, so nothing is ever copied or locked.
 */
class HeapCatalog implements Catalog {
    /** A record with the nodes of its text. */
    record Posting(String key, Entry entry, Instant at, Document document, HeapNodes nodes) {}

    private static final class KeyRecords {
        final Timeline timeline = new Timeline();
        final Queue<Posting> postings = new ConcurrentLinkedQueue<>();
    }

    private static final Document NONE =
            new Document("", Segments.of("", "text/plain", 1), Modality.TEXT, Map.of(), Json.Obj.EMPTY, Set.of());

    private final Analyzer analyzer;
    private final ConcurrentNavigableMap<String, KeyRecords> keys = new ConcurrentSkipListMap<>(Utf8Order.INSTANCE);
    private final Map<String, KeyRecords> pending = new HashMap<>();
    private volatile long completeTx;

    HeapCatalog(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    /** All records of a key, in journal order. */
    Collection<Posting> postings(String key) {
        KeyRecords records = keys.get(key);
        return records == null ? List.of() : records.postings;
    }

    /** The keys, in order. */
    Collection<String> keys() {
        return keys.keySet();
    }

    /** The keys after one, in order. */
    Collection<String> keysAfter(String key) {
        return keys.tailMap(key, false).keySet();
    }

    Analyzer analyzer() {
        return analyzer;
    }

    @Override
    public long nextSeq() {
        return 0;
    }

    @Override
    public Map<String, String> savedState() {
        return Map.of();
    }

    @Override
    public Timeline timeline(String key) {
        // Not kept in the map before there is a record: looking at a key must not make it known.
        KeyRecords records = keys.get(key);
        return records == null ? pending.computeIfAbsent(key, k -> new KeyRecords()).timeline : records.timeline;
    }

    @Override
    public void apply(Change change) {
        KeyRecords added = pending.remove(change.key());
        KeyRecords records = keys.computeIfAbsent(change.key(), k -> added == null ? new KeyRecords() : added);
        Document document = NONE;
        HeapNodes nodes = HeapNodes.NONE;
        if (change.document() instanceof Document searchable) {
            document = searchable;
            nodes = HeapNodes.of(change.entry().seq(), document, analyzer);
        }
        records.postings.add(new Posting(change.key(), change.entry(), change.at(), document, nodes));
    }

    @Override
    public void complete(long tx, long at, long nextSeq) {
        completeTx = tx;
        pending.clear();
    }

    @Override
    public void erase(Collection<String> erased, Collection<Long> seqs) {
        erased.forEach(keys::remove);
    }

    @Override
    public void checkpoint(Map<String, String> state) {}

    @Override
    public CatalogReader acquire(long tx) {
        return new HeapCatalogReader(this, completeTx);
    }

    @Override
    public Optional<Entry> visibleNow(String key, long validAt) {
        KeyRecords records = keys.get(key);
        return records == null ? Optional.empty() : Optional.ofNullable(records.timeline.at(validAt));
    }

    @Override
    public long appliedTx() {
        return completeTx;
    }

    @Override
    public long bytes() {
        return 0;
    }

    /** What its findings call it. */
    String name() {
        return "index";
    }

    @Override
    public List<Finding> verify(Records present, long entries, long tx, Progress progress) {
        List<Finding> findings = new ArrayList<>();
        long found = 0;
        for (String key : keys()) {
            for (Posting posting : postings(key)) {
                if (posting.entry().tx() <= tx) {
                    found++;
                    if (!present.contains(posting.entry().seq())) {
                        findings.add(new Finding(
                                name() + "-extra",
                                "record " + posting.entry().seq(),
                                "the " + name() + " has it, the journal has not"));
                    }
                }
            }
        }
        if (found != entries && findings.isEmpty()) {
            findings.add(new Finding(
                    name() + "-incomplete", name(), "it holds " + found + " of the journal's " + entries + " entries"));
        }
        return findings;
    }

    @Override
    public void close() {}

    /** Catalogs that begin empty. */
    static Source source(Analyzer analyzer) {
        return new Source() {
            @Override
            public Catalog open() {
                return new HeapCatalog(analyzer);
            }

            @Override
            public Catalog fresh() {
                return new HeapCatalog(analyzer);
            }

            @Override
            public void adopt(Catalog fresh) {}

            @Override
            public void discard(Catalog closed) {}

            @Override
            public void close() {}
        };
    }
}
