package dev.aimos.core.journal;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Copies the segments to another disk, up to a transaction, while writers go on. The checkpoint is written first: it
 * promises records that only a finished copy has, so that an interrupted one is refused when opened.
 */
final class Backup {
    private static final int PIECE = 1 << 18;
    private static final long PROGRESS_BYTES = 1L << 27;

    private final JournalState state;
    private final GroupSync sync;
    private final Disk target;
    private final Progress progress;

    Backup(JournalState state, GroupSync sync, Disk target, Progress progress) {
        this.state = state;
        this.sync = sync;
        this.target = target;
        this.progress = progress;
    }

    long run() {
        Head head = state.head();
        sync.await(head.size());
        try {
            Closeable lock = target.lock();
            try {
                if (!target.list().isEmpty()) {
                    throw new AimosException.Conflict(
                            "backup-target-not-empty",
                            target.location() + " has files already; name an empty or a new directory");
                }
                return copy(head);
            } finally {
                lock.close();
            }
        } catch (IOException e) {
            throw Failures.copying(state.disk().location(), target.location(), e);
        }
    }

    private long copy(Head head) throws IOException {
        if (head.size() > 0) {
            Checkpoint checkpoint = new Checkpoint(
                    head.size(), head.tx(), head.at(), state.tree().root(head.size()));
            target.replace(Names.CHECKPOINT, checkpoint.toBytes());
        }
        List<Segment> segments = state.segments();
        long copied = 0;
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            if (i > 0 && segment.firstSeq() >= head.size()) {
                break;
            }
            long end = i + 1 < segments.size() ? Math.min(segments.get(i + 1).firstSeq(), head.size()) : head.size();
            copied += copy(segment, end, copied, head.bytes());
        }
        target.syncDirectory();
        progress.update("backup", copied, copied);
        return copied;
    }

    private long copy(Segment segment, long end, long before, long total) throws IOException {
        try (Disk.AppendFile file = target.openAppend(segment.name())) {
            Gathering out = new Gathering(file);
            SegmentHeader header = SegmentHeader.read(segment.name(), segment.file());
            out.write(header.toBytes(), 0, SegmentHeader.BYTES);
            FrameScanner scanner = new FrameScanner(
                    segment.file(), SegmentHeader.BYTES, segment.file().length(), PIECE);
            long told = 0;
            for (long seq = segment.firstSeq(); seq < end; seq++) {
                if (!scanner.next() || Frame.seq(scanner.buffer(), scanner.start()) != seq) {
                    throw new DamagedException("record " + seq + " in segment " + segment.name() + " at offset "
                            + scanner.offset() + ": " + scanner.damage());
                }
                out.write(scanner.buffer(), scanner.start(), scanner.length());
                if (out.length() - told >= PROGRESS_BYTES) {
                    told = out.length();
                    progress.update("backup", before + told, total);
                }
            }
            out.finish();
            return out.length();
        }
    }
}
