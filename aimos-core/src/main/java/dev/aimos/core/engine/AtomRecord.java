package dev.aimos.core.engine;

import dev.aimos.Json;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Modality;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The payload of an atom's record.
 *
 * @param key the key
 * @param state everything said of it but when it is valid
 * @param validFrom start of valid time in microseconds; null for the moment of recording
 * @param validTo end of valid time in microseconds; null for no end
 */
record AtomRecord(
        String key,
        State state,
        @Nullable Long validFrom,
        @Nullable Long validTo) {
    private static final Json NO_TITLE = Json.of("");

    /** What an atom says. Two puts of equal state say the same. */
    record State(
            StoredContent content,
            String mediaType,
            Modality modality,
            Map<String, Double> tags,
            Json.Obj metadata,
            @Nullable Embedding embedding,
            Set<String> policies,
            @Nullable String witness) {

        /** Whether the two say the same. */
        boolean same(State other) {
            return content.equals(other.content)
                    && mediaType.equals(other.mediaType)
                    && modality == other.modality
                    && tags.equals(other.tags)
                    && metadata.equals(other.metadata)
                    && Objects.equals(embedding, other.embedding)
                    && policies.equals(other.policies)
                    && Objects.equals(witness, other.witness);
        }
    }

    /** Its title: the string of that name in its metadata; empty if there is none. */
    String title() {
        return state.metadata().get("title").orElse(NO_TITLE) instanceof Json.Str title ? title.value() : "";
    }
}
