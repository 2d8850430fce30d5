package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import dev.aimos.memory.Modality;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What kind of thing a file or a media type is. */
final class Modalities {
    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("md", "text/markdown"),
            Map.entry("markdown", "text/markdown"),
            Map.entry("txt", "text/plain"),
            Map.entry("chat", "text/x-chat"),
            Map.entry("log", "text/plain"),
            Map.entry("html", "text/html"),
            Map.entry("css", "text/css"),
            Map.entry("csv", "text/csv"),
            Map.entry("tsv", "text/tab-separated-values"),
            Map.entry("java", "text/x-java"),
            Map.entry("py", "text/x-python"),
            Map.entry("js", "text/javascript"),
            Map.entry("c", "text/x-c"),
            Map.entry("sh", "text/x-sh"),
            Map.entry("sql", "application/sql"),
            Map.entry("json", "application/json"),
            Map.entry("jsonl", "application/jsonl"),
            Map.entry("ndjson", "application/x-ndjson"),
            Map.entry("xml", "application/xml"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("yml", "application/yaml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"));

    private Modalities() {}

    /** The modality of a name, in any case. */
    static Modality parse(String name) {
        for (Modality modality : Modality.values()) {
            if (modality.name().equalsIgnoreCase(name)) {
                return modality;
            }
        }
        String known = Arrays.stream(Modality.values())
                .map(modality -> modality.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw Failure.usage("bad-modality", "unknown modality '" + name + "'; known are " + known);
    }

    /** The media type of a file, by the end of its name. */
    static String mediaType(String fileName) {
        String end = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MEDIA_TYPES.getOrDefault(end, "application/octet-stream");
    }

    /** Whether contents of a media type are kept as text, so that they can be searched. */
    static boolean text(String mediaType) {
        String type = bare(mediaType);
        return type.startsWith("text/")
                || type.equals("application/sql")
                || type.equals("application/json")
                || type.equals("application/jsonl")
                || type.equals("application/x-ndjson")
                || type.equals("application/xml")
                || type.equals("application/yaml");
    }

    /** The modality that a media type suggests. */
    static Modality of(String mediaType) {
        String type = bare(mediaType);
        return switch (type.substring(0, Math.max(0, type.indexOf('/')))) {
            case "image" -> Modality.IMAGE;
            case "audio" -> Modality.AUDIO;
            case "video" -> Modality.VIDEO;
            default ->
                switch (type) {
                    case "text/x-java", "text/x-python", "text/javascript", "text/x-c", "text/x-sh", "text/css" ->
                        Modality.CODE;
                    case "application/sql" -> Modality.CODE;
                    case "text/csv", "text/tab-separated-values" -> Modality.DATA;
                    default -> type.startsWith("text/") ? Modality.TEXT : text(type) ? Modality.DATA : Modality.BINARY;
                };
        };
    }

    private static String bare(String mediaType) {
        int end = mediaType.indexOf(';');
        return (end < 0 ? mediaType : mediaType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
