package dev.aimos.examples.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file that appears whole or not at all, and never over another. */
final class NewFile {
    private NewFile() {}

    /** What goes into it. */
    @FunctionalInterface
    interface Filling {
        void to(OutputStream out) throws IOException;
    }

    static void write(Path file, Filling filling) throws IOException {
        requireAbsent(file);
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failure.usage("no-folder", "no such directory: " + folder);
        }
        Path part = Files.createTempFile(folder, ".aimos", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                filling.to(out);
            }
            try {
                Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(part, whole);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Refuses a file that is there. */
    static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw Failure.usage("file-exists", file + " exists; remove it or name another");
        }
    }
}
