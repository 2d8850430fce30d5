package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the files to ingest, in the order of their names, so that the same files give the same journal.
 *
 * <p>What the user named is followed wherever it leads. Below a directory, symbolic links and hidden files (those whose
 * name begins with a dot) are left out, and so is the store itself.
 */
final class Sources {
    /** What Java puts in the place of bytes of a name that it cannot read. */
    private static final char UNDECODABLE = '\ufffd';

    private final Path store;
    private final Optional<Source.Kind> as;
    private final List<Source> files = new ArrayList<>();
    private final List<Skipped> skipped = new ArrayList<>();
    private final List<BadInput> unreadable = new ArrayList<>();
    private final Map<String, Path> names = new HashMap<>();

    /**
     * No files yet.
     *
     * @param store the directory of the store, which is never ingested into itself
     * @param as how every file is read, if not by the end of its name
     */
    Sources(Path store, Optional<Source.Kind> as) {
        this.as = as;
        this.store = store.toAbsolutePath().normalize();
    }

    /**
     * Something left out.
     *
     * @param path where it is
     * @param reason why
     */
    record Skipped(String path, String reason) {}

    List<Source> files() {
        return files;
    }

    List<Skipped> skipped() {
        return skipped;
    }

    /** Files and directories below what the user named that cannot be taken. */
    List<BadInput> unreadable() {
        return unreadable;
    }

    /** Adds a file, or the files below a directory. */
    void add(Path named) throws IOException {
        if (named.toString().isEmpty()) {
            throw Failure.usage("no-file", "an empty path names nothing; write . for the current directory");
        }
        if (Files.isDirectory(named)) {
            walk(named, "");
            return;
        }
        if (!Files.exists(named)) {
            throw Failure.usage("no-file", "no such file or directory: " + named);
        }
        String name = String.valueOf(named.toAbsolutePath().normalize().getFileName());
        Optional<Source.Kind> kind = as.or(() -> Source.Kind.of(name));
        if (!Files.isRegularFile(named)) {
            throw Failure.usage("unknown-kind", "cannot ingest " + named + ": it is not a regular file");
        }
        if (kind.isEmpty()) {
            throw Failure.usage(
                    "unknown-kind",
                    "cannot ingest " + named
                            + ": it is no .md, .txt, .chat or .jsonl file; --as says what it is; 'atoms:create KEY --file "
                            + named + "' stores any file as it is");
        }
        take(named, name, kind.get());
    }

    private void walk(Path directory, String name) throws IOException {
        List<Path> entries;
        try (Stream<Path> listed = Files.list(directory)) {
            entries = listed.sorted(
                            Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (AccessDeniedException e) {
            unreadable.add(new BadInput(directory.toString(), "io", "no permission to read this directory"));
            return;
        }
        for (Path entry : entries) {
            String below = name + entry.getFileName();
            if (entry.getFileName().toString().startsWith(".")) {
                skip(entry, "hidden");
            } else if (Files.isSymbolicLink(entry)) {
                skip(entry, "symbolic link");
            } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                if (entry.toAbsolutePath().normalize().equals(store)) {
                    skip(entry, "the store itself");
                } else {
                    walk(entry, below + "/");
                }
            } else if (!Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                skip(entry, "not a regular file");
            } else {
                Optional<Source.Kind> kind = Source.Kind.of(below).map(byName -> as.orElse(byName));
                if (kind.isPresent() && below.indexOf(UNDECODABLE) >= 0) {
                    unreadable.add(new BadInput(
                            entry.toString(),
                            "bad-name",
                            "the file's name cannot be read in the encoding of this locale; rename the file"));
                } else if (kind.isPresent()) {
                    take(entry, below, kind.get());
                } else {
                    skip(entry, "not .md, .txt, .chat or .jsonl");
                }
            }
        }
    }

    private void take(Path file, String name, Source.Kind kind) throws IOException {
        Path before = kind == Source.Kind.JSON_LINES ? null : names.putIfAbsent(name, file);
        if (before != null && !Files.isSameFile(before, file)) {
            throw Failure.usage(
                    "same-key",
                    before + " and " + file + " would both be stored as '" + name
                            + "'; ingest them one after the other, with different --prefix");
        }
        if (before == null) {
            files.add(new Source(file, name, kind, Files.size(file)));
        }
    }

    private void skip(Path path, String reason) {
        skipped.add(new Skipped(path.toString(), reason));
    }
}
