package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.VectorCatalog;
import dev.aimos.core.catalog.VectorModel;
import dev.aimos.core.catalog.VectorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The vectors of a store, on Lucene, in a folder of their own beside the text index. */
public final class LuceneVectors implements VectorSource {
    /** Quantized vectors find so many times more candidates than are wanted, of which the full ones choose. */
    private static final int OVERSAMPLING = 2;

    private final Path folder;
    private final boolean quantized;

    /**
     * @param folder made when there are vectors to keep
     * @param quantized whether graphs are searched by vectors of a byte a number
     */
    public LuceneVectors(Path folder, boolean quantized) {
        this.folder = folder;
        this.quantized = quantized;
    }

    private LuceneCatalogs catalogs(VectorModel model) throws IOException {
        return new LuceneCatalogs(
                folder,
                new VectorDocuments(model),
                LuceneCatalogs::cached,
                VectorCodec.of(quantized),
                (directory, index) -> new LuceneVectorCatalog(directory, index, quantized ? OVERSAMPLING : 1));
    }

    @Override
    public Optional<VectorModel> stored() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        Optional<VectorModel> model = LuceneCatalogs.storedId(folder).flatMap(VectorDocuments::model);
        if (model.isEmpty()) {
            // What nobody can open nobody can erase from either, so it must not stay.
            new IndexFolder(folder).deleteAll();
        }
        return model;
    }

    @Override
    public VectorCatalog open(VectorModel model) throws IOException {
        return (VectorCatalog) catalogs(model).open();
    }

    @Override
    public VectorCatalog fresh(VectorModel model) throws IOException {
        return (VectorCatalog) catalogs(model).replace();
    }

    @Override
    public void close() {
        // Nothing is kept open between calls.
    }
}
