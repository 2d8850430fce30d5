package dev.aimos.text;

import dev.aimos.graph.StanceJudge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges stances by words alone. A text is looked at if it has a good share of the words that tell what the claim is about,
 * and states something: not a question, an aim or what nobody knows. Then these speak for a contradiction:
 *
 * <ul>
 *   <li><i>direction</i>: about the same words, one text says more and the other less, where the inhibition of a loss is more;
 *   <li><i>denied</i>, <i>denies</i>: one denies the clause that the other states: not, no, never, fails to, little effect;
 *   <li><i>antonym</i>: one has a word, the other its opposite, such as open and closed, or normal and abnormal;
 *   <li><i>number</i>: comparable quantities of the same thing differ, or their units do not compare;
 *   <li><i>quantifier</i>: all and none, always and never.
 * </ul>
 *
 * <p>Each reason begins with its rule's name and a colon. A confidence grows with the rules that speak and with the words
 * shared; it is no probability. A text that has nearly all words of a claim and none of this is said to support it, with a
 * confidence of at most 1/2.
 *
 * <p>It is modest. It knows neither who does what to whom ({@code A beat B} and {@code B beat A} are alike to it) nor what
 * follows from what, nor words for the same thing but a few. In abstracts known to contradict a claim it finds
 * about a quarter of the sentences that do, and somewhat more than half of those it finds do (see {@code docs/benchmarks.md}). A model for natural
 * language inference is better where one can be had. English only; of other text it says nothing, for want of its words.
 *
 * <p>Thread-safe and deterministic; judges any strings. Cost: linear in both.
 */
public final class LexicalStance implements StanceJudge {
    /** The share of a claim's words below which a text is not about it. */
    private static final double RELATED = 0.35;

    /** The share of a claim's words from which a text says nearly the same. */
    private static final double NEARLY = 0.75;

    /** The one way to judge by words. */
    public LexicalStance() {}

    /** {@code lexical-1}. */
    @Override
    public String id() {
        return "lexical-1";
    }

    @Override
    public Judgement judge(String claim, String text) {
        StanceText wanted = new StanceText(claim);
        StanceText said = new StanceText(text);
        double overlap = overlap(wanted, said);
        if (overlap < RELATED || !said.stating()) {
            return Judgement.NEUTRAL;
        }
        List<Finding> findings = new ArrayList<>();
        DirectionRule.find(wanted, said, findings);
        DenialRule.find(wanted, said, overlap, findings);
        AntonymRule.find(wanted, said, findings);
        NumberRule.find(wanted, said, findings);
        QuantifierRule.find(wanted, said, findings);
        if (findings.isEmpty()) {
            return overlap < NEARLY
                    ? Judgement.NEUTRAL
                    : new Judgement(Stance.SUPPORTS, overlap / 2, List.of("words: it has most of the claim's words"));
        }
        findings.sort(Comparator.comparingDouble(Finding::weight).reversed());
        double doubt = 1;
        for (Finding finding : findings) {
            doubt *= 1 - finding.weight() * overlap;
        }
        return new Judgement(
                Stance.CONTRADICTS,
                1 - doubt,
                findings.stream().map(Finding::reason).toList());
    }

    /** The share of the telling stems of a claim that a text has. */
    static double overlap(StanceText claim, StanceText text) {
        long shared = claim.content().stream().filter(text::has).count();
        return claim.content().isEmpty() ? 0 : shared / (double) claim.content().size();
    }
}
