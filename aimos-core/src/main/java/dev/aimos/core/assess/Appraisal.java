package dev.aimos.core.assess;

import dev.aimos.index.Analyzer;
import dev.aimos.index.Mode;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * The signals of one retrieval, and the confidence they make together: a logistic model,
 *
 * <pre>σ(−5.4 + 4·names + 3·margin + coverage + score + 3·agreement + support/2 − 2·contradiction)</pre>
 *
 * <p>The first five weights were rounded from a logistic regression on three conversations of LoCoMo (Maharana et al., ACL
 * 2024), with "answerable, and the passage that answers it is in the top ten" as what is to be told; {@code
 * docs/benchmarks.md} has what comes out on the others. Those of support and contradiction are a judgement: with the graph's
 * word against a passage the odds fall to an eighth at the most, and its word for it lifts them by two thirds. What cannot be
 * measured has a typical value, so that the same intercept serves. Deterministic.
 */
public final class Appraisal {
    /** So many of the best hits are looked at. */
    public static final int DEPTH = 10;

    private static final int BEST = 3;
    private static final double INTERCEPT = -5.4;
    private static final double NAMES = 4;
    private static final double MARGIN = 3;
    private static final double COVERAGE = 1;
    private static final double SCORE = 1;
    private static final double AGREEMENT = 3;
    private static final double SUPPORT = 0.5;
    private static final double CONTRADICTION = -2;

    private static final double NO_NAMES = 0.5;
    private static final double ONE_HIT = 0.25;
    private static final double NOT_COMPARED = 0.6;

    /** More than this says no more. */
    private static final double GREATEST_MARGIN = 0.5;

    /** Vector scores lie so much closer together than others. */
    private static final double VECTOR_MARGIN = 10;

    private final Map<String, Double> signals;

    private Appraisal(Map<String, Double> signals) {
        this.signals = signals;
    }

    /**
     * What there is to go by.
     *
     * @param question what was asked
     * @param passages what the best hits say, at least one, the best first
     * @param scores their scores
     * @param mode how they were found
     * @param weights what each of the question's terms weighs
     * @param lexicalScore score of the best hit by words alone
     * @param agreement share of the hits that are among the best by words alone, unless they were found so
     * @param support how far the graph bears out what the best hits claim
     * @param contradiction how far it speaks against it
     */
    public record Facts(
            String question,
            List<Passage> passages,
            List<Double> scores,
            Mode mode,
            Map<String, Double> weights,
            double lexicalScore,
            OptionalDouble agreement,
            double support,
            double contradiction) {
        public Facts {
            passages = List.copyOf(passages);
            scores = List.copyOf(scores);
            weights = Map.copyOf(weights);
        }
    }

    /** Appraises. Cost: linear in the passages' text. */
    public static Appraisal of(Facts facts, Analyzer analyzer) {
        Map<String, Double> signals = new TreeMap<>();
        Attribution attribution = new Attribution(Names.in(facts.question()), facts.passages());
        Map<String, Double> content = new TreeMap<>(facts.weights());
        attribution.apart().forEach(name -> analyzer.terms(name).forEach(content::remove));
        double best = 0;
        double weight = 0;
        double attributed = 0;
        for (int i = 0; i < facts.passages().size(); i++) {
            Passage passage = facts.passages().get(i);
            double covered = coverage(content.isEmpty() ? facts.weights() : content, passage, analyzer);
            best = i < BEST ? Math.max(best, covered) : best;
            if (attribution.applies()) {
                weight += covered * covered;
                attributed += covered * covered * attribution.of(passage);
            }
        }
        signals.put("names", weight > 0 ? attributed / weight : NO_NAMES);
        signals.put("coverage", best);
        signals.put("margin", margin(facts.scores(), facts.mode()));
        signals.put("score", facts.lexicalScore());
        signals.put("agreement", facts.agreement().orElse(NOT_COMPARED));
        signals.put("support", facts.support());
        signals.put("contradiction", facts.contradiction());
        return new Appraisal(Collections.unmodifiableMap(signals));
    }

    /** The share of the terms' weight that a passage has. */
    private static double coverage(Map<String, Double> content, Passage passage, Analyzer analyzer) {
        Set<String> terms = new HashSet<>(analyzer.terms(passage.text()));
        double covered = 0;
        double all = 0;
        for (Map.Entry<String, Double> term : content.entrySet()) {
            all += term.getValue();
            covered += terms.contains(term.getKey()) ? term.getValue() : 0;
        }
        return all > 0 ? covered / all : 0;
    }

    /** By how much the best score is above the mean of the others, as a share of it. */
    private static double margin(List<Double> scores, Mode mode) {
        double best = scores.get(0);
        if (scores.size() == 1) {
            return ONE_HIT;
        }
        if (!(best > 0)) {
            return 0;
        }
        double others = scores.stream().skip(1).mapToDouble(Double::doubleValue).sum() / (scores.size() - 1);
        double lead = (best - others) / best;
        return Math.clamp(mode == Mode.VECTOR ? VECTOR_MARGIN * lead : lead, 0, GREATEST_MARGIN);
    }

    /** The signals by name; all from 0 to 1. */
    public Map<String, Double> signals() {
        return signals;
    }

    /** How little the best hit stands out, from 0 to 1. */
    public double thinness() {
        return 1 - signal("margin") / GREATEST_MARGIN;
    }

    /** How sure it is, from 0 to 1, not calibrated. */
    public double confidence() {
        double logit = INTERCEPT
                + NAMES * signal("names")
                + MARGIN * signal("margin")
                + COVERAGE * signal("coverage")
                + SCORE * signal("score")
                + AGREEMENT * signal("agreement")
                + SUPPORT * signal("support")
                + CONTRADICTION * signal("contradiction");
        return 1 / (1 + StrictMath.exp(-logit));
    }

    private double signal(String name) {
        return signals.getOrDefault(name, 0.0);
    }
}
