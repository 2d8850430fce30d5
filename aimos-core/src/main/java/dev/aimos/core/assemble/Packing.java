package dev.aimos.core.assemble;

import dev.aimos.index.ContextOptions;
import dev.aimos.index.TokenCounter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Packs passages into a budget, so that the text they make is never over it. */
final class Packing {
    /** A score of 1 is worth so much; each passage is worth 1 more, so that one with a score of 0 fills room left over. */
    private static final double SCALE = 1_000_000;

    private Packing() {}

    /**
     * The passages that fit, strongest first.
     *
     * <p>Tokens are not additive: two texts joined may have more than the sum. So the whole text, laid out as it will be
     * read, is counted at the end, and as long as it has too many, the weakest passage is dropped.
     *
     * @param pieces the passages, strongest first
     */
    static List<Piece> pack(List<Piece> pieces, ContextOptions options, TokenCounter counter, StageLog log) {
        int budget = options.budget().tokens();
        List<Packer.Item> items = pieces.stream()
                .map(piece ->
                        new Packer.Item(piece.key(), Layout.cost(piece, pieces.size(), counter), value(piece.score())))
                .toList();
        BitSet chosen = new BitSet();
        Packer.of(options.packing()).choose(items, budget).forEach(chosen::set);
        int left = budget - chosen.stream().map(i -> items.get(i).tokens()).sum();
        List<Piece> packed = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (chosen.get(i)) {
                packed.add(pieces.get(i));
            } else {
                log.drop(pieces.get(i), reason(items.get(i).tokens(), budget, left));
            }
        }
        int tokens = tokens(packed, options, counter);
        while (tokens > budget) {
            log.drop(
                    packed.removeLast(),
                    "is the weakest, and the whole text has " + tokens + " tokens under a budget of " + budget);
            tokens = tokens(packed, options, counter);
        }
        return packed;
    }

    /** What a passage is worth to the optimal packing. */
    static long value(double score) {
        return Math.round(SCALE * score) + 1;
    }

    private static String reason(int tokens, int budget, int left) {
        return tokens > budget
                ? "takes " + tokens + " tokens, more than the budget of " + budget
                : "takes " + tokens + " tokens, and the passages preferred to it leave " + left + " of " + budget;
    }

    private static int tokens(List<Piece> packed, ContextOptions options, TokenCounter counter) {
        return Layout.tokens(Layout.render(Layout.order(packed, options.order())), counter);
    }
}
