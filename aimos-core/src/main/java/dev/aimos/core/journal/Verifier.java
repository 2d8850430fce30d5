package dev.aimos.core.journal;

import dev.aimos.Progress;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Verification;
import dev.aimos.memory.Verification.Finding;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads every byte and collects what is wrong. Where a record cannot be read, its leaf is taken from the stored tree, so
 * that one damage does not show as damage of all that follows.
 */
final class Verifier {
    private static final int PIECE = 1 << 18;
    private static final int PROGRESS_RECORDS = 1 << 17;

    private final JournalState state;
    private final Progress progress;
    private final RecordVisitor visitor;
    private final Head head;
    private final @Nullable Checkpoint checkpoint;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> wrongSidecars = new HashSet<>();
    private final RightEdge edge = new RightEdge();
    private final Sha256 sha = new Sha256();
    private final byte[] scratch = new byte[Hash.LENGTH];
    private final byte[] stored = new byte[Hash.LENGTH];
    private long records;
    private long bytes;
    private long seq;
    private long tx;
    private Instant at = Instant.MIN;
    private boolean last = true;
    private boolean afterGap;

    Verifier(JournalState state, Progress progress, RecordVisitor visitor) throws IOException {
        this.state = state;
        this.progress = progress;
        this.visitor = visitor;
        this.head = state.head();
        this.checkpoint = Checkpoint.read(state.disk());
    }

    Verification run() throws IOException {
        if (checkpoint == null && state.disk().list().contains(Names.CHECKPOINT)) {
            find("checkpoint", Names.CHECKPOINT, "it is unreadable; it is made anew when the store is closed");
        }
        checkCheckpoint();
        List<Segment> segments = state.segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (i > 0 && segment.firstSeq() >= head.size()) {
                break;
            }
            boolean sealed = i + 1 < segments.size();
            long end = sealed ? Math.min(segments.get(i + 1).firstSeq(), head.size()) : head.size();
            try {
                check(segment, end, sealed);
            } catch (IOException e) {
                find("unreadable", segment.name(), "it cannot be read: " + e);
                missing(end);
            }
        }
        progress.update("verify", seq, head.size());
        return new Verification(records, bytes, edge.root(), findings);
    }

    private void check(Segment segment, long end, boolean sealed) throws IOException {
        check(segment.name(), segment.file());
        FrameScanner scanner = new FrameScanner(
                segment.file(), SegmentHeader.BYTES, segment.file().length(), PIECE);
        while (seq < end) {
            if (scanner.next()) {
                check(segment, scanner, end);
            } else {
                String damage = scanner.damage();
                find(segment, scanner.offset(), "frame-damaged", damage == null ? "the file ends" : damage);
                if (!resync(scanner, end)) {
                    missing(end);
                    return;
                }
                missing(Frame.seq(scanner.buffer(), scanner.start()));
                check(segment, scanner, end);
            }
        }
        if (sealed && (scanner.next() || scanner.damage() != null)) {
            find(segment, scanner.offset(), "trailing-bytes", "the segment goes on after its last record");
        }
    }

    private void check(String name, Disk.ReadFile file) {
        bytes += SegmentHeader.BYTES;
        try {
            SegmentHeader header = SegmentHeader.read(name, file);
            if (!header.equals(new SegmentHeader(seq, tx, edge.root()))) {
                find("segment-header", name, "it does not follow the records before it");
            }
        } catch (IOException | RuntimeException e) {
            find("segment-header", name, String.valueOf(e.getMessage()));
        }
    }

    private void check(Segment segment, FrameScanner scanner, long end) throws IOException {
        byte[] b = scanner.buffer();
        int start = scanner.start();
        long found = Frame.seq(b, start);
        bytes += scanner.length();
        if (found < seq || found >= end) {
            find(segment, scanner.offset(), "sequence", "record " + found + " is here instead of " + seq);
            return;
        }
        if (found > seq) {
            find(segment, scanner.offset(), "sequence", "records from " + seq + " to " + (found - 1) + " are missing");
            missing(found);
        }
        checkSequence(segment, scanner);
        records++;
        JournalRecord record = readable(segment, scanner);
        if (record != null) {
            visitor.visit(record);
        }
        sha.leaf(b, start + Frame.HEADER_AT, Frame.PAYLOAD_AT - Frame.HEADER_AT, scratch, 0);
        checkPosition(segment, scanner.offset());
        grow();
    }

    private void checkSequence(Segment segment, FrameScanner scanner) {
        byte[] b = scanner.buffer();
        int start = scanner.start();
        long nextTx = Frame.tx(b, start);
        Instant nextAt = Frame.instant(b, start);
        if (!afterGap) {
            if (nextTx != (last ? tx + 1 : tx)) {
                find(segment, scanner.offset(), "transaction", "transaction " + nextTx + " follows " + tx);
            }
            if (last ? nextAt.isBefore(at) : !nextAt.equals(at)) {
                find(segment, scanner.offset(), "instant", "time " + nextAt + " follows " + at);
            }
        }
        afterGap = false;
        tx = nextTx;
        at = nextAt;
        last = Frame.isLast(b, start);
        if (seq == head.size() - 1 && (!last || tx != head.tx())) {
            find(segment, scanner.offset(), "transaction", "the journal ends inside transaction " + tx);
        }
    }

    private @Nullable JournalRecord readable(Segment segment, FrameScanner scanner) {
        byte[] b = scanner.buffer();
        int start = scanner.start();
        String unsupported = Frame.unsupported(b, start);
        if (unsupported != null) {
            find(segment, scanner.offset(), "unsupported", "a newer aimos wrote it: " + unsupported);
            return null;
        }
        if (!Frame.isErased(b, start)) {
            sha.hash(b, start + Frame.PAYLOAD_AT, scanner.length() - Frame.PAYLOAD_AT, scratch, 0);
            int hashAt = start + Frame.HASH_AT;
            if (!Arrays.equals(scratch, 0, Hash.LENGTH, b, hashAt, hashAt + Hash.LENGTH)) {
                find(segment, scanner.offset(), "payload-hash", "the payload does not match its hash");
                return null;
            }
        }
        return JournalRecord.of(b, start, segment.name());
    }

    private void checkPosition(Segment segment, long offset) {
        String name = Names.positions(segment.firstSeq());
        bytes += Segment.POSITION_BYTES;
        try {
            if (segment.position(seq) != offset) {
                findSidecar(name, "the position of record " + seq + " is wrong");
            }
        } catch (IOException e) {
            findSidecar(name, "the position of record " + seq + " cannot be read: " + e.getMessage());
        }
    }

    /** Adds the leaf in {@code scratch} to the tree, and compares what that makes with what is stored. */
    private void grow() {
        long[] entry = {HashTree.entries(seq)};
        edge.add(scratch, 0, hash -> {
            bytes += Hash.LENGTH;
            try {
                state.tree().entry(entry[0], stored);
                if (!Arrays.equals(hash, stored)) {
                    findSidecar(Names.TREE, "entry " + entry[0] + ", stored with record " + seq + ", is wrong");
                }
            } catch (IOException e) {
                findSidecar(Names.TREE, "entry " + entry[0] + " cannot be read: " + e.getMessage());
            }
            entry[0]++;
        });
        seq++;
        checkCheckpoint();
        if (seq % PROGRESS_RECORDS == 0) {
            progress.update("verify", seq, head.size());
        }
    }

    private void checkCheckpoint() {
        if (checkpoint != null
                && checkpoint.size() == seq
                && !checkpoint.equals(new Checkpoint(seq, tx, at, edge.root()))
                && !afterGap) {
            find("checkpoint", Names.CHECKPOINT, "it does not match the first " + seq + " records");
        }
    }

    /** Passes over records that cannot be read. */
    private void missing(long to) {
        afterGap = true;
        while (seq < to) {
            try {
                state.tree().entry(HashTree.entries(seq), scratch);
            } catch (IOException e) {
                Arrays.fill(scratch, (byte) 0);
            }
            grow();
        }
    }

    /** Goes to the next frame that is a record of the journal, by the witness of the stored tree. */
    private boolean resync(FrameScanner scanner, long end) throws IOException {
        while (scanner.resync()) {
            long found = Frame.seq(scanner.buffer(), scanner.start());
            if (found >= seq && found < end) {
                sha.leaf(
                        scanner.buffer(),
                        scanner.start() + Frame.HEADER_AT,
                        Frame.PAYLOAD_AT - Frame.HEADER_AT,
                        scratch,
                        0);
                state.tree().entry(HashTree.entries(found), stored);
                if (Arrays.equals(scratch, stored)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void find(Segment segment, long offset, String code, String what) {
        find(
                code,
                segment.name() + " at offset " + offset,
                "record " + seq + ", transaction " + (afterGap ? "unknown" : last ? tx + 1 : tx) + ": " + what
                        + "; restore a backup");
    }

    private void findSidecar(String name, String what) {
        if (wrongSidecars.add(name)) {
            find("sidecar", name, what + "; close the store, delete that file, and open the store again");
        }
    }

    private void find(String code, String where, String message) {
        findings.add(new Finding(code, where, message));
    }
}
