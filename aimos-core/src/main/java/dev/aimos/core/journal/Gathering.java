package dev.aimos.core.journal;

import java.io.IOException;

/** Gathers small writes into large ones. Not thread-safe. */
final class Gathering {
    private final Disk.AppendFile file;
    private final byte[] buffer = new byte[1 << 18];
    private int filled;
    private long length;

    Gathering(Disk.AppendFile file) {
        this.file = file;
    }

    void write(byte[] bytes, int offset, int count) throws IOException {
        if (filled + count > buffer.length) {
            flush();
        }
        if (count > buffer.length) {
            file.write(bytes, offset, count);
        } else {
            System.arraycopy(bytes, offset, buffer, filled, count);
            filled += count;
        }
        length += count;
    }

    /** Bytes written so far. */
    long length() {
        return length;
    }

    /** Puts everything on disk. */
    void finish() throws IOException {
        flush();
        file.sync();
    }

    private void flush() throws IOException {
        file.write(buffer, 0, filled);
        filled = 0;
    }
}
