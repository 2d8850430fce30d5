package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Filter;
import java.util.Locale;

/** Holds requests against the store's limits, before any work is done for them. */
final class Checks {
    /** Lucene takes 1,024 clauses, among them some that are not the filter's. */
    private static final int MOST_CONDITIONS = 1_000;

    private final Limits limits;

    Checks(Limits limits) {
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    void key(String key) {
        name("key", key, limits.maxKeyLength(), "maxKeyLength");
    }

    /** All of a draft but its content, which is measured as it is read. */
    void draft(AtomDraft draft) {
        draft.key().ifPresent(this::key);
        if (draft.tags().size() > limits.maxTags()) {
            throw tooMany("tags", draft.tags().size(), limits.maxTags(), "maxTags");
        }
        draft.tags().forEach((name, weight) -> {
            name("tag", name, limits.maxTagLength(), "maxTagLength");
            if (!(weight >= 0 && weight <= 1)) {
                throw new AimosException.InvalidRequest(
                        "tag-weight",
                        "the weight of tag '" + printable(name) + "' must be from 0 to 1, but is " + weight);
            }
        });
        if (draft.policies().size() > limits.maxPolicies()) {
            throw tooMany("policies", draft.policies().size(), limits.maxPolicies(), "maxPolicies");
        }
        draft.policies().forEach(policy -> name("policy", policy, limits.maxTagLength(), "maxTagLength"));
        draft.witness().ifPresent(id -> name("witness", id, limits.maxKeyLength(), "maxKeyLength"));
        name("media-type", draft.mediaType(), 255, "RFC 6838");
        draft.embedding().ifPresent(embedding -> {
            name("model", embedding.model(), limits.maxKeyLength(), "maxKeyLength");
            if (embedding.dimension() > limits.maxEmbeddingDimension()) {
                throw tooMany(
                        "embedding dimensions",
                        embedding.dimension(),
                        limits.maxEmbeddingDimension(),
                        "maxEmbeddingDimension");
            }
        });
        if (!draft.metadata().members().isEmpty()) {
            metadata(draft.metadata());
        }
    }

    private void metadata(Json.Obj metadata) {
        depth(metadata, 1);
        int bytes = CanonicalWriter.toBytes(metadata).length;
        if (bytes > limits.maxMetadataBytes()) {
            throw new AimosException.InvalidRequest(
                    "metadata-too-long",
                    "the metadata has " + bytes + " bytes; at most " + limits.maxMetadataBytes()
                            + " are allowed (Limits.maxMetadataBytes). Put long text into the content");
        }
    }

    private void depth(Json value, int depth) {
        if (depth > limits.maxMetadataDepth()) {
            throw new AimosException.InvalidRequest(
                    "metadata-too-deep",
                    "the metadata is nested deeper than " + limits.maxMetadataDepth()
                            + " levels (Limits.maxMetadataDepth); flatten it");
        }
        switch (value) {
            case Json.Obj object -> object.members().values().forEach(member -> depth(member, depth + 1));
            case Json.Arr array -> array.items().forEach(item -> depth(item, depth + 1));
            default -> {}
        }
    }

    /** What a scan or a search looks for besides text. */
    void filter(Filter filter) {
        int conditions = filter.tags().size() + filter.metadata().size();
        if (conditions > MOST_CONDITIONS) {
            throw new AimosException.InvalidRequest(
                    "filter-too-large",
                    "a filter has at most " + MOST_CONDITIONS + " conditions on tags and metadata, but this has "
                            + conditions + "; leave some out");
        }
    }

    AimosException.InvalidRequest contentTooLong() {
        return new AimosException.InvalidRequest(
                "content-too-long",
                "the content is longer than " + limits.maxContentBytes()
                        + " bytes (Limits.maxContentBytes). Split it, or raise the limit");
    }

    /** A non-empty, bounded, well-formed name without control characters. */
    private static void name(String what, String value, int most, String limit) {
        if (value.isEmpty()) {
            throw new AimosException.InvalidRequest(what + "-empty", "a " + what + " has at least one character");
        }
        if (value.length() > most) {
            throw new AimosException.InvalidRequest(
                    what + "-too-long",
                    "a " + what + " has " + value.length() + " characters; at most " + most + " are allowed (" + limit
                            + "): " + printable(value.substring(0, 40)) + "...");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw new AimosException.InvalidRequest(
                        what + "-malformed",
                        "a " + what + " has no control characters; found U+"
                                + String.format(Locale.ROOT, "%04X", (int) c) + " at index " + i + " of "
                                + printable(value));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw new AimosException.InvalidRequest(
                        what + "-malformed", "a " + what + " has a lone surrogate at index " + i);
            }
        }
    }

    private static AimosException.InvalidRequest tooMany(String what, int count, int most, String limit) {
        return new AimosException.InvalidRequest(
                "too-many-" + what.replace(' ', '-'),
                "an atom has at most " + most + " " + what + " (Limits." + limit + "), but the draft has " + count);
    }

    /** The text with control characters shown as dots, fit for a message. */
    static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", ".");
    }
}
