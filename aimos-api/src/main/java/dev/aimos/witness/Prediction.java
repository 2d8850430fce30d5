package dev.aimos.witness;

/**
 * A confidence and whether the answer was right.
 *
 * @param confidence from 0 to 1
 * @param correct what turned out
 */
public record Prediction(double confidence, boolean correct) {
    public Prediction {
        confidence = Texts.share("confidence", confidence);
    }
}
