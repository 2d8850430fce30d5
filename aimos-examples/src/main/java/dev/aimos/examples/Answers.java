package dev.aimos.examples;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Highlight;
import dev.aimos.examples.text.Printable;
import dev.aimos.index.Address;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Filter;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Judgement;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.util.ArrayList;
import java.util.List;

/** Answers questions with sentences of the documentation, each with the file and line it stands on. */
final class Answers {
    private static final int LOOKED_AT = 20;
    private static final int SENTENCES = 2;

    /** A sentence that scores less than this share of the best is not worth a reader's time. */
    private static final double WORTH_READING = 0.85;

    /** A context of some lines needs no more; with a hundred, weak ones would fill the budget up. */
    private static final int CANDIDATES = 6;

    private final AimOs os;
    private final Screen screen;

    Answers(AimOs os, Screen screen) {
        this.os = os;
        this.screen = screen;
    }

    private static Query query(String question) {
        return Query.of(question).filter(Filter.all().tag(Library.TAG));
    }

    /** The sentences that answer a question best; headings and their like are no sentences. */
    void answer(String question) {
        screen.blank();
        screen.line(screen.ink().bold(Printable.line(question)));
        List<Hit> best = new ArrayList<>();
        Query sentences = query(question).level(Level.SENTENCE).limit(LOOKED_AT).receipt(true);
        Hits hits = os.index().search(sentences);
        for (Hit hit : hits) {
            boolean worth =
                    best.isEmpty() || hit.score() >= WORTH_READING * best.get(0).score();
            if (best.size() < SENTENCES && worth && prose(hit.text())) {
                best.add(hit);
            }
        }
        if (best.isEmpty()) {
            screen.line("  The documentation says nothing of this.");
        }
        Highlight highlight = new Highlight(question, screen.ink()::green);
        for (Hit hit : best) {
            String sentence =
                    hit.outline().node(hit.address()).map(Node::searchable).orElse(hit.text());
            screen.wrapped("  ", sentence, highlight::in);
            screen.line(screen.ink().dim("    " + citation(hit.outline(), hit.address())));
        }
        screen.line(screen.ink().dim("    " + witnessed(sentences, hits)));
    }

    /** Records what was found, and how sure it is that it answers; the witness can be checked as long as the store is there. */
    private String witnessed(Query question, Hits hits) {
        Assessment sure = os.witnesses().assess(question, hits, Criticality.LOW_STAKES);
        Judgement judgement = os.witnesses().gate().judge(sure.confidence(), sure.risk(), Criticality.LOW_STAKES);
        Witnessed witness = os.witnesses()
                .record(Witness.of(hits.receipt().orElseThrow())
                        .assessment(sure)
                        .judgement(judgement)
                        .build());
        return "witness %s: confidence %.2f, %s"
                .formatted(
                        witness.id().abbreviated(),
                        judgement.confidence(),
                        judgement.passed() ? "passed" : "not sure enough even for low stakes");
    }

    private static boolean prose(String text) {
        return !text.startsWith("#") && text.endsWith(".");
    }

    /** What a model would be given to read, with the places its numbers stand for. */
    void context(String question, int budget) {
        ContextOptions options = ContextOptions.of(TokenBudget.of(budget))
                .candidates(CANDIDATES)
                .order(ContextOptions.ReadingOrder.RELEVANCE);
        Context context = os.index().assemble(query(question).level(Level.SECTION), options);
        screen.line(screen.ink().bold(Printable.line(question)));
        for (Context.Passage passage : context.passages()) {
            screen.wrapped("  ", "[" + passage.number() + "] " + oneLine(passage.text()), Printable::line);
        }
        for (Context.Passage passage : context.passages()) {
            os.index()
                    .outline(passage.address().key(), AsOf.basis(context.basis()))
                    .ifPresent(outline -> screen.line(screen.ink()
                            .dim("    [" + passage.number() + "] "
                                    + citation(outline, passage.quotes().get(0).address()))));
        }
        screen.line(screen.ink()
                .dim("    %d of %d tokens, by estimate; %d passages looked at, %d left out"
                        .formatted(
                                context.tokens(),
                                budget,
                                context.stages().get(0).in(),
                                context.dropped().size())));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** File, line and heading: the key of a document is its path. */
    private static String citation(Outline outline, Address address) {
        int start = outline.node(address).map(node -> node.quote().start()).orElse(0);
        long line = 1
                + outline.text()
                        .substring(0, start)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        String heading = outline.children(address.at(Level.SECTION)).stream()
                .findFirst()
                .filter(first -> first.text().startsWith("#"))
                .map(Node::searchable)
                .orElse("");
        return Printable.line(outline.key() + ":" + line + "  " + heading);
    }
}
