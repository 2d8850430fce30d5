package dev.aimos.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Short words for tests of the journal. */
final class Journals {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Segments so small that a few records fill one. */
    static final JournalOptions SMALL = JournalOptions.defaults().withSegmentBytes(400);

    private static final Logger LOG = Logger.getLogger(Journal.class.getName());

    private Journals() {}

    /** Runs a test that damages many journals, without its hundreds of warnings. */
    static void quietly(Runnable test) {
        Level before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
        try {
            test.run();
        } finally {
            LOG.setLevel(before);
        }
    }

    /** The time that {@link #put} gives a transaction. */
    static Instant time(long tx) {
        return START.plusSeconds(tx);
    }

    /** Puts one transaction, and waits until it is on disk. */
    static void put(Journal journal, String... payloads) {
        putUnsynced(journal, payloads);
        journal.awaitDurable(journal.size());
    }

    /** Puts one transaction. */
    static void putUnsynced(Journal journal, String... payloads) {
        long tx = journal.lastTx() + 1;
        journal.begin(tx, time(tx));
        for (String payload : payloads) {
            journal.append(RecordType.ATOM, payload.getBytes(StandardCharsets.UTF_8));
        }
        journal.commit();
    }

    /** Every payload in order, erased ones as "-", read both ways. */
    static List<String> payloads(Journal journal) {
        List<String> scanned = new ArrayList<>();
        journal.forEach(0, journal.size(), record -> scanned.add(text(record)));
        List<String> read = new ArrayList<>();
        for (long seq = 0; seq < journal.size(); seq++) {
            read.add(text(journal.read(seq)));
        }
        assertThat(read).isEqualTo(scanned);
        return scanned;
    }

    static String text(JournalRecord record) {
        return record.erased() ? "-" : new String(record.payload(), StandardCharsets.UTF_8);
    }

    /** Every byte is as it should be. */
    static void assertSound(Journal journal) {
        List<Long> seen = new ArrayList<>();
        var verification = journal.verify(Progress.NONE, record -> seen.add(record.seq()));
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.records()).isEqualTo(journal.size());
        assertThat(verification.root()).isEqualTo(journal.root());
        assertThat(seen).hasSize(Math.toIntExact(journal.size()));
    }
}
