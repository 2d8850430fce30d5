package dev.aimos.lucene.catalog;

import dev.aimos.Json;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Cut;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Words;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Level;
import dev.aimos.lucene.LuceneTerms;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Drives a catalog as the engine does, and keeps every record for the tests to compare with. */
final class Driver implements AutoCloseable {
    /** A record as it was applied. */
    record Rec(String key, Entry entry, long at, Document document) {}

    final List<Rec> records = new ArrayList<>();
    private final LuceneCatalogs source;
    private Catalog catalog;
    private long seq;
    private long tx;
    private long at;
    private boolean open;

    Driver(LuceneCatalogs source) throws IOException {
        this.source = source;
        this.catalog = source.open();
    }

    static Driver in(Path folder) throws IOException {
        return new Driver(LuceneCatalogs.in(folder, LuceneTerms.INSTANCE));
    }

    Catalog catalog() {
        return catalog;
    }

    LuceneCatalogs source() {
        return source;
    }

    long tx() {
        return tx;
    }

    long at() {
        return at;
    }

    /** Begins a transaction at an instant. */
    Driver begin(long instant) {
        if (open) {
            throw new IllegalStateException("already begun");
        }
        open = true;
        tx++;
        at = instant;
        return this;
    }

    Driver begin() {
        return begin(at + 10);
    }

    Driver end() throws IOException {
        catalog.complete(tx, at, seq);
        open = false;
        return this;
    }

    /** Puts one text in a transaction of its own, valid from now on. */
    Driver put(String key, String text) throws IOException {
        return begin().add(key, text(text), at, Micros.FOREVER).end();
    }

    /** Puts one atom in a transaction of its own, valid from now on. */
    Driver put(String key, Document document) throws IOException {
        return begin().add(key, document, at, Micros.FOREVER).end();
    }

    Driver add(String key, Document document, long from, long to) throws IOException {
        return apply(key, document, from, to);
    }

    Driver retract(String key, long from, long to) throws IOException {
        return apply(key, null, from, to);
    }

    private Driver apply(String key, Document document, long from, long to) throws IOException {
        Entry entry = new Entry(seq++, tx, from, to, document != null);
        List<Cut> cuts = catalog.timeline(key).paint(entry, at);
        boolean current = document != null && to > at;
        records.add(new Rec(key, entry, at, document));
        catalog.apply(new Change(key, entry, Micros.toInstant(at), document, current, cuts));
        return this;
    }

    static Document text(String text) {
        return new Document("", segments(text), Modality.TEXT, Map.of(), Json.Obj.EMPTY, Collections.emptySortedSet());
    }

    static Document document(String text, Map<String, Double> tags, Json.Obj metadata, String... policies) {
        return new Document("", segments(text), Modality.TEXT, tags, metadata, new TreeSet<>(List.of(policies)));
    }

    static Segments segments(String text) {
        return Segments.of(text, "text/plain", Integer.MAX_VALUE);
    }

    /** A document found. */
    record Scored(String key, long seq, double score) {}

    /** The documents that match any of the words of a text. */
    static List<Scored> search(CatalogReader reader, String text, Filter filter, Moment moment, int limit)
            throws IOException {
        Words words = Words.any(LuceneTerms.INSTANCE.terms(text));
        return reader.search(words, Level.DOCUMENT, filter, moment, limit, Deadline.NONE).stream()
                .map(found -> new Scored(found.key(), found.id().seq(), found.score()))
                .toList();
    }

    CatalogReader reader() throws IOException {
        return catalog.acquire(open ? tx - 1 : tx);
    }

    /** The moment of the last transaction. */
    Moment now() {
        return new Moment(tx, at);
    }

    List<String> searchNow(String text, Filter filter, int limit) throws IOException {
        try (CatalogReader reader = reader()) {
            return search(reader, text, filter, now(), limit).stream()
                    .map(Scored::key)
                    .toList();
        }
    }

    List<String> searchNow(String text) throws IOException {
        return searchNow(text, Filter.all(), 10);
    }

    List<String> scanNow(Filter filter) throws IOException {
        try (CatalogReader reader = reader()) {
            return reader.scan(filter, now(), null, 1_000).stream()
                    .map(CatalogReader.Found::key)
                    .toList();
        }
    }

    void checkpoint() throws IOException {
        catalog.checkpoint(Map.of("seq", Long.toString(seq)));
    }

    /** Closes the catalog without a checkpoint, opens it again, and replays what it had not made durable. */
    void reopen() throws IOException {
        catalog.close();
        catalog = source.open();
        replay(catalog);
    }

    /** Gives a catalog the records that it does not hold. */
    void replay(Catalog into) throws IOException {
        Rec last = null;
        for (Rec rec : records) {
            if (rec.entry().seq() >= into.nextSeq()) {
                if (last != null && last.entry().tx() != rec.entry().tx()) {
                    into.complete(last.entry().tx(), last.at(), rec.entry().seq());
                }
                List<Cut> cuts = into.timeline(rec.key()).paint(rec.entry(), rec.at());
                boolean current = rec.document() != null && rec.entry().to() > rec.at();
                into.apply(
                        new Change(rec.key(), rec.entry(), Micros.toInstant(rec.at()), rec.document(), current, cuts));
                last = rec;
            }
        }
        if (last != null && !open) {
            into.complete(tx, at, seq);
        }
    }

    /** Makes another catalog the one driven. */
    void use(Catalog other) {
        catalog = other;
    }

    @Override
    public void close() throws IOException {
        catalog.close();
        source.close();
    }
}
