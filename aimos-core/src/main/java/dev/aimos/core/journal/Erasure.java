package dev.aimos.core.journal;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Writes segments anew without some payloads. The new segment and its positions are whole and on disk under temporary
 * names before they take the place of the old. If a crash comes between the two renamings, the positions do not fit the
 * segment, which opening notices.
 */
final class Erasure {
    private static final int PIECE = 1 << 18;

    private final JournalState state;
    private final JournalWriter writer;
    private final JournalReader reader;

    Erasure(JournalState state, JournalWriter writer, JournalReader reader) {
        this.state = state;
        this.writer = writer;
        this.reader = reader;
    }

    void erase(Collection<Long> seqs) {
        state.failure().check();
        writer.checkNoTransaction();
        NavigableSet<Long> left = new TreeSet<>(seqs);
        left.removeIf(reader::erased);
        if (left.isEmpty()) {
            return;
        }
        writer.sync().await(state.head().size());
        List<Segment> segments = state.segments();
        for (int i = 0; i < segments.size(); i++) {
            long end = i + 1 < segments.size()
                    ? segments.get(i + 1).firstSeq()
                    : state.head().size();
            NavigableSet<Long> here = left.subSet(segments.get(i).firstSeq(), true, end, false);
            if (!here.isEmpty()) {
                rewrite(i, segments.get(i), end, here);
            }
        }
    }

    private void rewrite(int index, Segment old, long end, NavigableSet<Long> seqs) {
        boolean isLast = index == state.segments().size() - 1;
        try {
            long length = copy(old, end, seqs);
            state.replace(index, () -> putInPlace(old.firstSeq(), end));
            if (isLast) {
                writer.moveTo(state.lastSegment(), state.disk().openAppend(old.name()), length);
            } else {
                state.segments().get(index).positions().seal();
            }
            Head head = state.head();
            long saved = old.file().length() - length;
            state.publish(new Head(head.size(), head.tx(), head.at(), head.bytes() - saved));
            old.close();
        } catch (DamagedException e) {
            throw Failures.reading(state.disk().location(), e);
        } catch (IOException e) {
            throw state.failure().remember("erasing", e);
        }
    }

    /** Writes the new files under temporary names; returns the length of the new segment. */
    private long copy(Segment old, long end, NavigableSet<Long> seqs) throws IOException {
        Disk disk = state.disk();
        String segmentName = old.name() + Names.TEMPORARY;
        String positionsName = Names.positions(old.firstSeq()) + Names.TEMPORARY;
        disk.delete(segmentName);
        disk.delete(positionsName);
        try (Disk.AppendFile segment = disk.openAppend(segmentName);
                Disk.AppendFile positions = disk.openAppend(positionsName)) {
            Gathering frames = new Gathering(segment);
            Gathering places = new Gathering(positions);
            byte[] header = new byte[SegmentHeader.BYTES];
            old.file().readFully(0, header, 0, header.length);
            frames.write(header, 0, header.length);
            FrameScanner scanner =
                    new FrameScanner(old.file(), SegmentHeader.BYTES, old.file().length(), PIECE);
            byte[] place = new byte[Segment.POSITION_BYTES];
            for (long seq = old.firstSeq(); seq < end; seq++) {
                if (!scanner.next() || Frame.seq(scanner.buffer(), scanner.start()) != seq) {
                    throw new DamagedException("record " + seq + " in segment " + old.name() + " at offset "
                            + scanner.offset() + ", before which nothing can be erased");
                }
                Frame.putLong(place, 0, frames.length());
                places.write(place, 0, place.length);
                if (seqs.contains(seq)) {
                    byte[] erased = Frame.erased(scanner.buffer(), scanner.start());
                    frames.write(erased, 0, erased.length);
                } else {
                    frames.write(scanner.buffer(), scanner.start(), scanner.length());
                }
            }
            frames.finish();
            places.finish();
            return frames.length();
        }
    }

    private Segment putInPlace(long firstSeq, long end) throws IOException {
        Disk disk = state.disk();
        String segment = Names.segment(firstSeq);
        String positions = Names.positions(firstSeq);
        disk.rename(segment + Names.TEMPORARY, segment);
        disk.rename(positions + Names.TEMPORARY, positions);
        disk.syncDirectory();
        return Segment.open(disk, firstSeq, end - firstSeq);
    }
}
