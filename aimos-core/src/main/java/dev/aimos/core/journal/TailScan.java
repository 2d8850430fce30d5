package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads frames from a place to the end of the journal, and adds them to the sidecars. Used once. */
final class TailScan {
    private static final int PIECE = 1 << 16;

    private final Disk disk;
    private final List<Long> names;
    private final long promised;
    private final HashTree tree;
    private final List<Segment> segments;
    private final Sha256 sha = new Sha256();
    private final byte[] scratch = new byte[Hash.LENGTH];
    private Head whole = Head.EMPTY;
    private long end;
    private long bytesBefore;
    private long seq;
    private long tx;
    private Instant at = Instant.MIN;
    private boolean last = true;
    private String stoppedBy = "its transaction is not whole";

    /**
     * A scan of all records.
     *
     * @param names first record of each segment file
     * @param promised records known to be acknowledged
     * @param tree grows with the scan
     * @param segments the segments opened so far; the last of them is scanned first, the others are added
     */
    TailScan(Disk disk, List<Long> names, long promised, HashTree tree, List<Segment> segments) {
        this.disk = disk;
        this.names = names;
        this.promised = promised;
        this.tree = tree;
        this.segments = segments;
    }

    /** Starts after what is known, in the last of the segments opened so far. */
    void startAfter(Head known, long offset) {
        whole = known;
        seq = known.size();
        tx = known.tx();
        at = known.at();
        end = offset;
        bytesBefore = known.bytes() - offset;
    }

    /** Reads to the end, and takes back what is not whole. */
    void run() throws IOException {
        for (int i = segments.size() - 1; i < names.size(); i++) {
            boolean isLast = i == names.size() - 1;
            if (i >= segments.size()) {
                begin(names.get(i));
            } else if (end == 0) {
                check(SegmentHeader.read(last().name(), last().file()));
            }
            scan(isLast);
            if (!isLast) {
                if (!last) {
                    throw new DamagedException("segment " + last().name() + " ends inside transaction " + tx);
                }
                last().positions().seal();
            }
        }
        tree.rewind(whole.size());
        last().positions().truncate(whole.size() - last().firstSeq());
    }

    /** Where the last whole transaction ends. */
    Head head() {
        return whole;
    }

    /** Where it ends in its segment. */
    long end() {
        return end;
    }

    HashTree tree() {
        return tree;
    }

    Segment last() {
        return segments.get(segments.size() - 1);
    }

    /** Why the bytes after the end are not part of the journal. */
    String stoppedBy() {
        return stoppedBy;
    }

    private void begin(long firstSeq) throws IOException {
        if (firstSeq != seq) {
            throw new DamagedException("after record " + (seq - 1) + " (transaction " + tx + ") comes segment "
                    + Names.segment(firstSeq) + ": the segment with records from " + seq + " on is missing");
        }
        bytesBefore += end;
        end = 0;
        segments.add(Segment.open(disk, firstSeq, 0));
        check(SegmentHeader.read(last().name(), last().file()));
    }

    private void check(SegmentHeader header) throws IOException {
        if (header.firstSeq() != seq
                || header.txBefore() != tx
                || !header.rootBefore().equals(tree.root(seq))) {
            throw new DamagedException("segment " + last().name() + " does not follow record " + (seq - 1)
                    + " (transaction " + tx + "): its header is of another journal");
        }
        end = SegmentHeader.BYTES;
        whole = new Head(whole.size(), whole.tx(), whole.at(), bytesBefore + end);
    }

    private void scan(boolean lastSegment) throws IOException {
        Segment segment = last();
        FrameScanner scanner =
                new FrameScanner(segment.file(), end, segment.file().length(), PIECE);
        while (scanner.next()) {
            String wrong = outOfSequence(scanner.buffer(), scanner.start());
            if (wrong != null) {
                stopped(scanner, wrong, lastSegment);
                return;
            }
            accept(segment, scanner);
        }
        if (scanner.damage() != null) {
            stopped(scanner, scanner.damage(), lastSegment);
        }
    }

    private void accept(Segment segment, FrameScanner scanner) throws IOException {
        byte[] b = scanner.buffer();
        int start = scanner.start();
        String unsupported = Frame.unsupported(b, start);
        if (unsupported != null) {
            throw Failures.unsupportedRecord(seq, segment.name() + " at offset " + scanner.offset(), unsupported);
        }
        sha.leaf(b, start + Frame.HEADER_AT, Frame.PAYLOAD_AT - Frame.HEADER_AT, scratch, 0);
        tree.append(scratch, 0);
        Frame.putLong(scratch, 0, scanner.offset());
        segment.positions().append(scratch, 0);
        seq++;
        tx = Frame.tx(b, start);
        at = Frame.instant(b, start);
        last = Frame.isLast(b, start);
        if (last) {
            end = scanner.end();
            whole = new Head(seq, tx, at, bytesBefore + end);
            segment.positions().flushIfLarge();
            tree.flushIfLarge();
        }
    }

    private @Nullable String outOfSequence(byte[] b, int start) {
        if (Frame.seq(b, start) != seq) {
            return "record " + Frame.seq(b, start) + " is in its place";
        }
        if (Frame.tx(b, start) != expectedTx()) {
            return "it is of transaction " + Frame.tx(b, start);
        }
        Instant instant = Frame.instant(b, start);
        return last
                ? (instant.isBefore(at) ? "its time goes back" : null)
                : (instant.equals(at) ? null : "its time is not its transaction's");
    }

    private long expectedTx() {
        return last ? tx + 1 : tx;
    }

    /** Tells a torn write from damage. */
    private void stopped(FrameScanner scanner, String why, boolean lastSegment) throws IOException {
        long offset = scanner.offset();
        String evidence = null;
        if (!lastSegment) {
            evidence = "a later segment exists";
        } else if (seq < promised) {
            evidence = "the checkpoint promises " + promised + " records";
        }
        while (evidence == null && scanner.resync()) {
            byte[] b = scanner.buffer();
            if (Frame.seq(b, scanner.start()) > seq && Frame.synced(b, scanner.start()) > seq) {
                evidence = "record " + Frame.seq(b, scanner.start()) + ", written later, says that it was on disk";
            }
        }
        if (evidence != null) {
            throw new DamagedException("record " + seq + " (transaction " + expectedTx() + ") in segment "
                    + last().name() + " at offset " + offset + ": " + why
                    + ". It had been acknowledged (" + evidence + ")");
        }
        stoppedBy = why;
    }
}
