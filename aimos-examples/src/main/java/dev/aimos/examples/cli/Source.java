package dev.aimos.examples.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        MARKDOWN("markdown", "text/markdown"),
        PLAIN("text", "text/plain"),
        CHAT("chat", "text/x-chat"),
        /** An atom for each line. */
        JSON_LINES("jsonl", "application/x-ndjson"),
        /** An atom for the whole file. */
        JSON_LINES_DOCUMENT("jsonl-document", "application/x-ndjson");

        private final String word;
        private final String mediaType;

        Kind(String word, String mediaType) {
            this.word = word;
            this.mediaType = mediaType;
        }

        /** What an atom of the whole file is. */
        String mediaType() {
            return mediaType;
        }

        /** The kinds by the words that a user chooses them by. */
        static Map<String, Kind> names() {
            return Arrays.stream(values()).collect(Collectors.toMap(kind -> kind.word, Function.identity()));
        }

        /** The kind that the end of a file's name tells, in any case. */
        static Optional<Kind> of(String fileName) {
            String end = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return switch (end) {
                case "md", "markdown" -> Optional.of(MARKDOWN);
                case "txt" -> Optional.of(PLAIN);
                case "chat" -> Optional.of(CHAT);
                case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
                default -> Optional.empty();
            };
        }
    }
}
