package dev.aimos.vif;

import dev.aimos.AimosException;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Prediction;
import java.util.List;

/**
 * Measures how far confidences can be trusted, and fits what mends them. Pure functions: the order of the predictions never
 * matters, and the same predictions give the same numbers on every machine. Cost: O(n log n).
 */
public final class Calibrations {
    private static final int MOST_BINS = 1_000;

    private Calibrations() {}

    /**
     * How far confidences can be trusted. Without any predictions every number is 0, and there is no AUROC.
     *
     * <p>A bin of equal width holds its lower edge, the last one also 1. Bins of equal mass never part predictions of one
     * confidence: these go where the middle one of them belongs, so such bins may differ in size, or be empty. In the area
     * under the risk–coverage curve, equal confidences count as their mean over all orders.
     *
     * @param bins how many, from 1 to 1,000; {@link CalibrationQuery#bins} has 10
     * @throws AimosException.InvalidRequest if that is out of range: code {@code bins-out-of-range}
     */
    public static CalibrationReport report(List<Prediction> predictions, int bins) {
        if (bins < 1 || bins > MOST_BINS) {
            throw new AimosException.InvalidRequest("bins-out-of-range", "there are 1 to 1,000 bins, not " + bins);
        }
        return new Measurement(Sample.of(predictions)).report(bins);
    }

    /**
     * Fits a calibrator.
     *
     * <p>{@link Calibrator.Method#TEMPERATURE}: the slope 1/T and the intercept b of greatest likelihood, by Newton's method
     * (Lin, Lin and Weng, Machine Learning 2007), with the targets of Platt (1999): (r + 1) / (r + 2) for the r right answers
     * and 1 / (w + 2) for the w wrong ones, rather than 1 and 0. They keep T above 0 where confidences part right from wrong
     * without error, and hardly matter once there are many. If all confidences are the same, T is 1 and only b is fitted.
     *
     * <p>{@link Calibrator.Method#ISOTONIC}: the never-decreasing function of least squared error, by pool-adjacent-violators
     * (Ayer et al., Annals of Mathematical Statistics 1955), equal confidences pooled first. Between its steps are straight
     * lines.
     *
     * @throws AimosException.InvalidRequest if there are no predictions, {@code calibrator-without-outcomes}; if all are right
     *     or all wrong, {@code calibrator-one-sided}; or for a temperature, if greater confidences are not right more often,
     *     {@code calibrator-unfit}
     */
    public static Calibrator fit(List<Prediction> predictions, Calibrator.Method method) {
        Sample sample = Sample.of(predictions);
        if (sample.count() == 0) {
            throw new AimosException.InvalidRequest(
                    "calibrator-without-outcomes", "there are no outcomes to fit a calibrator to; record some first");
        }
        if (sample.right() == 0 || sample.right() == sample.count()) {
            throw new AimosException.InvalidRequest(
                    "calibrator-one-sided",
                    "all " + sample.count() + " outcomes are " + (sample.right() == 0 ? "wrong" : "right")
                            + "; a calibrator needs right ones and wrong ones: record more");
        }
        return switch (method) {
            case TEMPERATURE -> TemperatureFit.of(sample);
            case ISOTONIC -> IsotonicFit.of(sample);
        };
    }
}
