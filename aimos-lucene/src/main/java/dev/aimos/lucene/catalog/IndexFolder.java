package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.util.IOUtils;

/**
 * A folder of generations of an index, each in a folder of its own named by its number, and a file {@code CURRENT} that
 * names the one in use. Not thread-safe.
 */
final class IndexFolder {
    private static final String CURRENT = "CURRENT";

    private final Path folder;

    IndexFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /** The generation in use, if there is one. */
    Optional<Path> current() throws IOException {
        Path pointer = folder.resolve(CURRENT);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        // Not as UTF-8, which would fail on damaged bytes: a name that no generation has is as good as none.
        String name = Files.readString(pointer, StandardCharsets.ISO_8859_1).strip();
        return generations().stream()
                .filter(generation -> name(generation).equals(name))
                .findFirst();
    }

    /** Makes an empty folder for the next generation. */
    Path next() throws IOException {
        long last = generations().stream()
                .mapToLong(generation -> Long.parseLong(name(generation)))
                .max()
                .orElse(0);
        return Files.createDirectory(folder.resolve(Long.toString(last + 1)));
    }

    /** Makes a generation the one in use, durably and in one step. */
    void adopt(Path generation) throws IOException {
        Path pointer = folder.resolve(CURRENT);
        Path written = folder.resolve(CURRENT + ".tmp");
        Files.writeString(written, name(generation) + "\n", StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(written, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        IOUtils.fsync(folder, true);
    }

    /** Deletes all generations but one. */
    void keepOnly(Path generation) throws IOException {
        for (Path other : generations()) {
            if (!other.equals(generation)) {
                delete(other);
            }
        }
    }

    /** Deletes all generations. */
    void deleteAll() throws IOException {
        for (Path generation : generations()) {
            delete(generation);
        }
    }

    /** Deletes a generation. */
    void delete(Path generation) throws IOException {
        Files.walkFileTree(generation, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path emptied, @org.jspecify.annotations.Nullable IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> name(child).matches("[1-9][0-9]{0,17}"))
                    .toList();
        }
    }

    private static String name(Path generation) {
        return String.valueOf(generation.getFileName());
    }
}
