package dev.aimos.core.journal;

import dev.aimos.AimosException;
import dev.aimos.memory.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * Appends transactions to the last segment. A record stays in the buffer until the next one or the commit, so that the
 * last of a transaction can say that it is; bytes go to the file once per commit, or when there are very many.
 *
 * <p>One thread at a time, except for {@link #sync}. Any I/O failure closes the journal to writes.
 */
final class JournalWriter implements Closeable {
    private static final int SPILL_BYTES = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private final JournalState state;
    private final HashTree tree;
    private final GroupSync sync;
    private final Sha256 sha = new Sha256();
    private final byte[] scratch = new byte[Hash.LENGTH];
    private volatile Disk.AppendFile file;
    private Segment segment;
    private long committed;
    private long written;
    private byte[] buffer = new byte[BUFFER_BYTES];
    private int filled;
    private int pending = -1;
    private boolean open;
    private long tx;
    private Instant at = Instant.MIN;
    private long next;
    private long checkpointed;

    /** A writer at the end of the last segment, all of which is on disk. */
    JournalWriter(JournalState state, Disk.AppendFile file, long end, long checkpointed) {
        this.state = state;
        this.tree = state.tree();
        this.file = file;
        this.segment = state.lastSegment();
        this.committed = end;
        this.written = end;
        this.checkpointed = checkpointed;
        this.sync = new GroupSync(
                () -> state.head().size(),
                () -> this.file.sync(),
                state.failure(),
                state.options().syncs(),
                state.head().size());
    }

    GroupSync sync() {
        return sync;
    }

    void begin(long number, Instant instant) {
        state.failure().check();
        if (open) {
            throw new IllegalStateException("transaction " + tx + " is open");
        }
        Head head = state.head();
        if (number != head.tx() + 1) {
            throw new IllegalArgumentException("after transaction " + head.tx() + " comes no " + number);
        }
        if (instant.isBefore(head.at())) {
            throw new IllegalArgumentException("transaction time may not go back from " + head.at() + " to " + instant);
        }
        if (committed >= state.options().segmentBytes() && head.size() > segment.firstSeq()) {
            attempt("beginning a segment", this::roll);
        }
        open = true;
        tx = number;
        at = instant;
        next = head.size();
    }

    long append(RecordType type, byte[] payload, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, payload.length);
        state.failure().check();
        checkTransaction();
        if (length > Frame.PAYLOAD_MAX) {
            throw new AimosException.InvalidRequest(
                    "payload-too-large", "a payload has at most " + Frame.PAYLOAD_MAX + " bytes, not " + length);
        }
        seal(false);
        int frame = Frame.PAYLOAD_AT + length;
        if (filled + frame > SPILL_BYTES) {
            attempt("writing", this::spill);
        }
        if (filled + frame > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(filled + frame, Math.min(2 * buffer.length, SPILL_BYTES)));
        }
        System.arraycopy(payload, offset, buffer, filled + Frame.PAYLOAD_AT, length);
        Frame.write(buffer, filled, sync.synced(), type.code(), next, tx, at, length);
        sha.hash(payload, offset, length, buffer, filled + Frame.HASH_AT);
        pending = filled;
        filled += frame;
        return next++;
    }

    void commit() {
        state.failure().check();
        checkTransaction();
        if (pending < 0) {
            throw new IllegalStateException("transaction " + tx + " has no records");
        }
        seal(true);
        attempt("writing", () -> {
            spill();
            Head head = state.head();
            state.publish(new Head(next, tx, at, head.bytes() + written - committed));
            committed = written;
            open = false;
            segment.positions().flushIfLarge();
            tree.flushIfLarge();
        });
    }

    /** Never throws for an I/O failure: the next write does. */
    void rollback() {
        if (!open) {
            return;
        }
        open = false;
        filled = 0;
        pending = -1;
        if (state.failure().message().isPresent()) {
            return;
        }
        try {
            if (written > committed) {
                file.truncate(committed);
                file.sync(); // or a crash could mix these bytes with the ones written next
                written = committed;
            }
            long size = state.head().size();
            tree.rewind(size);
            segment.positions().truncate(size - segment.firstSeq());
        } catch (IOException e) {
            state.failure().remember("taking back a transaction", e);
        }
    }

    void checkpoint() {
        state.failure().check();
        checkNoTransaction();
        sync.await(state.head().size());
        if (checkpointed != state.head().size()) {
            attempt("writing a checkpoint", () -> {
                segment.positions().sync();
                writeCheckpoint();
            });
        }
    }

    void checkNoTransaction() {
        if (open) {
            throw new IllegalStateException("transaction " + tx + " is open");
        }
    }

    /** Goes on in another file of the same records; the old one is closed. */
    void moveTo(Segment to, Disk.AppendFile toFile, long end) throws IOException {
        Disk.AppendFile old = file;
        segment = to;
        file = toFile;
        committed = end;
        written = end;
        old.close();
    }

    /** Runs work whose failure closes the journal to writes. */
    void attempt(String doing, Writing work) {
        try {
            work.run();
        } catch (IOException e) {
            throw state.failure().remember(doing, e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void seal(boolean last) {
        if (pending < 0) {
            return;
        }
        if (last) {
            Frame.markLast(buffer, pending);
        }
        Frame.seal(buffer, pending);
        sha.leaf(buffer, pending + Frame.HEADER_AT, Frame.PAYLOAD_AT - Frame.HEADER_AT, scratch, 0);
        tree.append(scratch, 0);
        Frame.putLong(scratch, 0, written + pending);
        segment.positions().append(scratch, 0);
        pending = -1;
    }

    private void spill() throws IOException {
        file.write(buffer, 0, filled);
        written += filled;
        filled = 0;
        if (buffer.length > SPILL_BYTES) {
            buffer = new byte[BUFFER_BYTES];
        }
    }

    private void roll() throws IOException {
        Head head = state.head();
        sync.await(head.size());
        segment.positions().seal();
        writeCheckpoint();
        Segment fresh = Segment.create(state.disk(), new SegmentHeader(head.size(), head.tx(), tree.root(head.size())));
        state.add(fresh);
        state.publish(new Head(head.size(), head.tx(), head.at(), head.bytes() + SegmentHeader.BYTES));
        moveTo(fresh, state.disk().openAppend(fresh.name()), SegmentHeader.BYTES);
    }

    private void writeCheckpoint() throws IOException {
        Head head = state.head();
        tree.sync();
        Checkpoint checkpoint = new Checkpoint(head.size(), head.tx(), head.at(), tree.root(head.size()));
        state.disk().replace(Names.CHECKPOINT, checkpoint.toBytes());
        checkpointed = head.size();
    }

    private void checkTransaction() {
        if (!open) {
            throw new IllegalStateException("no transaction is open");
        }
    }

    /** Work that writes. */
    interface Writing {
        void run() throws IOException;
    }
}
