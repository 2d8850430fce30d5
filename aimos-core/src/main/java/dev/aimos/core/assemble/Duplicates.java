package dev.aimos.core.assemble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds passages that say again what a better one says. A passage is a duplicate of a better one if
 *
 * <ul>
 *   <li>it is of the same atom, and in it or around it; or
 *   <li>it has the same words in the same order; or
 *   <li>of its shingles of three words (Broder, On the resemblance and containment of documents, 1997) the better one has
 *       at least the share that the threshold asks for. Containment is taken, and of the later in the better: a short
 *       passage within a longer one goes, a longer one that adds to a short one stays; or
 *   <li>the two are at least as similar as the threshold asks for, share a shingle, and the better one has that share of
 *       its distinct words, too: the same words in another order.
 * </ul>
 *
 * <p>Similarity alone is not enough: vectors call "is 330 m tall" and "is 312 m tall" all but the same. For the same reason a
 * passage with a number that the better one lacks is no near-duplicate of it, however long the rest.
 *
 * <p>What is superseded, or contradicts the passage, does not count as the better one; the stages after this one
 * decide between the two.
 *
 * <p>Cost: one look-up for each shingle, and one step for each earlier passage that has it. Confined to one thread.
 */
final class Duplicates {
    private final double threshold;
    private final Signals signals;
    private final Conflicts conflicts;
    private final List<Piece> kept = new ArrayList<>();
    private final List<Words> keptWords = new ArrayList<>();
    private final Map<String, List<Integer>> byShingle = new HashMap<>();
    private final Map<String, List<Integer>> byKey = new HashMap<>();
    private final Map<List<String>, List<Integer>> byWords = new HashMap<>();

    private Duplicates(double threshold, Signals signals, Conflicts conflicts) {
        this.threshold = threshold;
        this.signals = signals;
        this.conflicts = conflicts;
    }

    /** What is left of some passages, best first, without those that repeat a better one. */
    static List<Piece> drop(List<Piece> pieces, double threshold, Signals signals, Conflicts conflicts, StageLog log) {
        Duplicates duplicates = new Duplicates(threshold, signals, conflicts);
        for (Piece piece : pieces) {
            Words words = Words.of(piece.text());
            duplicates
                    .reason(piece, words)
                    .ifPresentOrElse(reason -> log.drop(piece, reason), () -> duplicates.keep(piece, words));
        }
        return List.copyOf(duplicates.kept);
    }

    private void keep(Piece piece, Words words) {
        int number = kept.size();
        kept.add(piece);
        keptWords.add(words);
        words.shingles().forEach(shingle -> file(byShingle, shingle, number));
        file(byKey, piece.key(), number);
        file(byWords, words.all(), number);
    }

    private static <K> void file(Map<K, List<Integer>> index, K key, int number) {
        index.computeIfAbsent(key, absent -> new ArrayList<>()).add(number);
    }

    private Optional<String> reason(Piece piece, Words words) {
        for (int number : byKey.getOrDefault(piece.key(), List.of())) {
            Piece better = kept.get(number);
            if (better.address().contains(piece.address())) {
                return Optional.of("is in " + better.address() + ", which matches better");
            }
            if (piece.address().contains(better.address())) {
                return Optional.of("is around " + better.address() + ", which matches better");
            }
        }
        for (int number : byWords.getOrDefault(words.all(), List.of())) {
            if (counts(kept.get(number), piece)) {
                return Optional.of("has the same words as " + kept.get(number).address());
            }
        }
        return near(piece, words);
    }

    private Optional<String> near(Piece piece, Words words) {
        Map<Integer, Integer> shared = new TreeMap<>();
        for (String shingle : words.shingles()) {
            for (int number : byShingle.getOrDefault(shingle, List.of())) {
                shared.merge(number, 1, Integer::sum);
            }
        }
        for (Map.Entry<Integer, Integer> entry : shared.entrySet()) {
            Piece better = kept.get(entry.getKey());
            Words betterWords = keptWords.get(entry.getKey());
            if (!betterWords.numbers().containsAll(words.numbers()) || !counts(better, piece)) {
                continue;
            }
            double contained = entry.getValue() / (double) words.shingles().size();
            if (contained >= threshold) {
                return Optional.of(percent(contained) + " of its word triples are in " + better.address());
            }
            if (common(words, betterWords) >= threshold) {
                double similarity = signals.similarity(better.number(), piece.number());
                if (similarity >= threshold) {
                    return Optional.of(
                            "is like " + better.address() + " by " + percent(similarity) + ", and in the same words");
                }
            }
        }
        return Optional.empty();
    }

    private static double common(Words words, Words better) {
        Set<String> common = new HashSet<>(words.distinct());
        common.retainAll(better.distinct());
        return common.size() / (double) Math.max(1, words.distinct().size());
    }

    private boolean counts(Piece better, Piece piece) {
        boolean obsolete = conflicts.superseding(better.key()).isPresent()
                && conflicts.superseding(piece.key()).isEmpty();
        return !obsolete && !signals.contradict(better.number(), piece.number());
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
