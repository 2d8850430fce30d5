package dev.aimos.core.catalog;

import dev.aimos.Json;
import dev.aimos.core.segment.Segments;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Modality;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is searchable of an atom.
 *
 * @param title its title; empty if it has none
 * @param segments its text, segmented; that of the empty text if it is not text
 * @param modality its modality
 * @param tags its tags with their weights
 * @param metadata its metadata
 * @param policies its policy tags
 * @param witness id of the witness that vouches for it; null if it names none
 * @param vectors its vectors; null but in a {@link VectorCatalog}
 */
public record Document(
        String title,
        Segments segments,
        Modality modality,
        Map<String, Double> tags,
        Json.Obj metadata,
        Set<String> policies,
        @Nullable Hash witness,
        @Nullable NodeVectors vectors)
        implements Indexed {

    /** A document without a witness and vectors. */
    public Document(
            String title,
            Segments segments,
            Modality modality,
            Map<String, Double> tags,
            Json.Obj metadata,
            Set<String> policies) {
        this(title, segments, modality, tags, metadata, policies, null, null);
    }

    /** This document with the witness that vouches for it. */
    public Document with(Hash id) {
        return new Document(title, segments, modality, tags, metadata, policies, id, vectors);
    }

    /** This document with vectors. */
    public Document with(NodeVectors value) {
        return new Document(title, segments, modality, tags, metadata, policies, witness, value);
    }
}
