package dev.aimos.examples.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file to ingest.
 *
 * @param file where it is
 * @param name its path below what the user named, with slashes; of a file that the user named, its own name
 * @param kind how it is read
 * @param size in bytes
 */
record Source(Path file, String name, Kind kind, long size) {
    /** How a file is read. */
    enum Kind {
        MARKDOWN,
        PLAIN,
        JSON_LINES;

        /** The kind that the end of a file's name tells, in any case. */
        static Optional<Kind> of(String fileName) {
            String end = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return switch (end) {
                case "md", "markdown" -> Optional.of(MARKDOWN);
                case "txt" -> Optional.of(PLAIN);
                case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
                default -> Optional.empty();
            };
        }
    }
}
