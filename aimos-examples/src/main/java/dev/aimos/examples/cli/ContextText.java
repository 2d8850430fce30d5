package dev.aimos.examples.cli;

import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.index.Context;
import java.util.stream.Collectors;

/** A context for people: the text a model would read, then where each passage is from. */
final class ContextText {
    private final Out out;
    private final Ink ink;
    private final boolean report;

    ContextText(Out out, boolean report) {
        this.out = out;
        this.ink = out.ink();
        this.report = report;
    }

    void print(Context context) {
        if (context.passages().isEmpty()) {
            out.line("nothing found that fits");
        } else {
            out.line(Printable.block(context.text().stripTrailing()));
        }
        out.line("");
        citations(context);
        if (report) {
            context.stages().forEach(this::stage);
        }
    }

    /** Where each passage is from, without its text. */
    void citations(Context context) {
        context.passages().forEach(passage -> out.line(citation(passage)));
        out.line(ink.dim("%,d of %,d tokens by %s, %s"
                .formatted(
                        context.tokens(),
                        context.budget(),
                        Printable.line(context.counter()),
                        Shapes.lower(context.mode()))));
    }

    /** Such as {@code [1] docs/guide.md sec:2/par:3 chars 120-340}. */
    private String citation(Context.Passage passage) {
        String spans = passage.quotes().stream()
                .map(quote -> quote.span().start() + "-" + quote.span().end())
                .collect(Collectors.joining(", "));
        String place = HitsText.place(passage.address());
        return "[%d] %s%s chars %s"
                .formatted(
                        passage.number(),
                        ink.cyan(Printable.line(passage.address().key(), 80)),
                        place.isEmpty() ? "" : " " + place,
                        spans);
    }

    private void stage(Context.Stage stage) {
        String note = stage.note().isEmpty() ? "" : "; " + Printable.line(stage.note());
        out.line("%-12s %,d of %,d%s".formatted(Printable.line(stage.name()), stage.out(), stage.in(), note));
        for (Context.Dropped dropped : stage.dropped()) {
            String where = Printable.line((dropped.address().key() + " " + HitsText.place(dropped.address())).strip());
            out.line("  " + ink.dim("dropped  ") + where + ": " + Printable.line(dropped.reason()));
        }
    }
}
