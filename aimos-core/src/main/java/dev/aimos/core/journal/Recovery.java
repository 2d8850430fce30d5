package dev.aimos.core.journal;

import dev.aimos.memory.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens what is on a disk. Everything up to the checkpoint is believed after a few samples; what follows is read frame by
 * frame and added to the sidecars. If a sample fails, everything is read and the sidecars are made anew.
 *
 * <p>Where reading stops at a bad frame, the question is whether that record had been acknowledged. It had if it lies
 * before the checkpoint, if a later segment exists (a segment is on disk before the next is begun), or if a later frame
 * says so in its {@code synced} field: then the journal is damaged and is refused. Otherwise the frame is what a crash
 * leaves of a write nobody was promised, and it is cut off, back to the last whole transaction.
 */
final class Recovery {
    private static final System.Logger LOG = System.getLogger(Journal.class.getName());
    private static final int PIECE = 1 << 18;
    private static final long NEVER = -1;

    private final Disk disk;
    private final JournalOptions options;
    private final @Nullable Checkpoint checkpoint;
    private final List<Segment> opened = new ArrayList<>();
    private @Nullable HashTree tree;
    private long recovered;

    /** A journal ready for its writer; the sidecars are on disk as far as {@code checkpointed}. */
    record Opened(JournalState state, Disk.AppendFile file, long end, long checkpointed, long recovered) {}

    private Recovery(Disk disk, JournalOptions options) throws IOException {
        this.disk = disk;
        this.options = options;
        this.checkpoint = Checkpoint.read(disk);
    }

    static Opened open(Disk disk, JournalOptions options) throws IOException {
        Recovery recovery = new Recovery(disk, options);
        try {
            return recovery.run();
        } catch (IOException | RuntimeException e) {
            recovery.abandon(e);
            throw e;
        }
    }

    private Opened run() throws IOException {
        List<Long> names = new ArrayList<>();
        for (String name : disk.list()) {
            if (name.endsWith(Names.TEMPORARY)) {
                disk.delete(name);
            } else {
                Names.firstSeq(name).ifPresent(names::add);
            }
        }
        dropUnbegun(names);
        if (names.isEmpty()) {
            if (promised() > 0) {
                throw new DamagedException(
                        "all segments are missing, but the checkpoint promises " + promised() + " records");
            }
            disk.replace(Names.segment(0), new SegmentHeader(0, 0, Hash.sha256()).toBytes());
            names.add(0L);
        }
        if (names.get(0) != 0) {
            throw new DamagedException("the first segment " + Names.segment(0) + " is missing; the earliest is "
                    + Names.segment(names.get(0)));
        }
        TailScan known = fromCheckpoint(names);
        if (known != null) {
            return finish(known, promised());
        }
        closeOpened();
        return finish(fromBeginning(names), NEVER);
    }

    /** Removes a last segment that was being begun when the machine failed: it has no whole header and no frame. */
    private void dropUnbegun(List<Long> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        long firstSeq = names.get(names.size() - 1);
        String name = Names.segment(firstSeq);
        if (hasHeader(name, firstSeq)) {
            return;
        }
        disk.delete(name);
        disk.delete(Names.positions(firstSeq));
        disk.syncDirectory();
        names.remove(names.size() - 1);
    }

    private boolean hasHeader(String name, long firstSeq) throws IOException {
        try (Disk.ReadFile file = disk.openRead(name)) {
            try {
                SegmentHeader.read(name, file);
                return true;
            } catch (DamagedException e) {
                if (promised() > firstSeq || new FrameScanner(file, 0, file.length(), PIECE).resync()) {
                    throw e;
                }
                LOG.log(System.Logger.Level.WARNING, "{0}: removing a segment never begun: {1}", disk.location(), e);
                recovered += file.length();
                return false;
            }
        }
    }

    private @Nullable TailScan fromCheckpoint(List<Long> names) throws IOException {
        if (checkpoint == null) {
            return null;
        }
        try {
            tree = HashTree.open(disk, checkpoint.size());
            return Samples.check(disk, names, checkpoint, tree, opened);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "journal in {0}: making its sidecars anew from all records: {1}",
                    disk.location(),
                    e);
            return null;
        }
    }

    private TailScan fromBeginning(List<Long> names) throws IOException {
        tree = HashTree.open(disk, 0);
        opened.add(Segment.open(disk, 0, 0));
        return new TailScan(disk, names, promised(), tree, opened);
    }

    private Opened finish(TailScan scan, long checkpointed) throws IOException {
        scan.run();
        Head head = scan.head();
        HashTree read = scan.tree();
        if (checkpoint != null) {
            if (head.size() < checkpoint.size()) {
                throw new DamagedException("it ends after record " + (head.size() - 1) + " (transaction " + head.tx()
                        + ") in segment " + scan.last().name() + " at offset " + scan.end()
                        + ", but the checkpoint promises "
                        + checkpoint.size() + " records up to transaction " + checkpoint.tx());
            }
            if (!read.root(checkpoint.size()).equals(checkpoint.root())) {
                throw new DamagedException(
                        "its first " + checkpoint.size() + " records are not the ones whose root the checkpoint has");
            }
        }
        Disk.AppendFile file = disk.openAppend(scan.last().name());
        try {
            long cut = file.length() - scan.end();
            if (cut > 0) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "journal in {0}: cutting {1} bytes after record {2} (transaction {3}) in {4} at offset {5}:"
                                + " a write that a crash interrupted before it was put on disk ({6})",
                        disk.location(),
                        cut,
                        head.size() - 1,
                        head.tx(),
                        scan.last().name(),
                        scan.end(),
                        scan.stoppedBy());
                file.truncate(scan.end());
                recovered += cut;
            }
            if (cut > 0 || head.size() > promised()) {
                file.sync(); // what a killed process left may be with the operating system only
            }
            JournalState state = new JournalState(disk, options, read, opened, head);
            return new Opened(state, file, scan.end(), checkpointed, recovered);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private long promised() {
        return checkpoint == null ? 0 : checkpoint.size();
    }

    private void closeOpened() throws IOException {
        List<Closeable> all = new ArrayList<>(opened);
        opened.clear();
        if (tree != null) {
            all.add(tree);
            tree = null;
        }
        Closeables.closeAll(all);
    }

    private void abandon(Exception cause) {
        try {
            closeOpened();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
