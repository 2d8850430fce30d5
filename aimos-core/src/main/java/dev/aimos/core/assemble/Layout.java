package dev.aimos.core.assemble;

import dev.aimos.index.ContextOptions.ReadingOrder;
import dev.aimos.index.TokenCounter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.StringJoiner;

/** How passages are laid out for the reader: their order, and the text they make. */
final class Layout {
    /** Stands between two passages. */
    private static final String SEPARATOR = "\n\n";

    private Layout() {}

    /** Passages, given strongest first, in the order they are read in. */
    static List<Piece> order(List<Piece> strongestFirst, ReadingOrder order) {
        return switch (order) {
            case RELEVANCE -> strongestFirst;
            case SOURCE ->
                strongestFirst.stream()
                        .sorted(Comparator.comparing(Piece::address))
                        .toList();
            case EDGES_FIRST -> edgesFirst(strongestFirst);
        };
    }

    private static List<Piece> edgesFirst(List<Piece> strongestFirst) {
        List<Piece> order = new ArrayList<>();
        Deque<Piece> end = new ArrayDeque<>();
        for (int i = 0; i < strongestFirst.size(); i++) {
            if (i % 2 == 0) {
                order.add(strongestFirst.get(i));
            } else {
                end.addFirst(strongestFirst.get(i));
            }
        }
        order.addAll(end);
        return order;
    }

    /** The text that passages make, numbered from 1 in their order. */
    static String render(List<Piece> inReadingOrder) {
        StringJoiner text = new StringJoiner(SEPARATOR);
        int number = 0;
        for (Piece piece : inReadingOrder) {
            number++;
            text.add(marker(number) + piece.text());
        }
        return text.toString();
    }

    private static String marker(int number) {
        return "[" + number + "] ";
    }

    /** How many tokens a text has; the empty text none, whatever the counter says. */
    static int tokens(String text, TokenCounter counter) {
        return text.isEmpty() ? 0 : counter.count(text);
    }

    /** How many tokens a passage takes with the longest marker that it may get among so many, and a separator. */
    static int cost(Piece piece, int among, TokenCounter counter) {
        return counter.count(marker(among) + piece.text() + SEPARATOR);
    }
}
