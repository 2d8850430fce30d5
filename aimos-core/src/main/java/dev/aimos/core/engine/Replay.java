package dev.aimos.core.engine;

import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Cut;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Timeline;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Computes a catalog and a tally from the atoms and retractions of the journal. The writer feeds it what it appends;
 * opening and rebuilding feed it what the journal holds. So both arrive at the same state.
 */
final class Replay {
    private final Catalog catalog;
    private final Tally tally;
    private final BiFunction<AtomRecord, Document, Document> documents;

    Replay(Catalog catalog, Tally tally) {
        this(catalog, tally, (atom, document) -> document);
    }

    /**
     * @param documents what the catalog is given of an atom
     */
    Replay(Catalog catalog, Tally tally, BiFunction<AtomRecord, Document, Document> documents) {
        this.catalog = catalog;
        this.tally = tally;
        this.documents = documents;
    }

    Catalog catalog() {
        return catalog;
    }

    Tally tally() {
        return tally;
    }

    /** Takes an atom (with a document) or a retraction (without), the next in journal order. */
    void take(AtomRecord record, @Nullable Document document, long seq, long tx, Instant at) throws IOException {
        long now = Micros.of(at);
        Entry entry = entry(record, document != null, seq, tx, now);
        Timeline timeline = catalog.timeline(record.key());
        boolean before = timeline.showsAnything();
        List<Cut> cuts = timeline.paint(entry, now);
        tally.painted(before, timeline, entry.present());
        boolean current = entry.present() && entry.to() > now;
        catalog.apply(new Change(record.key(), entry, at, document, current, cuts));
    }

    /** The entry that a record makes when it is recorded at an instant, in microseconds. */
    static Entry entry(AtomRecord record, boolean present, long seq, long tx, long now) {
        return entry(record.validFrom(), record.validTo(), present, seq, tx, now);
    }

    /** The entry of a record that is valid from one instant to another, or from now on, or for ever. */
    static Entry entry(@Nullable Long from, @Nullable Long to, boolean present, long seq, long tx, long now) {
        return new Entry(seq, tx, from == null ? now : from, to == null ? Micros.FOREVER : to, present);
    }

    /** Replays records [from, to) of a journal; {@code to} ends a transaction. */
    void run(Journal journal, long from, long to, Progress progress) throws IOException {
        AtomReader atoms = new AtomReader(journal);
        each(journal, from, to, progress, record -> record(record, atoms));
    }

    /** What is done with a record. */
    interface Step {
        void take(JournalRecord record) throws IOException;
    }

    /** Does something with each of records [from, to) of a journal. */
    static void each(Journal journal, long from, long to, Progress progress, Step step) throws IOException {
        try {
            journal.forEach(from, to, record -> {
                try {
                    step.take(record);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                if (record.seq() % 4096 == 0) {
                    progress.update("index", record.seq() - from, to - from);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        progress.update("index", to - from, to - from);
    }

    /** Takes a record of the journal, if it is an atom's. */
    void record(JournalRecord record, AtomReader atoms) throws IOException {
        if (!record.erased()) {
            switch (record.type()) {
                case ATOM -> {
                    AtomRecord atom = AtomReader.decode(record);
                    Document document = Preparer.document(atom, atoms.text(atom, record.seq()));
                    take(atom, documents.apply(atom, document), record.seq(), record.tx(), record.at());
                }
                case RETRACTION -> take(AtomReader.decode(record), null, record.seq(), record.tx(), record.at());
                case SNAPSHOT -> tally.snapshot(record.seq());
                case CHUNK,
                        ERASURE,
                        ITEM,
                        ITEM_RETRACTION,
                        PLAN,
                        RUN,
                        WITNESS,
                        OUTCOME,
                        CALIBRATOR,
                        SIGNING_KEY,
                        CALL -> {}
            }
        }
        if (record.last()) {
            catalog.complete(record.tx(), Micros.of(record.at()), record.seq() + 1);
        }
    }

    /** Whether records [from, to) contain an erasure. */
    static boolean containsErasure(Journal journal, long from, long to) {
        boolean[] found = {false};
        journal.forEach(from, to, record -> found[0] |= record.type() == RecordType.ERASURE);
        return found[0];
    }
}
