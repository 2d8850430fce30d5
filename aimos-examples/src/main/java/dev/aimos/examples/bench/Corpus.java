package dev.aimos.examples.bench;

import dev.aimos.memory.AtomDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up text of forty words, drawn from 50,000 words by Zipf's law; the same for the same number, in every run.
 *
 * <p>Zipf-distributed words give an index what real text gives it: a few very long posting lists and very many short ones.
 */
final class Corpus {
    private static final int VOCABULARY = 50_000;
    private static final int WORDS = 40;

    private final double[] cumulative = new double[VOCABULARY];

    Corpus() {
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1.0 / (rank + 2.7);
            cumulative[rank] = sum;
        }
    }

    /** Text number {@code i}, in a version. */
    String text(long i, int version) {
        SplittableRandom random = new SplittableRandom(i * 31 + version);
        StringBuilder text = new StringBuilder(WORDS * 7);
        for (int w = 0; w < WORDS; w++) {
            text.append(w == 0 ? "" : " ").append(word(random));
        }
        return text.toString();
    }

    String text(long i) {
        return text(i, 0);
    }

    /** A sentence of words by the same law, with a capital and a full stop. */
    String sentence(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder(words * 7);
        for (int w = 0; w < words; w++) {
            text.append(w == 0 ? "" : " ").append(word(random));
        }
        text.setCharAt(0, Character.toUpperCase(text.charAt(0)));
        return text.append('.').toString();
    }

    static String key(long i) {
        return "atom/" + i;
    }

    AtomDraft draft(long i) {
        return AtomDraft.text(key(i), text(i));
    }

    /** Drafts [from, to). */
    List<AtomDraft> drafts(long from, long to, int version) {
        List<AtomDraft> drafts = new ArrayList<>((int) (to - from));
        for (long i = from; i < to; i++) {
            drafts.add(AtomDraft.text(key(i), text(i, version)));
        }
        return drafts;
    }

    /** A query of three words, the commonest left out, as stop words would be. */
    String query(int i) {
        SplittableRandom random = new SplittableRandom(77_000_000L + i);
        StringBuilder query = new StringBuilder();
        while (query.toString().split(" ").length < 3 || query.isEmpty()) {
            int rank = rank(random);
            if (rank >= 30) {
                query.append(query.isEmpty() ? "" : " ").append(word(rank));
            }
        }
        return query.toString();
    }

    private String word(SplittableRandom random) {
        return word(rank(random));
    }

    private int rank(SplittableRandom random) {
        double x = random.nextDouble() * cumulative[VOCABULARY - 1];
        int low = 0;
        int high = VOCABULARY - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The word of a rank. */
    static String word(int rank) {
        StringBuilder word = new StringBuilder(8);
        int left = rank * 7 + 3;
        do {
            word.append("bcdfghjklmnprstvz".charAt(left % 17)).append("aeiou".charAt(left / 17 % 5));
            left /= 85;
        } while (left > 0);
        return word.toString();
    }
}
