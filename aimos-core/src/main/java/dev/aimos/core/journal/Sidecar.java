package dev.aimos.core.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing array of fixed-width entries, in a file. The last entries are kept in memory and written many at a time; they
 * can be read all the same.
 *
 * <p>One thread at a time appends; any thread reads entries whose appending happened before (the journal publishes its
 * size after appending).
 */
final class Sidecar implements Closeable {
    private static final int FLUSH_BYTES = 1 << 16;

    private final int width;
    private final Disk.ReadFile in;
    private Disk.@Nullable AppendFile out;
    private volatile Tail tail;
    private long count;

    /** Entries from {@code base} on. The bytes of published entries never change. */
    private static final class Tail {
        private final long base;
        private final byte[] bytes;

        Tail(long base, byte[] bytes) {
            this.base = base;
            this.bytes = bytes;
        }
    }

    private Sidecar(int width, Disk.ReadFile in, Disk.@Nullable AppendFile out, long count) {
        this.width = width;
        this.in = in;
        this.out = out;
        this.count = count;
        this.tail = new Tail(count, new byte[out == null ? 0 : FLUSH_BYTES]);
    }

    /** Opens a file to append from an entry on; later entries are dropped, and it must have the earlier ones. */
    static Sidecar open(Disk disk, String name, int width, long count) throws IOException {
        Disk.AppendFile out = disk.openAppend(name);
        try {
            if (out.length() < count * width) {
                throw new DamagedException(name + " has " + out.length() + " bytes, not " + count * width);
            }
            if (out.length() > count * width) {
                out.truncate(count * width);
            }
            return new Sidecar(width, disk.openRead(name), out, count);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /** Opens a file that is whole. */
    static Sidecar openSealed(Disk disk, String name, int width) throws IOException {
        Disk.ReadFile in = disk.openRead(name);
        try {
            return new Sidecar(width, in, null, in.length() / width);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    long count() {
        return count;
    }

    void append(byte[] entry, int offset) {
        Tail now = tail;
        int at = Math.toIntExact((count - now.base) * width);
        if (at + width > now.bytes.length) {
            now = new Tail(now.base, Arrays.copyOf(now.bytes, Math.max(now.bytes.length * 2, FLUSH_BYTES)));
            tail = now;
        }
        System.arraycopy(entry, offset, now.bytes, at, width);
        count++;
    }

    /** Forgets entries from one on. */
    void truncate(long to) throws IOException {
        if (to < tail.base) {
            writable().truncate(to * width);
            tail = new Tail(to, new byte[FLUSH_BYTES]);
        }
        count = to;
    }

    /** Writes the entries in memory to the file if they are many. */
    void flushIfLarge() throws IOException {
        if ((count - tail.base) * width >= FLUSH_BYTES / 2) {
            flush();
        }
    }

    /** Writes the entries in memory to the file. */
    void flush() throws IOException {
        Tail now = tail;
        int bytes = Math.toIntExact((count - now.base) * width);
        if (bytes > 0) {
            writable().write(now.bytes, 0, bytes);
            tail = new Tail(count, new byte[FLUSH_BYTES]);
        }
    }

    /** Puts every entry on disk. */
    void sync() throws IOException {
        flush();
        writable().sync();
    }

    /** Puts every entry on disk and takes no more. */
    void seal() throws IOException {
        sync();
        writable().close();
        out = null;
    }

    /** Copies an entry. Any thread. */
    void read(long index, byte[] into, int offset) throws IOException {
        Tail now = tail;
        if (index >= now.base) {
            int at = Math.toIntExact((index - now.base) * width);
            if (at + width <= now.bytes.length) {
                System.arraycopy(now.bytes, at, into, offset, width);
                return;
            }
            throw new DamagedException("entry " + index + " is not there");
        }
        in.readFully(index * width, into, offset, width);
    }

    private Disk.AppendFile writable() {
        if (out == null) {
            throw new IllegalStateException("sealed");
        }
        return out;
    }

    @Override
    public void close() throws IOException {
        try (in) {
            if (out != null) {
                out.close();
            }
        }
    }
}
