package dev.aimos.vif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimosException;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Calibrator.Method;
import dev.aimos.witness.Prediction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds of the measures and the fits for any predictions. */
final class CalibrationsProperties {
    @Provide
    Arbitrary<List<Prediction>> predictions() {
        Arbitrary<Double> confidences = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1), Arbitraries.of(0.0, 0.1, 0.25, 0.5, 0.999999, 1.0));
        return Combinators.combine(confidences, Arbitraries.of(true, false))
                .as(Prediction::new)
                .list()
                .ofMaxSize(80);
    }

    private static List<Prediction> map(List<Prediction> predictions, DoubleUnaryOperator change) {
        return predictions.stream()
                .map(one -> new Prediction(change.applyAsDouble(one.confidence()), one.correct()))
                .toList();
    }

    private static boolean mixed(List<Prediction> predictions) {
        return predictions.stream().map(Prediction::correct).distinct().count() == 2;
    }

    private static double brier(List<Prediction> predictions) {
        return Calibrations.report(predictions, 10).brier();
    }

    @Property
    void theOrderOfThePredictionsDoesNotMatter(
            @ForAll("predictions") List<Prediction> predictions,
            @ForAll Random random,
            @ForAll @IntRange(min = 1, max = 30) int bins) {
        List<Prediction> shuffled = new ArrayList<>(predictions);
        Collections.shuffle(shuffled, random);
        assertThat(Calibrations.report(shuffled, bins)).isEqualTo(Calibrations.report(predictions, bins));
        if (mixed(predictions)) {
            assertThat(Calibrations.fit(shuffled, Method.ISOTONIC))
                    .isEqualTo(Calibrations.fit(predictions, Method.ISOTONIC));
        }
    }

    @Property
    void everyMeasureIsAShare(
            @ForAll("predictions") List<Prediction> predictions, @ForAll @IntRange(min = 1, max = 30) int bins) {
        CalibrationReport report = Calibrations.report(predictions, bins);
        for (double measure : new double[] {
            report.accuracy(),
            report.meanConfidence(),
            report.ece(),
            report.eceMass(),
            report.mce(),
            report.brier(),
            report.aurc(),
            report.auroc().orElse(0)
        }) {
            assertThat(measure).isBetween(0.0, 1 + 1e-12);
        }
        assertThat(report.ece()).isLessThanOrEqualTo(report.mce() + 1e-12);
        assertThat(report.bins()).hasSize(bins);
        assertThat(report.massBins()).hasSize(bins);
        for (List<CalibrationReport.Bin> all : List.of(report.bins(), report.massBins())) {
            assertThat(all.stream().mapToInt(CalibrationReport.Bin::count).sum())
                    .isEqualTo(predictions.size());
            for (CalibrationReport.Bin bin : all) {
                if (bin.count() > 0) {
                    assertThat(bin.meanConfidence()).isBetween(bin.from() - 1e-12, bin.to() + 1e-12);
                }
            }
        }
    }

    @Property
    void theCurveEndsWithAllAnswersGiven(@ForAll("predictions") List<Prediction> predictions) {
        Assume.that(!predictions.isEmpty());
        CalibrationReport report = Calibrations.report(predictions, 10);
        CalibrationReport.RiskPoint last =
                report.riskCoverage().get(report.riskCoverage().size() - 1);
        assertThat(last.coverage()).isEqualTo(1);
        assertThat(last.risk()).isCloseTo(1 - report.accuracy(), within(1e-12));
        assertThat(report.riskCoverage())
                .extracting(CalibrationReport.RiskPoint::coverage)
                .isSorted();
    }

    @Property
    void onlyTheOrderOfConfidencesMattersToTheAreas(@ForAll("predictions") List<Prediction> predictions) {
        List<Prediction> squared = map(predictions, confidence -> confidence / 2 + 0.25);
        Assume.that(squared.stream().map(Prediction::confidence).distinct().count()
                == predictions.stream().map(Prediction::confidence).distinct().count());
        CalibrationReport before = Calibrations.report(predictions, 10);
        CalibrationReport after = Calibrations.report(squared, 10);
        assertThat(after.auroc()).isEqualTo(before.auroc());
        assertThat(after.aurc()).isEqualTo(before.aurc());
    }

    @Property
    void theAreaUnderTheCurveIsTheShareOfPairsInOrder(@ForAll("predictions") List<Prediction> predictions) {
        Assume.that(mixed(predictions));
        double pairs = 0;
        double ordered = 0;
        for (Prediction right : predictions) {
            for (Prediction wrong : predictions) {
                if (right.correct() && !wrong.correct()) {
                    pairs++;
                    ordered += right.confidence() > wrong.confidence()
                            ? 1
                            : right.confidence() == wrong.confidence() ? 0.5 : 0;
                }
            }
        }
        assertThat(Calibrations.report(predictions, 10).auroc().orElseThrow())
                .isCloseTo(ordered / pairs, within(1e-12));
    }

    @Property
    void aFittedCalibratorNeverDecreases(@ForAll("predictions") List<Prediction> predictions, @ForAll Method method) {
        Assume.that(mixed(predictions));
        Calibrator fitted;
        try {
            fitted = Calibrations.fit(predictions, method);
        } catch (AimosException.InvalidRequest refused) {
            assertThat(method).isEqualTo(Method.TEMPERATURE);
            assertThat(refused.code()).isEqualTo("calibrator-unfit");
            return;
        }
        double before = 0;
        for (int i = 0; i <= 500; i++) {
            double now = fitted.apply(i / 500.0);
            assertThat(now).isBetween(before - 1e-15, 1.0);
            before = now;
        }
        assertThat(Calibrator.of(fitted.json())).isEqualTo(fitted);
    }

    @Property
    void anIsotonicFitIsNotWorseThanOneNumberNorThanNoneAtAll(@ForAll("predictions") List<Prediction> predictions) {
        Assume.that(mixed(predictions));
        double accuracy = Calibrations.report(predictions, 10).accuracy();
        double fitted = brier(map(predictions, Calibrations.fit(predictions, Method.ISOTONIC)::apply));
        assertThat(fitted).isLessThanOrEqualTo(brier(map(predictions, any -> accuracy)) + 1e-12);
        assertThat(fitted).isLessThanOrEqualTo(brier(predictions) + 1e-12);
    }

    @Property
    void anIsotonicFitIsCalibratedWhereItWasFitted(@ForAll("predictions") List<Prediction> predictions) {
        Assume.that(mixed(predictions));
        List<Prediction> fitted = map(predictions, Calibrations.fit(predictions, Method.ISOTONIC)::apply);
        assertThat(Calibrations.report(fitted, 10).ece()).isLessThan(1e-9);
    }

    @Property
    void noOtherTemperatureNearbyFitsBetter(@ForAll("predictions") List<Prediction> predictions) {
        Assume.that(mixed(predictions));
        Calibrator fitted;
        try {
            fitted = Calibrations.fit(predictions, Method.TEMPERATURE);
        } catch (AimosException.InvalidRequest refused) {
            return;
        }
        Calibrator.Temperature best = (Calibrator.Temperature) fitted;
        double loss = loss(predictions, best);
        boolean one =
                predictions.stream().map(Prediction::confidence).distinct().count() == 1;
        for (double by : new double[] {-0.01, 0.01}) {
            assertThat(loss(predictions, new Calibrator.Temperature(best.temperature(), best.bias() + by)))
                    .isGreaterThanOrEqualTo(loss - 1e-7);
            assertThat(loss(
                            predictions,
                            new Calibrator.Temperature(one ? 1 : best.temperature() * (1 + by), best.bias())))
                    .isGreaterThanOrEqualTo(loss - 1e-7);
        }
    }

    /** Cross entropy with Platt's targets, computed in another way than by the fit. */
    private static double loss(List<Prediction> predictions, Calibrator calibrator) {
        long right = predictions.stream().filter(Prediction::correct).count();
        long wrong = predictions.size() - right;
        double sum = 0;
        for (Prediction one : predictions) {
            double target = one.correct() ? (right + 1.0) / (right + 2.0) : 1 / (wrong + 2.0);
            double p = calibrator.apply(one.confidence());
            sum -= target * Math.log(p) + (1 - target) * Math.log(1 - p);
        }
        return sum;
    }

    @Example
    void aHundredThousandPredictionsAreNoTrouble() {
        Random random = new Random(7);
        List<Prediction> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            double confidence = random.nextDouble();
            many.add(new Prediction(confidence, random.nextDouble() < confidence * confidence));
        }
        CalibrationReport report = Calibrations.report(many, 10);
        assertThat(report.ece()).isCloseTo(1 / 6.0, within(0.01));
        for (Method method : Method.values()) {
            Calibrator fitted = Calibrations.fit(many, method);
            assertThat(Calibrations.report(map(many, fitted::apply), 10).ece())
                    .as("%s", method)
                    .isLessThan(0.05);
        }
        assertThat(Calibrations.report(Outcomes.of(0.5, 100_000, 1), 10).auroc().orElseThrow())
                .isEqualTo(0.5);
        assertThat(Calibrations.report(Outcomes.of(0.5, 1, 1), 10).aurc()).isZero();
    }
}
