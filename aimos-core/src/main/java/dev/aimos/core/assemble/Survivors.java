package dev.aimos.core.assemble;

import dev.aimos.core.rerank.Stretch;
import dev.aimos.index.Address;
import dev.aimos.index.Candidates;
import java.util.List;

/**
 * The candidates still there when they are re-ranked, numbered anew.
 *
 * @param pieces them, best first
 * @param signals what is known of them, by their old numbers
 * @param stretch brings their scores on one scale
 */
record Survivors(List<Piece> pieces, Signals signals, Stretch stretch) implements Candidates {
    @Override
    public int size() {
        return pieces.size();
    }

    @Override
    public Address address(int candidate) {
        return pieces.get(candidate).address();
    }

    @Override
    public double relevance(int candidate) {
        return stretch.of(pieces.get(candidate).score());
    }

    @Override
    public double similarity(int one, int other) {
        return signals.similarity(pieces.get(one).number(), pieces.get(other).number());
    }

    @Override
    public boolean contradict(int one, int other) {
        return signals.contradict(pieces.get(one).number(), pieces.get(other).number());
    }
}
