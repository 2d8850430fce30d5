package dev.aimos.core.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A directory of the file system. */
public final class FileDisk implements Disk {
    private final Path directory;

    /** A disk over a directory, which need not exist until {@link #lock}. */
    public FileDisk(Path directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    @Override
    public String location() {
        return directory.toString();
    }

    @Override
    public List<String> list() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals(DirectoryLock.NAME))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public AppendFile openAppend(String name) throws IOException {
        return new Appending(directory.resolve(name));
    }

    @Override
    public ReadFile openRead(String name) throws IOException {
        return new ChannelReadFile(directory.resolve(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                directory.resolve(from),
                directory.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void syncDirectory() throws IOException {
        sync(directory);
    }

    @Override
    public Closeable lock() throws IOException {
        create(directory.toAbsolutePath());
        return DirectoryLock.acquire(directory);
    }

    /** Creates a directory and its parents, each on disk before the next. */
    private static void create(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent == null || Files.isDirectory(directory)) {
            return;
        }
        create(parent);
        Files.createDirectories(directory);
        sync(parent);
    }

    private static void sync(Path directory) throws IOException {
        if (directory.getFileSystem().getSeparator().equals("\\")) {
            return; // Windows keeps directories by itself and cannot open them as files.
        }
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A {@link RandomAccessFile}, because unlike a channel it survives the interruption of its thread. */
    private static final class Appending implements AppendFile {
        private final RandomAccessFile file;

        Appending(Path path) throws IOException {
            file = new RandomAccessFile(path.toFile(), "rw");
            try {
                file.seek(file.length());
            } catch (IOException e) {
                file.close();
                throw e;
            }
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            file.write(bytes, offset, length);
        }

        @Override
        public void sync() throws IOException {
            file.getFD().sync();
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void truncate(long length) throws IOException {
            file.setLength(length);
            file.seek(length);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
