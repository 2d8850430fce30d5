package dev.aimos.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Positional reads that survive interruption. A {@link FileChannel} closes itself when a thread is interrupted inside
 * it, for every other thread too; whoever meets that opens it again.
 */
final class ChannelReadFile implements Disk.ReadFile {
    /** A channel copies heap arrays through a buffer of the thread's as large as the read; this bounds it. */
    private static final int PIECE = 1 << 17;

    private final Path path;
    private final Object opening = new Object();
    private volatile FileChannel channel;
    private volatile boolean closed;

    ChannelReadFile(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) throws IOException {
        return uninterrupted(open -> {
            int done = 0;
            while (done < length) {
                ByteBuffer piece = ByteBuffer.wrap(into, offset + done, Math.min(PIECE, length - done));
                int read = open.read(piece, position + done);
                if (read < 0) {
                    break;
                }
                done += read;
            }
            return done;
        });
    }

    @Override
    public long length() throws IOException {
        return uninterrupted(FileChannel::size);
    }

    @Override
    public void close() throws IOException {
        synchronized (opening) {
            closed = true;
            channel.close();
        }
    }

    private <T> T uninterrupted(Reading<T> reading) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel open = channel;
                try {
                    return reading.read(open);
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void reopen(ClosedChannelException cause) throws IOException {
        synchronized (opening) {
            if (closed) {
                throw cause;
            }
            if (!channel.isOpen()) {
                channel = FileChannel.open(path, StandardOpenOption.READ);
            }
        }
    }

    private interface Reading<T> {
        T read(FileChannel open) throws IOException;
    }
}
