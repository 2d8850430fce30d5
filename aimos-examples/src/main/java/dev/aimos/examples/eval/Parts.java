package dev.aimos.examples.eval;

import dev.aimos.index.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the parts of a text are that were joined by single characters: labels speak of parts, hits of characters.
 *
 * @param spans one for each part, in order
 */
record Parts(List<Span> spans) {
    Parts {
        spans = List.copyOf(spans);
    }

    static Parts of(List<String> parts) {
        List<Span> spans = new ArrayList<>();
        int start = 0;
        for (String part : parts) {
            spans.add(new Span(start, start + part.length()));
            start += part.length() + 1;
        }
        return new Parts(spans);
    }

    /** The part that a stretch has most characters of, the first of equals; -1 if it has none of any. */
    int at(Span stretch) {
        int best = -1;
        int most = 0;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            int shared = Math.min(span.end(), stretch.end()) - Math.max(span.start(), stretch.start());
            if (shared > most) {
                most = shared;
                best = i;
            }
        }
        return best;
    }
}
