package dev.aimos.core.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a long content waits until all of it has been read and its hash is known: a slow stream then never holds up other
 * writers, and putting the same content again writes nothing.
 */
final class Spool {
    private final @Nullable Path directory;

    private Spool(@Nullable Path directory) {
        this.directory = directory;
    }

    /** A spool on the heap. */
    static Spool onHeap() {
        return new Spool(null);
    }

    /** A spool in a directory of the store's own, which is emptied: what lies there is left over from a crash. */
    static Spool in(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory)) {
            for (Path leftover : leftovers) {
                Files.delete(leftover);
            }
        }
        return new Spool(directory);
    }

    /** Opens a place to write one content. */
    Sink open() throws IOException {
        return directory == null ? new HeapSink() : new FileSink(Files.createTempFile(directory, "content", ".tmp"));
    }

    /** One content being written, then read. */
    abstract static class Sink implements Chunked {
        abstract void write(byte[] bytes, int length) throws IOException;

        /** Says that all is written. */
        abstract void finish() throws IOException;
    }

    private static final class HeapSink extends Sink {
        private final List<byte[]> parts = new ArrayList<>();

        @Override
        void write(byte[] bytes, int length) {
            parts.add(Arrays.copyOf(bytes, length));
        }

        @Override
        void finish() {}

        @Override
        public InputStream open() {
            List<InputStream> streams = new ArrayList<>();
            parts.forEach(part -> streams.add(new ByteArrayInputStream(part)));
            return new SequenceInputStream(Collections.enumeration(streams));
        }

        @Override
        public void close() {
            parts.clear();
        }
    }

    private static final class FileSink extends Sink {
        private final Path file;
        private final OutputStream out;

        FileSink(Path file) throws IOException {
            this.file = file;
            this.out = Files.newOutputStream(file);
        }

        @Override
        void write(byte[] bytes, int length) throws IOException {
            out.write(bytes, 0, length);
        }

        @Override
        void finish() throws IOException {
            out.close();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void close() throws IOException {
            out.close();
            Files.deleteIfExists(file);
        }
    }
}
