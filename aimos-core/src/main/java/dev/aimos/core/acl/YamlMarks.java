package dev.aimos.core.acl;

import dev.aimos.core.expr.Sink;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where the places that a YAML reader names are in the source: it counts code points, and does not see a byte order mark. */
final class YamlMarks {
    private final String text;
    private final int begin;
    /** Where each code point begins; empty if each is one character. */
    private final int[] offsets;

    YamlMarks(Source source) {
        this.text = source.text();
        this.begin = text.startsWith("\uFEFF") ? 1 : 0;
        this.offsets = offsets(text, begin);
    }

    /** The text without a byte order mark. */
    String body() {
        return text.substring(begin);
    }

    /** The first line of an event, and at least one character. */
    Span span(Event event) {
        int start = event.getStartMark().map(this::offset).orElse(begin);
        int end = event.getEndMark().map(this::offset).orElse(start);
        return new Span(start, Math.max(end, Math.min(start + 1, text.length())));
    }

    /** The character at a place. */
    Span point(Mark mark) {
        int at = offset(mark);
        return new Span(at, Math.min(at + 1, text.length()));
    }

    private int offset(Mark mark) {
        int wanted = mark.getIndex();
        if (offsets.length == 0) {
            return Math.min(begin + wanted, text.length());
        }
        return wanted < offsets.length ? offsets[wanted] : text.length();
    }

    private static int[] offsets(String text, int begin) {
        int count = text.codePointCount(begin, text.length());
        if (count == text.length() - begin) {
            return new int[0];
        }
        int[] offsets = new int[count];
        int offset = begin;
        for (int i = 0; i < count; i++) {
            offsets[i] = offset;
            offset += Character.charCount(text.codePointAt(offset));
        }
        return offsets;
    }

    /** Whether the text is Unicode; if not, an error is told. */
    static boolean wellFormed(Source source, Sink sink) {
        String text = source.text();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                sink.error("text-malformed", "half a character stands here", new Span(i, i + 1), "delete it");
                return false;
            }
        }
        return true;
    }
}
