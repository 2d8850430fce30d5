package dev.aimos.examples.wire;

import dev.aimos.examples.text.Highlight;
import dev.aimos.examples.text.Markdown;
import dev.aimos.examples.text.Passages;
import dev.aimos.examples.text.Sentence;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.memory.Atom;
import java.util.ArrayList;
import java.util.List;

/** The sentence of an atom that speaks most of what was asked. */
public final class Snippet {
    /** Beyond so many characters an atom is not searched for a snippet. */
    private static final int LOOKED_AT = 200_000;

    private static final int SHOWN = 160;

    private Snippet() {}

    /** What to show of a hit on one line: its sentence that speaks most of what was asked. */
    public static String of(Hit hit, String question, Highlight highlight) {
        return hit.level() == Level.DOCUMENT
                ? of(hit.atom(), question, highlight)
                : highlight.window(hit.text().strip().replaceAll("\\s+", " "), SHOWN);
    }

    /** A stretch of the atom's text on one line, not yet made printable; empty if it has no text. */
    public static String of(Atom atom, String question, Highlight highlight) {
        String text = atom.text();
        String looked = text.substring(0, Math.min(text.length(), LOOKED_AT));
        List<Passages.Candidate<String>> sentences = new ArrayList<>();
        for (Sentence sentence : Markdown.sentences(looked)) {
            sentences.add(new Passages.Candidate<>(sentence, "", atom.key(), 1));
        }
        String best = new Passages(question)
                .best(sentences, 1).stream()
                        .map(candidate -> candidate.sentence().text())
                        .findFirst()
                        .orElseGet(() -> sentences.isEmpty()
                                ? looked.strip().replaceAll("\\s+", " ")
                                : sentences.get(0).sentence().text());
        return highlight.window(best, SHOWN);
    }
}
