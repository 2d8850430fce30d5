package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Catalog;
import dev.aimos.index.Analyzer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NRTCachingDirectory;

/**
 * The Lucene catalogs of a store, one generation of the index each. Not thread-safe.
 *
 * <p>An index that is missing, damaged, of another format or made with another analyzer is not an error: a fresh one takes
 * its place, and the engine fills it from the journal.
 */
public final class LuceneCatalogs implements Catalog.Source {
    private static final System.Logger LOG = System.getLogger(LuceneCatalogs.class.getName());
    private static final double LARGEST_CACHED_MEGABYTES = 5;
    private static final double CACHE_MEGABYTES = 48;

    /** Opens a folder for Lucene. */
    interface Opener {
        Directory open(Path folder) throws IOException;
    }

    /** Makes a catalog on an open index. */
    interface Maker {
        LuceneCatalog make(Path directory, WritableIndex index);
    }

    private final IndexFolder folder;
    private final RecordDocuments documents;
    private final Opener opener;
    private final Codec codec;
    private final Maker maker;

    LuceneCatalogs(Path folder, RecordDocuments documents, Opener opener) throws IOException {
        this(folder, documents, opener, new Lucene104Codec(), LuceneCatalog::new);
    }

    LuceneCatalogs(Path folder, RecordDocuments documents, Opener opener, Codec codec, Maker maker) throws IOException {
        this.folder = new IndexFolder(folder);
        this.documents = documents;
        this.opener = opener;
        this.codec = codec;
        this.maker = maker;
    }

    /**
     * The catalogs in a folder, which is made if it is not there.
     *
     * @param analyzer turns texts and queries into terms
     */
    public static LuceneCatalogs in(Path folder, Analyzer analyzer) throws IOException {
        return new LuceneCatalogs(folder, new NodeDocuments(analyzer), LuceneCatalogs::cached);
    }

    static Directory cached(Path folder) throws IOException {
        return new NRTCachingDirectory(new MMapDirectory(folder), LARGEST_CACHED_MEGABYTES, CACHE_MEGABYTES);
    }

    @Override
    public Catalog open() throws IOException {
        Optional<Path> current = folder.current();
        if (current.isPresent()) {
            folder.keepOnly(current.get());
            Optional<LuceneCatalog> usable = Undisturbed.call(() -> openUsable(current.get()));
            if (usable.isPresent()) {
                return usable.get();
            }
        }
        return replace();
    }

    /** Puts an empty catalog in the place of the one in use, which is not open. */
    Catalog replace() throws IOException {
        Catalog fresh = fresh();
        try {
            adopt(fresh);
            folder.keepOnly(((LuceneCatalog) fresh).directory());
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
        return fresh;
    }

    private Optional<LuceneCatalog> openUsable(Path generation) throws IOException {
        try {
            Directory directory = opener.open(generation);
            try {
                Optional<CommitData> committed = committed(directory);
                if (committed.isEmpty()) {
                    LOG.log(Level.WARNING, "the index in {0} has another format; it is computed anew", generation);
                } else if (committed.get().state().isEmpty()) {
                    LOG.log(Level.WARNING, "the index in {0} was left while erasing; it is computed anew", generation);
                } else if (!committed.get().analyzer().equals(documents.id())) {
                    LOG.log(
                            Level.WARNING,
                            "the index in {0} was made with {1}, not {2}; it is computed anew",
                            generation,
                            committed.get().analyzer(),
                            documents.id());
                } else {
                    WritableIndex index = new WritableIndex(directory, documents, codec, committed.get());
                    return Optional.of(maker.make(generation, index));
                }
                directory.close();
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            LOG.log(Level.WARNING, "the index in " + generation + " cannot be read; it is computed anew", e);
        }
        return Optional.empty();
    }

    private static Optional<CommitData> committed(Directory directory) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return Optional.empty();
        }
        return CommitData.of(SegmentInfos.readLatestCommit(directory).getUserData());
    }

    /** What the index in use in a folder was made with; empty if there is none, or it cannot be read. */
    static Optional<String> storedId(Path folder) throws IOException {
        Optional<Path> current = new IndexFolder(folder).current();
        if (current.isEmpty()) {
            return Optional.empty();
        }
        try (Directory directory = new MMapDirectory(current.get())) {
            return committed(directory).map(CommitData::analyzer);
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            LOG.log(Level.WARNING, "the index in " + current.get() + " cannot be read", e);
            return Optional.empty();
        }
    }

    @Override
    public Catalog fresh() throws IOException {
        return Undisturbed.call(this::freshCatalog);
    }

    private LuceneCatalog freshCatalog() throws IOException {
        Path generation = folder.next();
        Directory directory = opener.open(generation);
        try {
            CommitData empty = new CommitData(Applied.NOTHING, documents.id(), Optional.of(Map.of()));
            return maker.make(generation, new WritableIndex(directory, documents, codec, empty));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    @Override
    public void adopt(Catalog fresh) throws IOException {
        Undisturbed.call(() -> {
            folder.adopt(((LuceneCatalog) fresh).directory());
            return fresh;
        });
    }

    @Override
    public void discard(Catalog closed) throws IOException {
        folder.delete(((LuceneCatalog) closed).directory());
    }

    @Override
    public void close() {
        // Nothing is kept open between calls.
    }
}
