package dev.aimos.core.catalog;

import dev.aimos.memory.Hash;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;

/** A catalog of vectors: it holds the same records as a {@link Catalog} of texts, perhaps up to an earlier one. */
public interface VectorCatalog extends Catalog {
    /** Those of some texts, by the hash of what was embedded, whose vectors it has already. */
    Map<Hash, float[]> known(Collection<Hash> texts) throws IOException;

    /** A reader that contains at least a transaction. */
    VectorReader acquireVectors(long tx) throws IOException;
}
