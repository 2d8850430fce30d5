package dev.aimos.core.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks, in a few reads per segment, that the segments and sidecars are those of a checkpoint: the root, each segment's
 * header against the tree, and that each segment ends with the record before the next one.
 */
final class Samples {
    private static final int PIECE = 1 << 12;

    private Samples() {}

    /**
     * Opens the segments up to the checkpoint into a list.
     *
     * @return the scan that goes on after the checkpoint
     * @throws IOException if anything does not match
     */
    static TailScan check(Disk disk, List<Long> names, Checkpoint checkpoint, HashTree tree, List<Segment> opened)
            throws IOException {
        if (!tree.root(checkpoint.size()).equals(checkpoint.root())) {
            throw new DamagedException("the tree does not have the root of the checkpoint");
        }
        List<Long> before = new ArrayList<>();
        for (long firstSeq : names) {
            if (firstSeq == 0 || firstSeq < checkpoint.size()) {
                before.add(firstSeq);
            }
        }
        for (int i = 0; i < before.size(); i++) {
            long firstSeq = before.get(i);
            boolean last = i == before.size() - 1;
            long end = last ? checkpoint.size() : before.get(i + 1);
            Segment segment = last ? Segment.open(disk, firstSeq, end - firstSeq) : Segment.openSealed(disk, firstSeq);
            opened.add(segment);
            SegmentHeader header = SegmentHeader.read(segment.name(), segment.file());
            if (header.firstSeq() != firstSeq || !header.rootBefore().equals(tree.root(firstSeq))) {
                throw new DamagedException(segment.name() + " does not follow the records before it");
            }
            if (!last && lastFrame(segment, end).end() != segment.file().length()) {
                throw new DamagedException(segment.name() + " does not end with record " + (end - 1));
            }
        }
        TailScan scan = new TailScan(disk, names, checkpoint.size(), tree, opened);
        if (checkpoint.size() > 0) {
            FrameScanner frame = lastFrame(opened.get(opened.size() - 1), checkpoint.size());
            if (Frame.tx(frame.buffer(), frame.start()) != checkpoint.tx()
                    || !Frame.instant(frame.buffer(), frame.start()).equals(checkpoint.at())
                    || !Frame.isLast(frame.buffer(), frame.start())) {
                throw new DamagedException("record " + (checkpoint.size() - 1) + " is not the checkpoint's last");
            }
            long bytes = 0;
            for (Segment segment : opened.subList(0, opened.size() - 1)) {
                bytes += segment.file().length();
            }
            scan.startAfter(
                    new Head(checkpoint.size(), checkpoint.tx(), checkpoint.at(), bytes + frame.end()), frame.end());
        }
        return scan;
    }

    private static FrameScanner lastFrame(Segment segment, long end) throws IOException {
        long position = segment.position(end - 1);
        FrameScanner scanner =
                new FrameScanner(segment.file(), position, segment.file().length(), PIECE);
        if (position < SegmentHeader.BYTES
                || !scanner.next()
                || Frame.seq(scanner.buffer(), scanner.start()) != end - 1) {
            throw new DamagedException(segment.name() + " does not have record " + (end - 1) + " at " + position);
        }
        return scanner;
    }
}
