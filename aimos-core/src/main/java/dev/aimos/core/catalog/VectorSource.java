package dev.aimos.core.catalog;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where vectors are kept. */
public interface VectorSource extends Closeable {
    /** What made the vectors that are kept; empty if none are. What is kept but cannot be read is deleted. */
    Optional<VectorModel> stored() throws IOException;

    /** Opens the vectors of a model. If what is kept is of another, damaged, or missing, an empty catalog replaces it. */
    VectorCatalog open(VectorModel model) throws IOException;

    /** Replaces what is kept, which must not be open, by an empty catalog. */
    VectorCatalog fresh(VectorModel model) throws IOException;
}
