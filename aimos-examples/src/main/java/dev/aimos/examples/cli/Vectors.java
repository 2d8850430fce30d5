package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.models.Models;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.index.Embedder;
import dev.aimos.lucene.LuceneAimOs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Opens stores together with the model of their vectors. A store remembers that model by its id, so a user names it once:
 * opened without it, the store tells the id, and is opened again with it. Searching by words alone never loads a model.
 */
final class Vectors {
    /** What a user writes for no model. */
    static final String NONE = "none";

    private Vectors() {}

    /** Opens a store with the model that it remembers, or without one if it has no vectors. */
    static AimOs asStored(Root root, boolean create) throws IOException {
        return asStored(root, create, builder -> builder);
    }

    /** As {@link #asStored(Root, boolean)}, with further options. */
    static AimOs asStored(Root root, boolean create, UnaryOperator<LuceneAimOs.Builder> options) throws IOException {
        AimOs os = Stores.open(root, options.apply(Stores.builder(root, create)));
        Optional<String> id;
        try {
            id = os.index().stats().embedder();
        } catch (RuntimeException e) {
            os.close();
            throw e;
        }
        if (id.isEmpty()) {
            return os;
        }
        os.close();
        if (!Models.known(id.get())) {
            throw Failure.store(
                    "unknown-embedder",
                    "the vectors of this store are by '" + id.get() + "', which this command line does not have; search"
                            + " with --mode lexical, or choose another with 'hhni:build --embedder bge --reembed'");
        }
        return named(root, create, id.get(), false, options);
    }

    /**
     * Opens a store with a model.
     *
     * @param name its short name or id, or {@link #NONE}, which leaves vectors as they are
     * @param reembed whether the store's vectors may be thrown away if they are by another model
     */
    static AimOs named(Root root, boolean create, String name, boolean reembed) throws IOException {
        return named(root, create, name, reembed, builder -> builder);
    }

    private static AimOs named(
            Root root, boolean create, String name, boolean reembed, UnaryOperator<LuceneAimOs.Builder> options)
            throws IOException {
        if (name.equals(NONE)) {
            return Stores.open(root, create);
        }
        require(name);
        var builder = options.apply(Stores.builder(root, create));
        Embedder embedder = Models.load(name).orElseThrow();
        try {
            return Stores.open(root, builder.embedder(embedder).reembed(reembed));
        } catch (AimosException.Conflict e) {
            if (!e.code().equals("embedder-mismatch")) {
                throw e;
            }
            throw Failure.usage(
                    e.code(),
                    e.getMessage() + "; from the command line, 'hhni:build --embedder " + name
                            + " --reembed' changes the model",
                    e);
        }
    }

    /** Refuses the name of a model that there is none of. */
    static void require(String name) {
        if (!name.equals(NONE) && !Models.known(name)) {
            List<String> known = new ArrayList<>(Models.names());
            known.add(NONE);
            throw Spelling.unknown("embedder", name, known);
        }
    }
}
