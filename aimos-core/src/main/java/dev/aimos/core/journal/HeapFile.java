package dev.aimos.core.journal;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of one file of a {@link HeapDisk}, in pages, so that growing copies nothing. */
final class HeapFile {
    private static final int PAGE = 1 << 16;

    private final List<byte[]> pages = new ArrayList<>();
    private long length;

    private synchronized long length() {
        return length;
    }

    private synchronized void append(byte[] bytes, int offset, int count) {
        int done = 0;
        while (done < count) {
            int page = Math.toIntExact(length / PAGE);
            int at = (int) (length % PAGE);
            if (page == pages.size()) {
                pages.add(new byte[PAGE]);
            }
            int part = Math.min(PAGE - at, count - done);
            System.arraycopy(bytes, offset + done, pages.get(page), at, part);
            done += part;
            length += part;
        }
    }

    private synchronized int read(long position, byte[] into, int offset, int count) {
        int wanted = (int) Math.max(0, Math.min(count, length - position));
        int done = 0;
        while (done < wanted) {
            int at = (int) ((position + done) % PAGE);
            int part = Math.min(PAGE - at, wanted - done);
            System.arraycopy(pages.get(Math.toIntExact((position + done) / PAGE)), at, into, offset + done, part);
            done += part;
        }
        return wanted;
    }

    private synchronized void truncate(long to) {
        length = Math.min(length, to);
        int keep = Math.toIntExact((length + PAGE - 1) / PAGE);
        pages.subList(keep, pages.size()).clear();
    }

    /** A handle to write through. */
    final class Appending implements Disk.AppendFile {
        @Override
        public void write(byte[] bytes, int offset, int count) {
            append(bytes, offset, count);
        }

        @Override
        public void sync() {
            // Written is on disk.
        }

        @Override
        public long length() {
            return HeapFile.this.length();
        }

        @Override
        public void truncate(long to) {
            HeapFile.this.truncate(to);
        }

        @Override
        public void close() {
            // Nothing to release.
        }
    }

    /** A handle to read through. */
    final class Reading implements Disk.ReadFile {
        private volatile boolean closed;

        @Override
        public int read(long position, byte[] into, int offset, int count) throws IOException {
            checkOpen();
            return HeapFile.this.read(position, into, offset, count);
        }

        @Override
        public long length() throws IOException {
            checkOpen();
            return HeapFile.this.length();
        }

        @Override
        public void close() {
            closed = true;
        }

        private void checkOpen() throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
        }
    }
}
