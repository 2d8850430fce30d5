package dev.aimos.core.segment;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Cuts a paragraph into sentences: where {@link BreakIterator} sees a boundary, unless {@link Boundary} sees that the
 * sentence goes on; besides, at the few terminators which the former does not know. A sentence of more than
 * {@value #LONGEST} characters is cut at white space, or where there is none between two graphemes. Not thread-safe.
 */
final class Sentences {
    /** Characters of a sentence that are not cut. */
    static final int LONGEST = 2_000;

    private final BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    private final LongCut longCut = new LongCut(LONGEST);
    private final SegmentsBuilder builder;

    Sentences(SegmentsBuilder builder) {
        this.builder = builder;
    }

    /**
     * Adds the sentences of a passage to the open paragraph.
     *
     * @param start where in the source the first of them starts
     */
    void add(Passage passage, int start) {
        String text = passage.text();
        breaks.setText(text);
        int from = 0;
        int at = 0;
        for (int found = breaks.next(); found != BreakIterator.DONE; found = breaks.next()) {
            for (int inner = Boundary.inside(text, at, found); inner > 0; inner = Boundary.inside(text, at, found)) {
                if (!Boundary.goesOn(text, from, inner)) {
                    part(passage, text, start, from, inner);
                    from = inner;
                }
                at = inner;
            }
            at = Math.max(at, Boundary.moved(text, found));
            if (at > from && (at >= text.length() || !Boundary.goesOn(text, from, at))) {
                part(passage, text, start, from, at);
                from = at;
            }
        }
        if (from < text.length() || text.isEmpty()) {
            part(passage, text, start, from, text.length());
        }
    }

    /** Adds all of a passage as one sentence. */
    void addWhole(Passage passage, int start) {
        String text = passage.text();
        part(passage, text, start, 0, text.length());
    }

    private void part(Passage passage, String text, int start, int from, int to) {
        int at = from;
        while (to - at > LONGEST) {
            int cut = longCut.of(text, at, to);
            piece(passage, text, start, at, cut);
            at = cut;
        }
        if (at < to || from == to) {
            piece(passage, text, start, at, to);
        }
    }

    private void piece(Passage passage, String text, int start, int from, int to) {
        int coreStart = Blank.skip(text, from, to);
        int coreEnd = Blank.skipBack(text, coreStart, to);
        builder.sentence(from == 0 ? start : passage.endBefore(from), text, coreStart, coreEnd);
    }
}
