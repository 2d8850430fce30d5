package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads records by number. Every frame is checked before it is believed; when one cannot be read because an erasure has
 * just replaced its file, the reading is repeated in the new one.
 */
final class JournalReader {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final int ONE_RECORD = 1 << 11;
    private static final int MANY_RECORDS = 1 << 15;

    private final JournalState state;

    JournalReader(JournalState state) {
        this.state = state;
    }

    JournalRecord read(long seq) {
        return frame(seq, (segment, scanner) -> {
            JournalRecord record = record(segment, scanner);
            if (!record.erased() && !Hash.sha256(record.payload()).equals(record.payloadHash())) {
                throw damaged(segment, seq, scanner.offset(), "the payload does not match its hash");
            }
            return record;
        });
    }

    /** Transaction of a record. */
    long tx(long seq) {
        return frame(seq, (segment, scanner) -> Frame.tx(scanner.buffer(), scanner.start()));
    }

    /** Transaction time of a record. */
    Instant instant(long seq) {
        return frame(seq, (segment, scanner) -> Frame.instant(scanner.buffer(), scanner.start()));
    }

    /** Whether the payload of a record is erased. */
    boolean erased(long seq) {
        return frame(seq, (segment, scanner) -> Frame.isErased(scanner.buffer(), scanner.start()));
    }

    void forEach(long from, long to, RecordVisitor visitor) {
        Objects.checkFromToIndex(from, to, state.head().size());
        long seq = from;
        while (seq < to) {
            List<Segment> seen = state.segments();
            int index = Segment.indexOf(seen, seq);
            long end =
                    index + 1 < seen.size() ? Math.min(to, seen.get(index + 1).firstSeq()) : to;
            try {
                Segment segment = seen.get(index);
                FrameScanner scanner = on(segment, seq, MANY_RECORDS);
                visitor.visit(record(segment, scanner));
                for (seq++; seq < end; seq++) {
                    if (!scanner.next() || Frame.seq(scanner.buffer(), scanner.start()) != seq) {
                        throw damaged(segment, seq, scanner.offset(), scanner.damage());
                    }
                    visitor.visit(record(segment, scanner));
                }
            } catch (IOException e) {
                failUnlessReplaced(seen, e);
            }
        }
    }

    private <T> T frame(long seq, FrameReading<T> reading) {
        Objects.checkIndex(seq, state.head().size());
        while (true) {
            List<Segment> seen = state.segments();
            try {
                Segment segment = seen.get(Segment.indexOf(seen, seq));
                return reading.read(segment, on(segment, seq, ONE_RECORD));
            } catch (IOException e) {
                failUnlessReplaced(seen, e);
            }
        }
    }

    private void failUnlessReplaced(List<Segment> seen, IOException e) {
        state.checkOpen();
        if (!state.replacedSince(seen)) {
            throw Failures.reading(state.disk().location(), e);
        }
    }

    private static JournalRecord record(Segment segment, FrameScanner scanner) {
        return JournalRecord.of(scanner.buffer(), scanner.start(), segment.name() + " at offset " + scanner.offset());
    }

    /** A scanner that stands on the frame of a record. */
    private FrameScanner on(Segment segment, long seq, int piece) throws IOException {
        long limit = segment.file().length();
        long position;
        try {
            position = segment.position(seq);
        } catch (IOException e) {
            return search(segment, seq, SegmentHeader.BYTES, limit, "its position is missing");
        }
        if (position < SegmentHeader.BYTES || position >= limit) {
            return search(segment, seq, SegmentHeader.BYTES, limit, "its position is wrong");
        }
        FrameScanner scanner = new FrameScanner(segment.file(), position, limit, piece);
        if (scanner.next() && Frame.seq(scanner.buffer(), scanner.start()) == seq) {
            return scanner;
        }
        return search(segment, seq, position, limit, scanner.damage());
    }

    /** Positions are a projection; when they are wrong, the segment still tells the truth, up to the first damage. */
    private FrameScanner search(Segment segment, long seq, long position, long limit, @Nullable String why)
            throws IOException {
        FrameScanner scanner = new FrameScanner(segment.file(), SegmentHeader.BYTES, limit, MANY_RECORDS);
        while (scanner.next()) {
            if (Frame.seq(scanner.buffer(), scanner.start()) == seq) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "{0} in {1} is wrong about record {2}: close the store, delete that file, and open the store"
                                + " again to have it rebuilt{3}",
                        Names.positions(segment.firstSeq()),
                        state.disk().location(),
                        seq,
                        state.note());
                return scanner;
            }
        }
        throw damaged(segment, seq, position, why);
    }

    private DamagedException damaged(Segment segment, long seq, long offset, @Nullable String why) {
        return new DamagedException("record " + seq + " (transaction " + transactionOf(seq) + ") in segment "
                + segment.name() + " at offset " + offset + ": "
                + (why == null ? "another record is in its place" : why));
    }

    /** The transaction that a damaged record must be of, told from the one before it. */
    private String transactionOf(long seq) {
        if (seq == 0) {
            return "1";
        }
        try {
            List<Segment> segments = state.segments();
            Segment segment = segments.get(Segment.indexOf(segments, seq - 1));
            FrameScanner before = new FrameScanner(
                    segment.file(), segment.position(seq - 1), segment.file().length(), ONE_RECORD);
            if (before.next() && Frame.seq(before.buffer(), before.start()) == seq - 1) {
                long tx = Frame.tx(before.buffer(), before.start());
                return String.valueOf(Frame.isLast(before.buffer(), before.start()) ? tx + 1 : tx);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the record before a damaged one cannot be read either", e);
        }
        return "unknown";
    }

    private interface FrameReading<T> {
        T read(Segment segment, FrameScanner scanner) throws IOException;
    }
}
