package dev.aimos.examples.cli;

import dev.aimos.examples.text.Highlight;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.HitView;
import dev.aimos.examples.wire.Snippet;
import dev.aimos.examples.wire.Times;
import dev.aimos.index.Address;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Node;
import dev.aimos.index.Query;

/** What a search found, for people. */
final class HitsText {
    private static final String INDENT = "           ";
    private static final int PASSAGE = 320;
    private static final int NEIGHBOUR = 160;

    private final Out out;
    private final Ink ink;
    private final Query query;
    private final HitView view;
    private final boolean momentChosen;
    private final Highlight highlight;

    HitsText(Out out, Query query, HitView view, boolean momentChosen) {
        this.out = out;
        this.ink = out.ink();
        this.query = query;
        this.view = view;
        this.momentChosen = momentChosen;
        this.highlight = new Highlight(query.text(), ink::bold);
    }

    void print(Hits hits) {
        if (hits.isEmpty()) {
            out.line("nothing found");
        }
        int rank = 1;
        for (Hit hit : hits) {
            heading(rank++, hit);
            view.above(hit).ifPresent(node -> neighbour("in ", hit, node));
            view.before(hit).forEach(node -> neighbour("", hit, node));
            String shown = shown(hit);
            if (!shown.isEmpty()) {
                out.line(INDENT + highlight.in(shown));
            }
            view.after(hit).forEach(node -> neighbour("", hit, node));
            hit.explanation()
                    .ifPresent(why ->
                            why.toString().lines().forEach(line -> out.line(INDENT + ink.dim(Printable.line(line)))));
        }
        if (momentChosen) {
            out.line(ink.dim("as of transaction %,d, true at %s"
                    .formatted(hits.basis().tx(), Times.shown(hits.basis().validAt()))));
        }
    }

    private void heading(int rank, Hit hit) {
        String aside;
        if (hit.level() == Level.DOCUMENT) {
            String title = Describe.title(hit.atom());
            boolean same = shown(hit).startsWith(title.length() > 40 ? title.substring(0, 40) : title);
            aside = same ? "" : Printable.line(title, 70);
        } else {
            aside = "%s chars %d-%d"
                    .formatted(
                            place(hit.address()), hit.span().start(), hit.span().end());
        }
        out.line("%2d  %.3f  %s%s"
                .formatted(
                        rank,
                        hit.score(),
                        ink.cyan(Printable.line(hit.key(), 80)),
                        aside.isEmpty() ? "" : "  " + ink.dim(aside)));
    }

    /** The numbers of an address, without its key. */
    static String place(Address address) {
        String written = address.toString();
        int at = written.lastIndexOf("/sec:");
        return at < 0 ? "" : written.substring(at + 1);
    }

    private String shown(Hit hit) {
        return hit.level() == Level.DOCUMENT
                ? Snippet.of(hit, query.text(), highlight)
                : highlight.window(oneLine(hit.text()), PASSAGE);
    }

    private void neighbour(String prefix, Hit hit, Node node) {
        String text = oneLine(HitView.quote(hit.outline(), node));
        out.line(INDENT + ink.dim(prefix + Printable.line(text, NEIGHBOUR)));
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
