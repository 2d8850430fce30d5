package dev.aimos.examples.eval.stance;

import dev.aimos.graph.StanceJudge;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** Judges so simple that a better one must beat them. */
final class Baselines {
    private static final Set<String> NEGATIONS =
            Set.of("no", "not", "never", "none", "nor", "neither", "cannot", "without", "lack", "lacks", "fails");

    private Baselines() {}

    /** Says of every text that it contradicts, and is the surer the more words it shares with the claim. */
    static StanceJudge always() {
        return judge("always contradicts", (claim, text) -> 0.01 + 0.99 * Overlap.plain(claim, text));
    }

    /** Says so of a text that has a negation if the claim has none, or none if it has. */
    static StanceJudge negationsDiffer() {
        return judge(
                "negation words differ",
                (claim, text) -> negated(claim) == negated(text) ? 0 : 0.01 + 0.99 * Overlap.plain(claim, text));
    }

    /** Says so of a text that has some share of the claim's words. */
    static StanceJudge overlap(double least) {
        return judge("overlap of %.2f".formatted(least), (claim, text) -> {
            double overlap = Overlap.plain(claim, text);
            return overlap >= least ? overlap : 0;
        });
    }

    private static boolean negated(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^a-z'’]+", -1)) {
            if (NEGATIONS.contains(word) || word.endsWith("n't") || word.endsWith("n’t")) {
                return true;
            }
        }
        return false;
    }

    private static StanceJudge judge(String id, ToDoubleBiFunction<String, String> confidence) {
        return new StanceJudge() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public Judgement judge(String claim, String text) {
                double sure = confidence.applyAsDouble(claim, text);
                return sure > 0 ? new Judgement(Stance.CONTRADICTS, sure, List.of(id)) : Judgement.NEUTRAL;
            }
        };
    }
}
