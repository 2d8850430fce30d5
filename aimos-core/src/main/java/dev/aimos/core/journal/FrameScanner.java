package dev.aimos.core.journal;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads frames one after another, in large pieces. Not thread-safe. */
final class FrameScanner {
    private static final int LARGEST_PIECE = 1 << 20;

    private final Disk.ReadFile file;
    private final long limit;
    private byte[] buffer = new byte[0];
    private long base;
    private int filled;
    private int start;
    private int length;
    private int piece;
    private @Nullable String damage;

    /** Scans from an offset, where a frame begins, to a limit, where one ends; reads so many bytes at first. */
    FrameScanner(Disk.ReadFile file, long from, long limit, int piece) {
        this.file = file;
        this.base = from;
        this.limit = limit;
        this.piece = piece;
    }

    /** Goes to the next frame. False at the limit, and at bytes that are no undamaged frame: see {@link #damage}. */
    boolean next() throws IOException {
        start += length;
        length = 0;
        damage = check();
        if (damage == null && offset() < limit) {
            length = Frame.length(buffer, start);
            return true;
        }
        return false;
    }

    /** Goes to the next undamaged frame, wherever it begins after the present offset. False if there is none. */
    boolean resync() throws IOException {
        length = 0;
        while (offset() < limit) {
            start++;
            if (!have(Integer.BYTES)) {
                start = Math.toIntExact(limit - base);
                return false;
            }
            if (Frame.intAt(buffer, start) == Frame.MARKER && check() == null) {
                length = Frame.length(buffer, start);
                return true;
            }
        }
        return false;
    }

    /** Why {@link #next} stopped; null if it did not, or stopped at the limit. */
    @Nullable
    String damage() {
        return damage;
    }

    /** Where the frame, or the damage, begins in the file. */
    long offset() {
        return base + start;
    }

    /** Where the frame ends in the file. */
    long end() {
        return base + start + length;
    }

    /** The array that holds the frame, until the next call. */
    byte[] buffer() {
        return buffer;
    }

    /** Where in the array the frame begins. */
    int start() {
        return start;
    }

    /** Bytes in the frame. */
    int length() {
        return length;
    }

    private @Nullable String check() throws IOException {
        long available = limit - offset();
        if (available == 0) {
            return null;
        }
        if (!have((int) Math.min(available, Frame.PAYLOAD_AT))) {
            return "the file ends";
        }
        if (available < Frame.PAYLOAD_AT) {
            return "the file ends inside a frame";
        }
        if (!Frame.begins(buffer, start, available)) {
            return Frame.intAt(buffer, start) == Frame.MARKER
                    ? "frame length " + Frame.length(buffer, start) + " does not fit"
                    : "no frame begins here";
        }
        if (!have(Frame.length(buffer, start))) {
            return "the file ends inside a frame";
        }
        return Frame.damage(buffer, start);
    }

    /** Makes so many bytes from the present offset on available in the buffer. */
    private boolean have(int bytes) throws IOException {
        if (filled - start >= bytes) {
            return true;
        }
        int kept = Math.max(0, filled - start);
        int wanted = (int) Math.min(Math.max(bytes, piece), limit - offset());
        piece = Math.min(piece * 2, LARGEST_PIECE);
        if (wanted < bytes) {
            return false;
        }
        byte[] next = wanted > buffer.length ? new byte[wanted] : buffer;
        System.arraycopy(buffer, filled - kept, next, 0, kept);
        base += start;
        start = 0;
        buffer = next;
        filled = kept + file.read(base + kept, buffer, kept, wanted - kept);
        return filled >= bytes;
    }

    /** A copy of the frame. */
    byte[] copy() {
        return Arrays.copyOfRange(buffer, start, start + length);
    }
}
