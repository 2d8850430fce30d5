package dev.aimos.core.segment;

import java.util.Locale;
import java.util.Set;

/** How a text is laid out, told by its media type. */
enum TextFormat {
    MARKDOWN,
    PLAIN,
    CHAT,
    JSON_LINES,
    /** Lines that mean something one by one: source code, records, logs. */
    CODE;

    private static final Set<String> JSON_LINE_TYPES = Set.of(
            "application/x-ndjson",
            "application/ndjson",
            "application/jsonl",
            "application/x-jsonlines",
            "application/jsonlines",
            "application/json-lines");

    private static final Set<String> PROSE_TYPES = Set.of("text/x-rst", "text/x-org", "text/x-asciidoc", "text/x-tex");

    private static final Set<String> CODE_TYPES = Set.of(
            "application/ecmascript",
            "application/javascript",
            "application/json",
            "application/sql",
            "application/toml",
            "application/typescript",
            "application/xml",
            "application/yaml",
            "text/css",
            "text/csv",
            "text/ecmascript",
            "text/javascript",
            "text/tab-separated-values",
            "text/typescript",
            "text/xml",
            "text/yaml");

    static TextFormat of(String mediaType) {
        int parameters = mediaType.indexOf(';');
        String type = (parameters < 0 ? mediaType : mediaType.substring(0, parameters))
                .strip()
                .toLowerCase(Locale.ROOT);
        if (type.equals("text/markdown") || type.equals("text/x-markdown")) {
            return MARKDOWN;
        }
        if (type.equals("text/x-chat")) {
            return CHAT;
        }
        if (JSON_LINE_TYPES.contains(type)) {
            return JSON_LINES;
        }
        boolean code = type.startsWith("text/x-")
                || type.startsWith("application/x-")
                || type.endsWith("+json")
                || type.endsWith("+xml");
        return CODE_TYPES.contains(type) || (code && !PROSE_TYPES.contains(type)) ? CODE : PLAIN;
    }

    void read(String text, SegmentsBuilder builder) {
        switch (this) {
            case MARKDOWN -> new MarkdownReader(text, builder).read();
            case PLAIN -> new PlainTextReader(text, builder).read();
            case CHAT -> new ChatReader(text, builder).read();
            case JSON_LINES -> new JsonLinesReader(text, builder).read();
            case CODE -> new CodeReader(text, builder).read();
        }
    }
}
