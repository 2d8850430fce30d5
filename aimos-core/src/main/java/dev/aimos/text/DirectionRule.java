package dev.aimos.text;

import java.util.List;

/**
 * Finds that something goes the other way. About each word that both texts have, the directions near it in its clause are
 * multiplied, so that the inhibition of a reduction is more; where most words that go some way in both go different ways,
 * the texts do. Clauses that are denied say no direction. Cost: linear.
 */
final class DirectionRule {
    /** How many words before one a direction of it may be. */
    private static final int BEFORE = 12;

    /** How many words after it. */
    private static final int AFTER = 3;

    private DirectionRule() {}

    static void find(StanceText claim, StanceText text, List<Finding> findings) {
        int apart = 0;
        int alike = 0;
        String word = "";
        for (String stem : claim.content()) {
            int wanted = about(claim, claim.places(stem));
            int said = about(text, text.places(stem));
            if (wanted != 0 && said != 0 && wanted != said) {
                word = apart == 0
                        ? claim.tokens().get(claim.places(stem).get(0)).word()
                        : word;
                apart++;
            } else if (wanted != 0 && said == wanted) {
                alike++;
            }
        }
        if (apart > alike) {
            findings.add(new Finding("direction", 0.8, "'" + word + "' goes the other way"));
        }
    }

    /** Which way most of the words at some places go; 0 for neither. */
    private static int about(StanceText text, List<Integer> places) {
        int sum = 0;
        for (int place : places) {
            sum += about(text, place);
        }
        return Integer.signum(sum);
    }

    private static int about(StanceText text, int at) {
        List<Token> tokens = text.tokens();
        int clause = tokens.get(at).clause();
        if (text.denial(clause) != null) {
            return 0;
        }
        int sign = 0;
        int end = Math.min(tokens.size(), at + AFTER + 1);
        for (int i = Math.max(0, at - BEFORE); i < end; i++) {
            if (text.sign(i) != 0 && tokens.get(i).clause() == clause) {
                sign = sign == 0 ? text.sign(i) : sign * text.sign(i);
            }
        }
        return sign;
    }
}
