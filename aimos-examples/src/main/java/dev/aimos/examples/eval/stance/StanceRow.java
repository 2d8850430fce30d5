package dev.aimos.examples.eval.stance;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one judge makes of one half, or of all.
 *
 * @param judge its name
 * @param half {@code tuned}, {@code held out} or {@code all}
 * @param pairs how many pairs of a claim and a sentence
 * @param right pairs that it says contradict and that do
 * @param wrong pairs that it says contradict and of which nobody says so
 * @param missed pairs that contradict and of which it does not say so
 * @param abstracts how many pairs of a claim and an abstract
 * @param firsts in how many of them the sentence that it is most sure contradicts is one that does
 * @param unlabelled how many unlabelled pairs
 * @param alarms how many of those it says contradict
 */
public record StanceRow(
        String judge,
        String half,
        int pairs,
        int right,
        int wrong,
        int missed,
        int abstracts,
        int firsts,
        int unlabelled,
        int alarms) {
    /** Of those it says contradict, the share that do. */
    public double precision() {
        return share(right, right + wrong);
    }

    /** Of those that contradict, the share it finds. */
    public double recall() {
        return share(right, right + missed);
    }

    /** The harmonic mean of both. */
    public double f1() {
        return share(2 * right, 2 * right + wrong + missed);
    }

    /** The share of abstracts whose first sentence is right. */
    public double accuracy() {
        return share(firsts, abstracts);
    }

    /** The share of unlabelled pairs that it says contradict. */
    public double alarmRate() {
        return share(alarms, unlabelled);
    }

    /** The figures by name, in the order they are shown in. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("precision", precision());
        figures.put("recall", recall());
        figures.put("F1", f1());
        figures.put("accuracy@1", accuracy());
        figures.put("alarms", alarmRate());
        return figures;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
