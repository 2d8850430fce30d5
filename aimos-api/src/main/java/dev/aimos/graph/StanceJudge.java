package dev.aimos.graph;

import java.util.List;
import java.util.Objects;

/**
 * Says what one text has to do with another: whether it supports it, contradicts it, or neither. Implemented by the caller,
 * for instance with a model for natural language inference; the library's own is {@code LexicalStance}. Must be thread-safe
 * and deterministic.
 */
public interface StanceJudge {
    /** Stable name of all that shapes its judgements. */
    String id();

    /** What a text says about a claim. */
    Judgement judge(String claim, String text);

    /** What one text has to do with another. */
    enum Stance {
        /** If the text is true, so is the claim. */
        SUPPORTS,
        /** If the text is true, the claim is not. */
        CONTRADICTS,
        /** It does not say. */
        NEUTRAL
    }

    /**
     * A judgement.
     *
     * @param stance the stance
     * @param confidence how sure, from 0 to 1
     * @param reasons why, to be read; empty if nothing speaks either way
     */
    record Judgement(Stance stance, double confidence, List<String> reasons) {
        /** That the text does not say. */
        public static final Judgement NEUTRAL = new Judgement(Stance.NEUTRAL, 0, List.of());

        public Judgement {
            Objects.requireNonNull(stance, "stance");
            confidence = Ids.share("confidence", confidence);
            reasons = List.copyOf(reasons);
        }
    }
}
