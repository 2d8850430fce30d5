package dev.aimos.examples.serve;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Backups below one directory, made while the store is in use. A backup is made under another name and renamed once it is whole,
 * so that what has the name of a backup is one.
 */
final class Backups {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final Path directory;
    private final ReentrantLock one = new ReentrantLock();

    /**
     * A backup that is whole.
     *
     * @param name its directory's name
     * @param bytes size of its files
     * @param at when it was finished
     */
    record Backup(String name, long bytes, Instant at) {}

    private Backups(Path directory) {
        this.directory = directory;
    }

    /** Backups below a directory, which is made if it is not there. */
    static Backups in(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage("bad-backups", directory + " is no directory", e);
        } catch (IOException e) {
            throw Failure.usage("bad-backups", directory + " cannot be made: " + e, e);
        }
        return new Backups(directory.toAbsolutePath().normalize());
    }

    Path directory() {
        return directory;
    }

    /** The backups there are, in the order in which they were finished. */
    List<Backup> list() throws IOException {
        List<Backup> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (NAME.matcher(file.getFileName().toString()).matches()
                        && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    all.add(look(file));
                }
            }
        }
        all.sort(Comparator.comparing(Backup::at).thenComparing(Backup::name));
        return all;
    }

    /** Copies the store; what is written meanwhile may be in the copy or not. */
    Backup make(AimOs os, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new Refusal(
                    400,
                    "bad-name",
                    "the name of a backup has 1 to 100 letters, digits and . _ - of ASCII, and begins with a letter or"
                            + " a digit");
        }
        if (!one.tryLock()) {
            throw new Refusal(409, "backup-under-way", "another backup is being made; come back when it is there")
                    .header("Retry-After", "5");
        }
        try {
            Path target = directory.resolve(name);
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refusal(409, "backup-exists", "there is a '" + name + "' already; choose another name");
            }
            Path part = directory.resolve("." + name + ".part");
            remove(part);
            try {
                os.memory().backup(part);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                remove(part);
            }
            return look(target);
        } finally {
            one.unlock();
        }
    }

    private static Backup look(Path backup) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(backup)) {
            for (Path file : files.toList()) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
        }
        return new Backup(
                backup.getFileName().toString(),
                bytes,
                Files.getLastModifiedTime(backup).toInstant());
    }

    /** Removes what a backup left that was not finished. */
    private static void remove(Path part) throws IOException {
        if (!Files.exists(part, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(part, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
