package dev.aimos.vif;

import dev.aimos.AimosException;
import dev.aimos.witness.Calibrator;

/**
 * Newton's method on the two parameters of {@link Calibrator.Temperature}: the loss is convex in the slope 1/T and the
 * intercept, and each step is halved until the loss falls far enough (Armijo, 1966). Deterministic.
 */
final class TemperatureFit {
    private static final double LEAST = 1e-6;
    private static final double LEAST_SLOPE = 1e-6;
    private static final int STEPS = 100;
    private static final int HALVINGS = 40;
    private static final double SUFFICIENT = 1e-4;
    private static final double STEADY = 1e-12;

    private final Sample sample;
    private final double[] logits;
    private final double[] targets;

    private TemperatureFit(Sample sample) {
        this.sample = sample;
        this.logits = new double[sample.groups()];
        this.targets = new double[sample.groups()];
        double right = (sample.right() + 1.0) / (sample.right() + 2.0);
        double wrong = 1.0 / (sample.count() - sample.right() + 2.0);
        for (int group = 0; group < logits.length; group++) {
            logits[group] = logit(Math.clamp(sample.confidence(group), LEAST, 1 - LEAST));
            double share = (double) sample.right(group) / sample.count(group);
            targets[group] = share * right + (1 - share) * wrong;
        }
    }

    static Calibrator.Temperature of(Sample sample) {
        TemperatureFit fit = new TemperatureFit(sample);
        if (fit.logits[0] == fit.logits[fit.logits.length - 1]) {
            return new Calibrator.Temperature(1, logit(fit.meanTarget()) - fit.logits[0]);
        }
        return fit.descend();
    }

    private static double logit(double p) {
        return StrictMath.log(p / (1 - p));
    }

    private double meanTarget() {
        double sum = 0;
        for (int group = 0; group < targets.length; group++) {
            sum += targets[group] * sample.count(group);
        }
        return sum / sample.count();
    }

    private Calibrator.Temperature descend() {
        double slope = 1;
        double bias = 0;
        double loss = loss(slope, bias);
        for (int step = 0; step < STEPS; step++) {
            Descent to = descent(slope, bias);
            double size = 1;
            double next = loss(slope + to.slope, bias + to.bias);
            for (int i = 0; i < HALVINGS && next > loss - SUFFICIENT * size * to.fall; i++) {
                size /= 2;
                next = loss(slope + size * to.slope, bias + size * to.bias);
            }
            if (!(next < loss)) {
                break;
            }
            slope += size * to.slope;
            bias += size * to.bias;
            boolean steady = loss - next <= STEADY * loss;
            loss = next;
            if (steady) {
                break;
            }
        }
        if (slope < LEAST_SLOPE) {
            throw new AimosException.InvalidRequest(
                    "calibrator-unfit",
                    "greater confidences are not right more often, so no temperature mends them; look at what computes"
                            + " them");
        }
        return new Calibrator.Temperature(1 / slope, bias);
    }

    /**
     * Where Newton's step leads.
     *
     * @param fall by how much the loss falls at first, if the whole step is taken as a unit
     */
    private record Descent(double slope, double bias, double fall) {}

    private Descent descent(double slope, double bias) {
        double gradientSlope = 0;
        double gradientBias = 0;
        double slopes = STEADY;
        double both = 0;
        double biases = STEADY;
        for (int group = 0; group < logits.length; group++) {
            double z = logits[group];
            double p = 1 / (1 + StrictMath.exp(-(slope * z + bias)));
            double error = sample.count(group) * (p - targets[group]);
            double weight = sample.count(group) * p * (1 - p);
            gradientSlope += error * z;
            gradientBias += error;
            slopes += weight * z * z;
            both += weight * z;
            biases += weight;
        }
        double determinant = slopes * biases - both * both;
        if (!(determinant > 0)) {
            return new Descent(-gradientSlope / slopes, 0, gradientSlope * gradientSlope / slopes);
        }
        double toSlope = (both * gradientBias - biases * gradientSlope) / determinant;
        double toBias = (both * gradientSlope - slopes * gradientBias) / determinant;
        return new Descent(toSlope, toBias, -(gradientSlope * toSlope + gradientBias * toBias));
    }

    /** Cross entropy: log(1 + e^f) − target · f, without overflow. */
    private double loss(double slope, double bias) {
        double sum = 0;
        for (int group = 0; group < logits.length; group++) {
            double f = slope * logits[group] + bias;
            double softplus = Math.max(f, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(f)));
            sum += sample.count(group) * (softplus - targets[group] * f);
        }
        return sum;
    }
}
