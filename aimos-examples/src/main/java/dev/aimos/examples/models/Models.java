package dev.aimos.examples.models;

import dev.aimos.index.Embedder;
import dev.aimos.text.HashingEmbedder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds embedders by what a user calls them, or by what a store remembers. */
public final class Models {
    /** The embedder of tests: it knows words and no meaning. */
    private static final String HASHING = "hashing";

    private Models() {}

    /** The short names a user may give, those for tests left out. */
    public static List<String> names() {
        return Arrays.stream(LocalModel.values()).map(LocalModel::shortName).toList();
    }

    /** Loads the model with this short name or id; empty if there is none. */
    public static Optional<Embedder> load(String name) {
        for (LocalModel model : LocalModel.values()) {
            if (model.shortName().equals(name) || model.id().equals(name)) {
                return Optional.of(OnnxEmbedder.load(model));
            }
        }
        HashingEmbedder hashing = new HashingEmbedder(256);
        return name.equals(HASHING) || name.equals(hashing.id()) ? Optional.of(hashing) : Optional.empty();
    }

    /** Whether there is a model with this short name or id. Loads nothing. */
    public static boolean known(String name) {
        return name.equals(HASHING)
                || name.equals(new HashingEmbedder(256).id())
                || Arrays.stream(LocalModel.values())
                        .anyMatch(model ->
                                model.shortName().equals(name) || model.id().equals(name));
    }
}
