package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

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
        Path part = Files.createTempFile(folder, ".aimos", ".part", likeAnyOther(folder));
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                filling.to(out);
            }
            // Without options, it does not replace; within one directory, it is a renaming.
            Files.move(part, whole);
        } catch (FileAlreadyExistsException e) {
            throw Failure.usage("file-exists", file + " exists; remove it or name another", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Permissions that the umask decides, where there are any: those of a temporary file let nobody else read it. */
    private static FileAttribute<?>[] likeAnyOther(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-rw-rw-"))
                }
                : new FileAttribute<?>[0];
    }

    /** Refuses a file that is there. */
    static void requireAbsent(Path file) {
        if (Files.exists(file)) {
            throw Failure.usage("file-exists", file + " exists; remove it or name another");
        }
    }
}
