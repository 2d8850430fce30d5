package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import dev.aimos.lucene.LuceneAimOs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Opens stores, and refuses directories that are none. */
final class Stores {
    /** The part of a store that the rest is computed from. */
    private static final String JOURNAL = "journal";

    private Stores() {}

    /**
     * Opens the store that the user named.
     *
     * @param create whether to make one where there is nothing
     */
    static AimOs open(Root root, boolean create) throws IOException {
        return open(root, builder(root, create));
    }

    /** Options for the store that the user named. */
    static LuceneAimOs.Builder builder(Root root, boolean create) throws IOException {
        Path directory = root.store();
        if (create) {
            requireRoom(directory);
        } else {
            requireStore(directory);
        }
        LuceneAimOs.Builder builder = LuceneAimOs.builder(directory);
        root.clock().ifPresent(builder::clock);
        return builder;
    }

    /** Opens a store, showing how far it has come with what the index lacks. */
    static AimOs open(Root root, LuceneAimOs.Builder builder) {
        try (ProgressBar bar = new ProgressBar(root.out())) {
            return builder.progress(bar).open();
        }
    }

    /** Refuses a directory that holds no store. */
    static void requireStore(Path directory) {
        if (!exists(directory)) {
            throw Failure.store(
                    "no-store", "no store at " + directory + "; create one with 'ingest' or 'atoms:create'");
        }
    }

    private static boolean exists(Path directory) {
        return Files.isDirectory(directory.resolve(JOURNAL));
    }

    /** Keeps a slip such as {@code --store .} from scattering a store's files among others. */
    private static void requireRoom(Path directory) throws IOException {
        if (exists(directory) || !Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw Failure.store("no-store", directory + " is a file; name a directory");
        }
        try (Stream<Path> files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw Failure.store(
                        "no-store",
                        directory + " has files but no store in it; name a directory that is empty or not there yet");
            }
        }
    }
}
