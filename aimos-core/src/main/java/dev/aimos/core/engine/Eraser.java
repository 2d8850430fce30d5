package dev.aimos.core.engine;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
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
 * Erases keys.
 *
 * <p>The decision comes first, as a durable record with the numbers of the erased records; then the bytes go from the
 * journal, then from the catalog. A crash after the decision is made good when the store is opened: see
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
        Set<String> distinct = new LinkedHashSet<>(keys);
        distinct.forEach(core.checks::key);
        return core.alone(() -> writer.durably(() -> core.vectors.withoutFollowing(() -> eraseAll(distinct))));
    }

    private Erased eraseAll(Set<String> keys) throws IOException {
        TreeSet<Long> seqs = new TreeSet<>();
        long versions = 0;
        long shown = 0;
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
                        seqs.add(seq);
                    }
                    versions += entry.present() ? 1 : 0;
                }
                shown += core.catalog().timeline(key).showsAnything() ? 1 : 0;
            }
        }
        Writer.Transaction tx = writer.new Transaction();
        if (seqs.isEmpty()) {
            return new Erased(0, List.of(), tx.lastRecord());
        }
        List<Long> numbers = new ArrayList<>(seqs);
        long seq = tx.append(RecordType.ERASURE, ErasureCodec.encode(numbers));
        tx.end(seq + 1);
        core.journal.awaitDurable(seq + 1);
        core.erased();
        core.journal.erase(numbers);
        core.catalog().erase(keys, numbers);
        core.vectors.erase(keys, numbers, seq);
        core.tally().erased(shown, versions);
        writer.checkpoint(true);
        return new Erased(versions, numbers, new Recorded(tx.number, seq, tx.at));
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
