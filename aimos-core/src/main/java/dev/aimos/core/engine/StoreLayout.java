package dev.aimos.core.engine;

import dev.aimos.AimosException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in a store's directory. */
public final class StoreLayout {
    private StoreLayout() {}

    /** The journal: the memory itself. */
    public static Path journal(Path store) {
        return store.resolve("journal");
    }

    /** The catalog: computed from the journal, and may be deleted while the store is closed. */
    public static Path index(Path store) {
        return store.resolve("index");
    }

    /** The register: computed from the journal, and may be deleted while the store is closed. */
    public static Path register(Path store) {
        return store.resolve("register");
    }

    /** The vectors of texts: computed from the journal by an embedder, and may be deleted while the store is closed. */
    public static Path vectors(Path store) {
        return store.resolve("vectors");
    }

    /** Long contents on their way in; emptied on opening. */
    public static Path spool(Path store) {
        return store.resolve("spool");
    }

    /**
     * Holds a directory that is about to become a store against what lies there.
     *
     * @throws AimosException.Conflict if it is a file, or has anything in it
     */
    public static void requireAbsentOrEmpty(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new AimosException.Conflict(
                    "target-not-a-directory",
                    directory + " is a file; name a directory that is empty or not there yet");
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            if (entries.iterator().hasNext()) {
                throw new AimosException.Conflict(
                        "target-not-empty",
                        directory + " is not empty; name a directory that is empty or not there yet");
            }
        }
    }
}
