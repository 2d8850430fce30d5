package dev.aimos.vif;

import dev.aimos.witness.Prediction;
import java.util.ArrayList;
import java.util.List;

/** Predictions for tests. */
final class Outcomes {
    private Outcomes() {}

    /** The twenty cases of Fawcett, An introduction to ROC analysis (Pattern Recognition Letters 2006), figure 3. */
    static List<Prediction> fawcett() {
        double[] scores = {.9, .8, .7, .6, .55, .54, .53, .52, .51, .505, .4, .39, .38, .37, .36, .35, .34, .33, .30, .1
        };
        String classes = "ppnpppnnpnpnpnnnpnpn";
        List<Prediction> cases = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            cases.add(new Prediction(scores[i], classes.charAt(i) == 'p'));
        }
        return cases;
    }

    /** So many of one confidence, the first of them right. */
    static List<Prediction> of(double confidence, int count, int right) {
        List<Prediction> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Prediction(confidence, i < right));
        }
        return all;
    }

    @SafeVarargs
    static List<Prediction> all(List<Prediction>... parts) {
        List<Prediction> all = new ArrayList<>();
        for (List<Prediction> part : parts) {
            all.addAll(part);
        }
        return all;
    }
}
