package dev.aimos.core.journal;

import dev.aimos.AimosException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One holder per directory: a file lock against other processes, which ends with its process, and a list of this
 * process's own locks. The list is needed because POSIX drops a process's lock when the process closes <em>any</em>
 * handle of the file, so a second attempt must not even open it.
 */
final class DirectoryLock implements Closeable {
    static final String NAME = "LOCK";

    private static final Set<Path> HELD = new HashSet<>();
    private static final List<RandomAccessFile> NEVER_CLOSED = new ArrayList<>();

    private final Path directory;
    private final RandomAccessFile file;

    private DirectoryLock(Path directory, RandomAccessFile file) {
        this.directory = directory;
        this.file = file;
    }

    static DirectoryLock acquire(Path path) throws IOException {
        Path directory = path.toRealPath();
        synchronized (HELD) {
            if (!HELD.add(directory)) {
                throw busy(directory, self() + " (this process)");
            }
            try {
                return lock(directory);
            } catch (IOException | RuntimeException e) {
                HELD.remove(directory);
                throw e;
            }
        }
    }

    private static DirectoryLock lock(Path directory) throws IOException {
        RandomAccessFile file = new RandomAccessFile(directory.resolve(NAME).toFile(), "rw");
        boolean interrupted = Thread.interrupted();
        try {
            FileLock lock = file.getChannel().tryLock();
            if (lock == null) {
                throw busy(directory, Files.readString(directory.resolve(NAME)).strip());
            }
            file.setLength(0);
            file.getChannel().write(ByteBuffer.wrap((self() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new DirectoryLock(directory, file);
        } catch (OverlappingFileLockException e) {
            // Held by this class as another class loader knows it. Closing the file would drop that lock, too: on POSIX
            // systems a process loses all its locks on a file with the first handle it closes.
            NEVER_CLOSED.add(file);
            throw busy(directory, self() + " (this process)");
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static AimosException.Busy busy(Path directory, String holder) {
        return new AimosException.Busy(
                "store-locked",
                "the store in " + directory + " is open in " + (holder.isEmpty() ? "another process" : holder)
                        + "; close it there, or use that one");
    }

    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        return "process " + process.pid()
                + process.info().startInstant().map(at -> ", started " + at).orElse("");
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(directory)) {
                file.close();
            }
        }
    }
}
