package dev.aimos.core.engine;

import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.journal.Journal;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The catalog and the register of a store, computed from one journal. Each holds the records up to a number of its own when
 * it is opened; what either lacks is given to it in one pass over the journal.
 *
 * <p>Written under the writer's lock.
 */
final class Projection {
    private final Replay atoms;
    private final Items items;
    private final long catalogFrom;
    private final long registerFrom;

    /** Goes on where the two end. */
    Projection(Catalog catalog, Register register) {
        this.atoms = new Replay(catalog, new Tally(catalog.savedState()));
        this.items = new Items(register);
        this.catalogFrom = catalog.nextSeq();
        this.registerFrom = register.nextSeq();
    }

    Catalog catalog() {
        return atoms.catalog();
    }

    Register register() {
        return items.register();
    }

    Tally tally() {
        return atoms.tally();
    }

    ItemTally itemTally() {
        return items.tally();
    }

    /** Number of the first record that either of the two lacks, when they were opened. */
    long from() {
        return Math.min(catalogFrom, registerFrom);
    }

    /** The transaction to wait for in the register, so as to have everything up to one that is published. */
    long known(long tx) {
        return items.known(tx);
    }

    /** How many transactions the register is behind what it was given. */
    long registerLag() {
        return Math.max(0, items.known(Long.MAX_VALUE) - register().appliedTx());
    }

    /** Takes an atom (with a document) or a retraction (without), the next record in journal order. */
    void take(AtomRecord record, @Nullable Document document, long seq, long tx, Instant at) throws IOException {
        atoms.take(record, document, seq, tx, at);
    }

    /** Takes an item (with a filing) or a retraction of one (without), the next record in journal order. */
    void takeItem(ItemRecord record, long seq, long tx, Instant at) throws IOException {
        items.take(record, seq, tx, at);
    }

    /** Takes a record of a run, or of what witnesses are about, the next in journal order. */
    void take(String key, Filing filing, long seq, long tx, Instant at) throws IOException {
        items.take(key, filing, seq, tx, at);
    }

    /** A transaction is whole; readers may ask for it. */
    void complete(long tx, long now, long nextSeq) throws IOException {
        atoms.catalog().complete(tx, now, nextSeq);
        items.complete(tx, now, nextSeq);
    }

    /** Replays records [from, to) of a journal, each for whom lacks it; {@code to} ends a transaction. */
    void run(Journal journal, long from, long to, Progress progress) throws IOException {
        AtomReader reader = new AtomReader(journal);
        Replay.each(journal, from, to, progress, record -> {
            if (record.seq() >= catalogFrom) {
                atoms.record(record, reader);
            }
            if (record.seq() >= registerFrom) {
                items.record(record);
            }
        });
    }

    /** Counts what an older version did not, after what was lacking was replayed. */
    void count(Progress progress) throws IOException {
        items.countRelations(progress);
    }

    /** Makes durable what is computed up to the last transaction, which both have been given. */
    void checkpoint(Published end) throws IOException {
        items.catchUp(end);
        catalog().checkpoint(tally().save());
        register().checkpoint(itemTally().save());
    }

    /** As {@link #checkpoint}, but may return before it is done. */
    void checkpointLater(Published end) throws IOException {
        items.catchUp(end);
        catalog().checkpointLater(tally().save());
        register().checkpointLater(itemTally().save());
    }

    /** Size on disk, in bytes. */
    long bytes() throws IOException {
        return catalog().bytes() + register().bytes();
    }
}
