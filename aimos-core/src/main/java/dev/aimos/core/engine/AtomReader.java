package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.memory.Content;
import dev.aimos.memory.Recorded;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads atoms from the journal by the number of their record. */
final class AtomReader {
    private final Journal journal;

    AtomReader(Journal journal) {
        this.journal = journal;
    }

    /** The atom of a record; empty if it has been erased. */
    Optional<StoredAtom> read(long seq) {
        JournalRecord record = journal.read(seq);
        if (record.erased()) {
            return Optional.empty();
        }
        if (record.type() != RecordType.ATOM) {
            throw new AimosException.Corrupt(
                    "index-mismatch",
                    "record " + seq + " is a " + record.type() + ", where the index expects an atom; run rebuild");
        }
        return Optional.of(atom(record));
    }

    /** The atom that a record holds. */
    StoredAtom atom(JournalRecord record) {
        AtomRecord decoded = decode(record);
        Recorded recorded = new Recorded(record.tx(), record.seq(), record.at());
        return new StoredAtom(decoded, recorded, content(decoded, record.seq()));
    }

    /** The payload of an atom or a retraction. */
    static AtomRecord decode(JournalRecord record) {
        try {
            return AtomCodec.decode(record.payload());
        } catch (IOException e) {
            throw new AimosException.Corrupt(
                    "payload-malformed",
                    "the payload of record " + record.seq() + " (tx " + record.tx() + ") cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }

    /** The text of an atom, for indexing; the empty string if it has none. */
    String text(AtomRecord atom, long seq) {
        return content(atom, seq) instanceof Content.Text text ? text.value() : "";
    }

    /** Numbers of the records that hold an atom: its chunks, then itself. */
    static long firstSeq(AtomRecord atom, long seq) {
        return atom.state().content() instanceof StoredContent.Chunks chunks ? seq - chunks.count() : seq;
    }

    private Content content(AtomRecord atom, long seq) {
        if (!(atom.state().content() instanceof StoredContent.Chunks chunks)) {
            return StoredAtom.inline(atom.state().content());
        }
        if (!chunks.text()) {
            return (Content.Bytes) () -> new ChunkStream(seq - chunks.count(), seq);
        }
        try (InputStream in = new ChunkStream(seq - chunks.count(), seq)) {
            return new Content.Text(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AimosException.Fault("content-unreadable", "the text of record " + seq + " cannot be read", e);
        }
    }

    /** The payloads of consecutive chunk records, one in memory at a time; the journal checks the hash of each. */
    private final class ChunkStream extends InputStream {
        private final long end;
        private long next;
        private byte[] chunk = new byte[0];
        private int position;

        ChunkStream(long first, long end) {
            this.next = first;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (position == chunk.length) {
                if (next == end) {
                    return -1;
                }
                JournalRecord record = journal.read(next++);
                if (record.erased()) {
                    throw new IOException("the content has been erased");
                }
                chunk = record.payload();
                position = 0;
            }
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, count);
            position += count;
            return count;
        }
    }
}
