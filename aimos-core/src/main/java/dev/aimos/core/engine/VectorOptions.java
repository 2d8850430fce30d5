package dev.aimos.core.engine;

import dev.aimos.core.catalog.VectorCatalog;
import dev.aimos.core.catalog.VectorModel;
import dev.aimos.core.catalog.VectorSource;
import dev.aimos.index.Embedder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where vectors come from and go.
 *
 * @param source where they are kept; closed by the engine
 * @param embedder makes them; null if none is to be made
 * @param reembed whether those of another model give way
 */
public record VectorOptions(VectorSource source, @Nullable Embedder embedder, boolean reembed) {
    /** No vectors, and nowhere to keep any. */
    public static VectorOptions none() {
        return new VectorOptions(new Nowhere(), null, false);
    }

    private static final class Nowhere implements VectorSource {
        @Override
        public Optional<VectorModel> stored() {
            return Optional.empty();
        }

        @Override
        public VectorCatalog open(VectorModel model) {
            throw new IllegalStateException("there is nowhere to keep vectors");
        }

        @Override
        public VectorCatalog fresh(VectorModel model) {
            throw new IllegalStateException("there is nowhere to keep vectors");
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
