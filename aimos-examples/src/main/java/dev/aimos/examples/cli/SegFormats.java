package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Spelling;
import dev.aimos.graph.GraphExport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The formats of graphs, by their names and by the ends of files' names. */
final class SegFormats {
    private SegFormats() {}

    /** The format that the user named, or else the one of the file, or else JSON. */
    static GraphExport.Format choose(Optional<String> given, Optional<Path> file) {
        return given.map(SegFormats::parse)
                .or(() -> file.flatMap(SegFormats::of))
                .orElse(GraphExport.Format.JSON);
    }

    private static GraphExport.Format parse(String word) {
        String meant = word.toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(GraphExport.Format.values())
                .filter(format -> format.word().equals(meant))
                .findFirst()
                .orElseThrow(() -> Spelling.unknown(
                        "format",
                        word,
                        Arrays.stream(GraphExport.Format.values())
                                .map(GraphExport.Format::word)
                                .toList()));
    }

    private static Optional<GraphExport.Format> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" ->
                Optional.of(name.endsWith(".prov.json") ? GraphExport.Format.PROV_JSON : GraphExport.Format.JSON);
            case "graphml" -> Optional.of(GraphExport.Format.GRAPHML);
            case "dot", "gv" -> Optional.of(GraphExport.Format.DOT);
            case "mmd", "mermaid" -> Optional.of(GraphExport.Format.MERMAID);
            default -> Optional.empty();
        };
    }
}
