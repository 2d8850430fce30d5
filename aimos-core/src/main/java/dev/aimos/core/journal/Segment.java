package dev.aimos.core.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A segment file and its positions, open to be read. Immutable; rewriting makes another. */
final class Segment implements Closeable {
    static final int POSITION_BYTES = Long.BYTES;

    private final long firstSeq;
    private final Disk.ReadFile file;
    private final Sidecar positions;

    Segment(long firstSeq, Disk.ReadFile file, Sidecar positions) {
        this.firstSeq = firstSeq;
        this.file = file;
        this.positions = positions;
    }

    /** Makes a segment, durably. */
    static Segment create(Disk disk, SegmentHeader header) throws IOException {
        disk.replace(Names.segment(header.firstSeq()), header.toBytes());
        return open(disk, header.firstSeq(), 0);
    }

    /** Opens a segment to append, from a number of records on. */
    static Segment open(Disk disk, long firstSeq, long records) throws IOException {
        Disk.ReadFile file = disk.openRead(Names.segment(firstSeq));
        try {
            return new Segment(firstSeq, file, Sidecar.open(disk, Names.positions(firstSeq), POSITION_BYTES, records));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Opens a segment that is whole, and so are its positions. */
    static Segment openSealed(Disk disk, long firstSeq) throws IOException {
        Disk.ReadFile file = disk.openRead(Names.segment(firstSeq));
        try {
            return new Segment(firstSeq, file, Sidecar.openSealed(disk, Names.positions(firstSeq), POSITION_BYTES));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The segment that holds a record, among all in order. */
    static int indexOf(List<Segment> segments, long seq) {
        int low = 0;
        int high = segments.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (segments.get(middle).firstSeq <= seq) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    long firstSeq() {
        return firstSeq;
    }

    String name() {
        return Names.segment(firstSeq);
    }

    Disk.ReadFile file() {
        return file;
    }

    Sidecar positions() {
        return positions;
    }

    /** Where the frame of a record begins. */
    long position(long seq) throws IOException {
        byte[] entry = new byte[POSITION_BYTES];
        positions.read(seq - firstSeq, entry, 0);
        return Frame.longAt(entry, 0);
    }

    @Override
    public void close() throws IOException {
        try (file) {
            positions.close();
        }
    }
}
