package dev.aimos.graph;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is written of the graph, in which format, as of when. Immutable: each wither gives a new one.
 *
 * @param format the format
 * @param around what part: what a walk meets; empty for everything
 * @param asOf as of when, if {@code around} is empty; a walk has its own moment
 */
public record GraphExport(Format format, Optional<Walk> around, AsOf asOf) {
    /** The formats. */
    public enum Format {
        /** Everything, to be {@linkplain Graph#importFrom imported} again. */
        JSON,
        /** GraphML 1.0, with everything in its attributes; can be imported again. */
        GRAPHML,
        /** A picture for Graphviz. */
        DOT,
        /** A picture for Mermaid. */
        MERMAID,
        /** W3C PROV as PROV-JSON: provenance for other tools. */
        PROV_JSON;

        /** Its name as it is written, such as {@code prov-json}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The format of a name.
         *
         * @throws AimosException.InvalidRequest if there is none
         */
        public static Format of(String word) {
            for (Format format : values()) {
                if (format.word().equals(word)) {
                    return format;
                }
            }
            throw new AimosException.InvalidRequest(
                    "format-unknown",
                    "there is no format '" + Ids.shown(word) + "'; there are "
                            + Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", ")));
        }
    }

    public GraphExport {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(around, "around");
        Objects.requireNonNull(asOf, "asOf");
    }

    /** The whole graph, now. */
    public static GraphExport of(Format format) {
        return new GraphExport(format, Optional.empty(), AsOf.now());
    }

    /** This, of what a walk meets only, as of the walk's moment. */
    public GraphExport around(Walk value) {
        return new GraphExport(format, Optional.of(value), value.asOf());
    }

    /** This, as of another moment. */
    public GraphExport asOf(AsOf value) {
        return new GraphExport(format, around.map(walk -> walk.asOf(value)), value);
    }
}
