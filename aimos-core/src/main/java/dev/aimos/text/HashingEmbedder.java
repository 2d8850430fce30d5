package dev.aimos.text;

import dev.aimos.AimosException;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Embedder;
import java.util.List;

/**
 * An embedder for tests: it hashes the terms of a text, and the trigrams of their letters, into a vector of any dimension, so
 * that texts of the same words are close, and texts of similar words are a little. It understands nothing: a synonym is as
 * far as any other word. Use a model where meaning matters.
 *
 * <p>Feature hashing with signs (Weinberger et al., <i>Feature Hashing for Large Scale Multitask Learning</i>, ICML 2009): each
 * term counts 1 and each trigram 1/4, before the vector is brought to length 1. A text without terms has the vector whose
 * first number is 1 and whose others are 0; so has the rare one whose features cancel each other out.
 *
 * <p>Thread-safe; the same text has the same vector on every machine. Cost: linear in the text, no waiting.
 */
public final class HashingEmbedder implements Embedder {
    private static final int MAX_DIMENSION = 65_536;

    private static final double TRIGRAM = 0.25;

    private final Analyzer analyzer = new EnglishWords();
    private final int dimension;

    /**
     * An embedder.
     *
     * @param dimension how many numbers a vector has, from 1 to 65,536
     * @throws AimosException.InvalidRequest if the dimension is out of that range
     */
    public HashingEmbedder(int dimension) {
        if (dimension < 1 || dimension > MAX_DIMENSION) {
            throw new AimosException.InvalidRequest(
                    "dimension-out-of-range", "a dimension is from 1 to " + MAX_DIMENSION + ", but is " + dimension);
        }
        this.dimension = dimension;
    }

    /** {@code hashing-} and the dimension. */
    @Override
    public String id() {
        return "hashing-" + dimension;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::vector).toList();
    }

    private float[] vector(String text) {
        double[] sums = new double[dimension];
        for (String term : analyzer.terms(text)) {
            add(sums, term, 0, term.length(), 1);
            String padded = '\u0002' + term + '\u0003';
            for (int i = 0; i + 3 <= padded.length(); i++) {
                add(sums, padded, i, i + 3, TRIGRAM);
            }
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        float[] vector = new float[dimension];
        if (squares == 0) {
            vector[0] = 1;
            return vector;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (sums[i] / length);
        }
        return vector;
    }

    private static void add(double[] sums, String feature, int from, int to, double weight) {
        long hash = 0xCBF29CE484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ feature.charAt(i)) * 0x100000001B3L;
        }
        long mixed = mix(hash);
        int at = (int) Long.remainderUnsigned(mixed >>> 1, sums.length);
        sums[at] += (mixed & 1) == 0 ? weight : -weight;
    }

    /** Spreads the bits of FNV-1a, as SplitMix64 does (Steele, Lea and Flood, OOPSLA 2014). */
    private static long mix(long hash) {
        long z = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
