package dev.aimos.graph;

import dev.aimos.Json;
import dev.aimos.index.Address;
import dev.aimos.index.Span;
import dev.aimos.memory.Interval;
import java.util.List;
import java.util.Objects;

/**
 * Turns text into entities and claims. Implemented by the caller, for instance with a language model; the library's own is
 * {@code RuleExtractor}. Must be thread-safe and deterministic.
 */
public interface Extractor {
    /** Stable name of all that shapes what it finds. */
    String id();

    /** What a passage names and says. */
    Extraction extract(Passage passage);

    /**
     * A text to look at.
     *
     * @param at where it is
     * @param text its words, as {@link dev.aimos.index.Node#text} gives them
     * @param searchable the words without markup, with the speaker of a turn
     * @param metadata metadata of its atom
     * @param valid valid interval of its atom
     */
    record Passage(Address at, String text, String searchable, Json.Obj metadata, Interval valid) {
        public Passage {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(searchable, "searchable");
            Objects.requireNonNull(metadata, "metadata");
            Objects.requireNonNull(valid, "valid");
        }
    }

    /**
     * What was found in a passage.
     *
     * @param entities the entities it names, each once
     * @param claims the claims it makes
     */
    record Extraction(List<Entity> entities, List<Found> claims) {
        /** Nothing. */
        public static final Extraction NOTHING = new Extraction(List.of(), List.of());

        public Extraction {
            entities = List.copyOf(entities);
            claims = List.copyOf(claims);
        }
    }

    /**
     * A claim found. The entities it names must be among the extraction's.
     *
     * @param claim the claim
     * @param span the words that say so, in {@link Passage#text}
     */
    record Found(Claim claim, Span span) {
        public Found {
            Objects.requireNonNull(claim, "claim");
            Objects.requireNonNull(span, "span");
        }
    }
}
