package dev.aimos.examples;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.examples.text.Highlight;
import dev.aimos.examples.text.Markdown;
import dev.aimos.examples.text.Passages;
import dev.aimos.examples.text.Passages.Candidate;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.text.Sentence;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Query;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Filter;
import java.util.ArrayList;
import java.util.List;

/** Answers questions with sentences of the documentation, each with the file and line it stands on. */
final class Answers {
    private static final int SECTIONS = 8;
    private static final int SENTENCES = 2;

    private final AimOs os;
    private final Screen screen;

    Answers(AimOs os, Screen screen) {
        this.os = os;
        this.screen = screen;
    }

    void answer(String question) {
        screen.blank();
        screen.line(screen.ink().bold(Printable.line(question)));
        Query query = Query.of(question).filter(Filter.all().tag(Library.TAG)).limit(SECTIONS);
        List<Candidate<Atom>> best =
                new Passages(question).best(candidates(os.index().search(query)), SENTENCES);
        if (best.isEmpty()) {
            screen.line("  The documentation says nothing of this.");
        }
        Highlight highlight = new Highlight(question, screen.ink()::green);
        for (Candidate<Atom> found : best) {
            screen.wrapped("  ", found.sentence().text(), highlight::in);
            screen.line(screen.ink().dim("    " + citation(found) + "  " + Printable.line(found.context())));
        }
    }

    private static List<Candidate<Atom>> candidates(Hits hits) {
        List<Candidate<Atom>> candidates = new ArrayList<>();
        for (Hit hit : hits) {
            double rank = hit.score() / hits.list().get(0).score();
            for (Sentence sentence : Markdown.sentences(hit.atom().text())) {
                candidates.add(new Candidate<>(sentence, title(hit.atom()), hit.atom(), rank));
            }
        }
        return candidates;
    }

    private static String title(Atom atom) {
        return atom.metadata().get("title").orElse(null) instanceof Json.Str title ? title.value() : "";
    }

    private static String citation(Candidate<Atom> found) {
        Json.Obj metadata = found.source().metadata();
        String path = metadata.get("path").orElse(null) instanceof Json.Str text
                ? text.value()
                : found.source().key();
        int first = metadata.get("line").orElse(null) instanceof Json.Num line ? (int) line.value() : 1;
        return Printable.line(path) + ":" + (first + found.sentence().line() - 1);
    }
}
