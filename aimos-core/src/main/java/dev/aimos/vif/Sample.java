package dev.aimos.vif;

import dev.aimos.witness.Prediction;
import java.util.Arrays;
import java.util.List;

/** Predictions by their distinct confidences, ascending: the order they came in is gone. */
final class Sample {
    private final double[] confidences;
    private final int[] counts;
    private final int[] rights;
    private final int count;
    private final int right;

    private Sample(double[] confidences, int[] counts, int[] rights, int count, int right) {
        this.confidences = confidences;
        this.counts = counts;
        this.rights = rights;
        this.count = count;
        this.right = right;
    }

    static Sample of(List<Prediction> predictions) {
        double[] sorted = new double[predictions.size()];
        int next = 0;
        for (Prediction prediction : predictions) {
            sorted[next++] = prediction.confidence();
        }
        Arrays.sort(sorted);
        int groups = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[groups++] = sorted[i];
            }
        }
        double[] distinct = Arrays.copyOf(sorted, groups);
        int[] counts = new int[groups];
        int[] rights = new int[groups];
        int right = 0;
        for (Prediction prediction : predictions) {
            int group = Arrays.binarySearch(distinct, prediction.confidence());
            counts[group]++;
            if (prediction.correct()) {
                rights[group]++;
                right++;
            }
        }
        return new Sample(distinct, counts, rights, next, right);
    }

    /** How many distinct confidences there are. */
    int groups() {
        return confidences.length;
    }

    /** The confidence of a group. */
    double confidence(int group) {
        return confidences[group];
    }

    /** How many predictions have it. */
    int count(int group) {
        return counts[group];
    }

    /** How many of these are right. */
    int right(int group) {
        return rights[group];
    }

    /** How many predictions there are. */
    int count() {
        return count;
    }

    /** How many of them are right. */
    int right() {
        return right;
    }
}
