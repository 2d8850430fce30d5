package dev.aimos.core.engine;

import dev.aimos.memory.Hash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How an atom's record holds its content. */
sealed interface StoredContent {
    /** Longest content, in bytes, that is written into the record itself. */
    int INLINE_BYTES = 64 << 10;

    /** Bytes in one chunk record. */
    int CHUNK_BYTES = 1 << 20;

    /** Text within the record. */
    record InlineText(String text) implements StoredContent {}

    /** Bytes within the record; not copied. */
    final class InlineBytes implements StoredContent {
        private final byte[] bytes;

        InlineBytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean equals(@Nullable Object o) {
            return o instanceof InlineBytes other && Arrays.equals(bytes, other.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** A URI. */
    record Uri(String uri) implements StoredContent {}

    /**
     * Bytes in the chunk records just before the atom's record.
     *
     * @param text whether the bytes are the UTF-8 of a text
     * @param count how many chunk records
     * @param length bytes in all
     * @param hash SHA-256 of the bytes
     */
    record Chunks(boolean text, int count, long length, Hash hash) implements StoredContent {}
}
