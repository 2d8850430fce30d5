package dev.aimos.core.catalog;

import dev.aimos.memory.Hash;
import java.util.Map;
import java.util.Optional;

/**
 * The vectors of an atom's text. All have length 1.
 *
 * @param nodes those of its nodes, by their number in {@link dev.aimos.core.segment.Segments}
 * @param whole the one its caller gave to it as a whole
 */
public record NodeVectors(Map<Integer, Embedded> nodes, Optional<float[]> whole) {
    /** A vector and what was embedded. Nobody changes the array. */
    public static final class Embedded {
        private final Hash text;
        private final float[] vector;

        /**
         * @param text SHA-256 of the text's UTF-8
         * @param vector its vector
         */
        public Embedded(Hash text, float[] vector) {
            this.text = text;
            this.vector = vector;
        }

        /** SHA-256 of the text's UTF-8. */
        public Hash text() {
            return text;
        }

        /** Its vector. */
        public float[] vector() {
            return vector;
        }
    }
}
