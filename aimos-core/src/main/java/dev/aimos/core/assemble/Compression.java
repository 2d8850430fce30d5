package dev.aimos.core.assemble;

import dev.aimos.index.Level;
import dev.aimos.index.Node;
import dev.aimos.index.Span;
import dev.aimos.index.TokenCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Shortens passages to their best sentences: extractive, so every word of the result is in the source, in its order.
 *
 * <p>A passage is shortened only if not all passages fit the budget, and it has more tokens than the room a passage may
 * take: that with which the four strongest fit together, sharing what the smaller of them leave. Of its sentences it keeps
 * the best that fit that room, and the best one in any case.
 */
final class Compression {
    private static final int STRONGEST = 4;

    private final TokenCounter counter;
    private final Signals signals;

    Compression(TokenCounter counter, Signals signals) {
        this.counter = counter;
        this.signals = signals;
    }

    /** The passages, strongest first, those that are too large shortened. */
    List<Piece> shorten(List<Piece> pieces, int budget, StageLog log) {
        int[] tokens = pieces.stream()
                .mapToInt(piece -> Layout.cost(piece, pieces.size(), counter))
                .toArray();
        long all = 0;
        for (int count : tokens) {
            all += count;
        }
        if (all <= budget) {
            return pieces;
        }
        int room = room(tokens, budget);
        List<Piece> shortened = new ArrayList<>();
        for (int i = 0; i < tokens.length; i++) {
            Piece piece = pieces.get(i);
            Piece shorter = tokens[i] > room ? shorten(piece, room, pieces.size()) : piece;
            shortened.add(shorter);
            if (!shorter.equals(piece)) {
                log.note(piece.address() + " shortened from " + tokens[i] + " tokens to "
                        + Layout.cost(shorter, pieces.size(), counter));
            }
        }
        return shortened;
    }

    /** The greatest room such that the strongest fit, none of them taking more; or what they leave, if that is more. */
    private static int room(int[] tokens, int budget) {
        int[] strongest = Arrays.stream(tokens).limit(STRONGEST).sorted().toArray();
        int left = budget;
        for (int i = 0; i < strongest.length; i++) {
            int share = left / (strongest.length - i);
            if (strongest[i] > share) {
                return share;
            }
            left -= strongest[i];
        }
        return Math.max(left, strongest[strongest.length - 1]);
    }

    private Piece shorten(Piece piece, int room, int count) {
        List<Node> sentences = sentences(piece);
        if (sentences.size() < 2) {
            return piece;
        }
        List<Integer> best = new ArrayList<>();
        for (int i = 0; i < sentences.size(); i++) {
            best.add(i);
        }
        List<Double> scores = sentences.stream()
                .map(sentence -> signals.sentenceScore(sentence.address()))
                .toList();
        best.sort(Comparator.<Integer>comparingDouble(scores::get).reversed().thenComparing(Comparator.naturalOrder()));
        int gap = counter.count(Piece.GAP);
        long used = Layout.cost(extract(piece, sentences, List.of(best.getFirst())), count, counter);
        TreeSet<Integer> chosen = new TreeSet<>(List.of(best.getFirst()));
        List<Integer> added = new ArrayList<>();
        for (int sentence : best.subList(1, best.size())) {
            long cost = gap + (long) counter.count(quote(piece, sentences.get(sentence)));
            if (used + cost <= room) {
                used += cost;
                chosen.add(sentence);
                added.add(sentence);
            }
        }
        Piece shorter = extract(piece, sentences, chosen);
        while (!added.isEmpty() && Layout.cost(shorter, count, counter) > room) {
            chosen.remove(added.removeLast());
            shorter = extract(piece, sentences, chosen);
        }
        return shorter;
    }

    private static String quote(Piece piece, Node sentence) {
        return sentence.quote().of(piece.found().outline().text());
    }

    private static List<Node> sentences(Piece piece) {
        List<Node> sentences = new ArrayList<>();
        collect(piece, piece.found().node(), sentences);
        return sentences;
    }

    private static void collect(Piece piece, Node node, List<Node> into) {
        if (node.level() == Level.SENTENCE) {
            if (node.quote().length() > 0) {
                into.add(node);
            }
            return;
        }
        piece.found().outline().children(node.address()).forEach(child -> collect(piece, child, into));
    }

    /** The sentences with these numbers, in order; neighbours are one stretch, with what is between them. */
    private static Piece extract(Piece piece, List<Node> sentences, Iterable<Integer> chosen) {
        List<Span> spans = new ArrayList<>();
        int last = -2;
        for (int number : chosen) {
            Span quote = sentences.get(number).quote();
            if (number == last + 1) {
                spans.set(spans.size() - 1, new Span(spans.getLast().start(), quote.end()));
            } else {
                spans.add(quote);
            }
            last = number;
        }
        return new Piece(piece.number(), piece.found(), spans);
    }
}
