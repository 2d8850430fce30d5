package dev.aimos.core.catalog;

import java.io.Closeable;
import java.io.IOException;

/**
 * Where the catalogs of one kind come from and where the one in use is remembered. Not thread-safe.
 *
 * @param <C> the kind
 */
public interface Generations<C extends Catalog> extends Closeable {
    /** Opens the catalog in use, or a fresh one if there is none or it is not usable. */
    C open() throws IOException;

    /** Makes an empty catalog beside the one in use. */
    C fresh() throws IOException;

    /** Makes a fresh catalog the one in use, durably. The engine closes the old one, then calls {@link #discard}. */
    void adopt(C fresh) throws IOException;

    /** Deletes the files of a catalog that is closed and not in use. */
    void discard(C closed) throws IOException;
}
