package dev.aimos.examples.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Picks, among sentences that a search brought up, those that speak of most of what was asked.
 *
 * <p>A sentence counts the weights of the asked stems it holds; the weight of a stem is log(1 + N/n), where n of the N
 * sentences hold it, as in the inverse document frequency of Spärck Jones (1972). Long sentences pay for their length.
 */
public final class Passages {
    /** A sentence that scores less than this share of the best is not worth a reader's time. */
    private static final double WORTH_READING = 0.6;

    private final Set<String> asked;

    public Passages(String question) {
        asked = Words.asked(question);
    }

    /**
     * A sentence that may answer.
     *
     * @param sentence the sentence
     * @param context its heading: words found there count half
     * @param source where it stands, for whoever asked
     * @param rank weight of the document it stands in, from 0 to 1
     */
    public record Candidate<T>(Sentence sentence, String context, T source, double rank) {}

    /** The best candidates, best first, without two of the same words. */
    public <T> List<Candidate<T>> best(List<Candidate<T>> candidates, int most) {
        Map<Candidate<T>, Set<String>> held = new HashMap<>();
        Map<String, Integer> frequency = new HashMap<>();
        for (Candidate<T> candidate : candidates) {
            Set<String> stems = held(candidate.sentence().text());
            held.put(candidate, stems);
            stems.forEach(stem -> frequency.merge(stem, 1, Integer::sum));
        }
        ToDoubleFunction<String> weight =
                stem -> Math.log(1 + (double) candidates.size() / frequency.getOrDefault(stem, 1));
        Map<Candidate<T>, Double> scores = new HashMap<>();
        held.forEach((candidate, stems) -> scores.put(candidate, score(candidate, stems, weight)));
        double top = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
        Set<String> said = new HashSet<>();
        return candidates.stream()
                .filter(candidate -> scores.getOrDefault(candidate, 0.0) > top * WORTH_READING)
                .sorted(Comparator.comparingDouble((Candidate<T> c) -> -scores.getOrDefault(c, 0.0)))
                .filter(candidate -> said.add(candidate.sentence().text()))
                .limit(most)
                .toList();
    }

    private double score(Candidate<?> candidate, Set<String> stems, ToDoubleFunction<String> weight) {
        if (stems.isEmpty()) {
            return 0;
        }
        Set<String> above = held(candidate.context());
        double sum = 0;
        for (String stem : asked) {
            sum += stems.contains(stem)
                    ? weight.applyAsDouble(stem)
                    : above.contains(stem) ? weight.applyAsDouble(stem) / 2 : 0;
        }
        int length = candidate.sentence().text().length();
        double brief = 1 / (1 + Math.max(0, length - 160) / 240.0);
        double terse = length < 25 ? 0.5 : 1;
        return sum * brief * terse * (0.5 + candidate.rank() / 2);
    }

    private Set<String> held(String text) {
        Set<String> stems = new HashSet<>();
        for (Words.Word word : Words.of(text)) {
            if (asked.contains(word.stem())) {
                stems.add(word.stem());
            }
        }
        return stems;
    }
}
