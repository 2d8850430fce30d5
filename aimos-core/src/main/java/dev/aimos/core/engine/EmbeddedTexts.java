package dev.aimos.core.engine;

import dev.aimos.core.catalog.Document;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Level;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What is embedded of a text: every paragraph, and every sentence of a paragraph that has more than one, each after the title
 * and the headings it stands under. Larger nodes are found by their paragraphs. Headings, and nodes without a letter or a
 * digit, are left out.
 */
final class EmbeddedTexts {
    private EmbeddedTexts() {}

    /**
     * A text to embed.
     *
     * @param hash SHA-256 of its UTF-8
     */
    record Text(Hash hash, String text) {
        static Text of(String text) {
            return new Text(Hash.sha256(text.getBytes(StandardCharsets.UTF_8)), text);
        }
    }

    /** The texts of a document, by the number of their node. */
    static Map<Integer, Text> of(Document document) {
        Map<Integer, Text> texts = new LinkedHashMap<>();
        each(document, (node, text) -> texts.put(node, Text.of(text)));
        return texts;
    }

    private static void each(Document document, BiConsumer<Integer, String> texts) {
        Segments segments = document.segments();
        for (int node = 0; node < segments.size(); node++) {
            boolean paragraph = segments.level(node) == Level.PARAGRAPH;
            boolean sentence = segments.level(node) == Level.SENTENCE
                    && segments.subtreeEnd(segments.parent(node)) - segments.parent(node) > 2;
            if ((paragraph || sentence) && !segments.heading(node)) {
                String text = segments.searchable(node);
                if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    texts.accept(node, inContext(document.title(), segments, node, text));
                }
            }
        }
    }

    private static String inContext(String title, Segments segments, int node, String text) {
        StringBuilder all = new StringBuilder();
        if (!title.isEmpty()) {
            all.append(title).append('\n');
        }
        String headings = segments.headingPath(node);
        if (!headings.isEmpty() && !headings.equals(title)) {
            all.append(headings).append('\n');
        }
        return all.append(text).toString();
    }
}
