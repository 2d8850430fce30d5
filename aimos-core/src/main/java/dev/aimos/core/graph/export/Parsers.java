package dev.aimos.core.graph.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.aimos.Limits;

/** Parsers of JSON that comes from anywhere: strict about names given twice, bounded in depth and in length. */
final class Parsers {
    /** How deep the parts of a document are that are no property's value. */
    private static final int AROUND = 16;

    private Parsers() {}

    static JsonFactory of(Limits limits) {
        int longest = Math.max(longest(limits), limits.maxKeyLength());
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxMetadataDepth() + AROUND)
                        .maxStringLength(longest)
                        .maxNameLength(longest)
                        .build())
                .build();
    }

    /** Characters of the longest string. */
    static int longest(Limits limits) {
        return Math.max(limits.maxTextLength(), limits.maxMetadataBytes());
    }

    /** Where an error is. */
    static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "the document"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    /** What an error is, without what the parser says of its own settings. */
    static String why(JsonProcessingException e) {
        return e.getOriginalMessage().replaceAll(" \\(start marker at .*\\)$", "");
    }
}
