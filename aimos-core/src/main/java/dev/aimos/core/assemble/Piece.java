package dev.aimos.core.assemble;

import dev.aimos.index.Address;
import dev.aimos.index.Context;
import dev.aimos.index.Node;
import dev.aimos.index.Span;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A candidate on its way through the stages.
 *
 * @param number its number in the list that is assembled
 * @param found what was found
 * @param spans the stretches of its atom's text that are left of it, in order and apart from each other
 */
record Piece(int number, Found found, List<Span> spans) {
    /** Stands where something between two stretches is left out. */
    static final String GAP = " … ";

    Piece {
        spans = List.copyOf(spans);
    }

    /** A candidate as it was found, without the white space around it. */
    static Piece of(int number, Found found) {
        return new Piece(number, found, List.of(found.node().quote()));
    }

    Address address() {
        return found.address();
    }

    String key() {
        return found.address().key();
    }

    double score() {
        return found.score();
    }

    /** What the model reads of it. */
    String text() {
        String whole = found.outline().text();
        return spans.stream().map(span -> span.of(whole)).collect(Collectors.joining(GAP));
    }

    /** The stretches as they are cited. */
    List<Context.Quote> quotes() {
        String whole = found.outline().text();
        return spans.stream()
                .map(span -> new Context.Quote(
                        smallest(span), span, Hash.sha256(span.of(whole).getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    /** The address of the smallest node that contains a stretch of this piece. */
    private Address smallest(Span span) {
        Address smallest = address();
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Node child : found.outline().children(smallest)) {
                if (child.span().contains(span)) {
                    smallest = child.address();
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }
}
