package dev.aimos.memory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Objects;

/** What an atom holds: text, bytes, or a reference to something outside the store. */
public sealed interface Content {

    /** Text, kept as UTF-8. */
    record Text(String value) implements Content {
        public Text {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A reference; the store keeps the URI and never follows it. */
    record Reference(URI uri) implements Content {
        public Reference {
            Objects.requireNonNull(uri, "uri");
        }
    }

    /**
     * Bytes, read as a stream so that they need never be in memory at once. Content read from a store opens any number
     * of times, until the store closes or the atom is erased; the bytes are checked against their hash as they are read.
     */
    @FunctionalInterface
    non-sealed interface Bytes extends Content {
        /**
         * Opens the bytes from the start. The caller closes the stream.
         *
         * @throws IOException if they cannot be read
         */
        InputStream open() throws IOException;

        /**
         * All the bytes at once.
         *
         * @throws IOException if they cannot be read
         * @throws OutOfMemoryError if they do not fit into an array
         */
        default byte[] readAll() throws IOException {
            try (InputStream in = open()) {
                return in.readAllBytes();
            }
        }
    }

    /** Text content. */
    static Content text(String value) {
        return new Text(value);
    }

    /** Bytes already in memory; they are copied. */
    static Bytes bytes(byte[] value) {
        byte[] copy = value.clone();
        return () -> new ByteArrayInputStream(copy);
    }

    /** A reference to something outside the store. */
    static Content reference(URI uri) {
        return new Reference(uri);
    }
}
