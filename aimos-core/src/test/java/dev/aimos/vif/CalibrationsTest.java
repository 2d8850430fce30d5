package dev.aimos.vif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimosException;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.CalibrationReport.RiskPoint;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Calibrator.Isotonic.Knot;
import dev.aimos.witness.Calibrator.Method;
import dev.aimos.witness.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The measures and the fits, on cases computed by hand. */
final class CalibrationsTest {
    /** The example in the documentation of torchmetrics' BinaryCalibrationError. */
    private static final List<Prediction> FIVE =
            Outcomes.all(Outcomes.of(0.25, 2, 0), Outcomes.of(0.55, 1, 1), Outcomes.of(0.75, 2, 2));

    @Test
    void theCalibrationErrorsOfAPublishedExample() {
        CalibrationReport report = Calibrations.report(FIVE, 2);
        assertThat(report.ece()).isCloseTo(0.29, within(1e-12));
        assertThat(report.mce()).isCloseTo(0.95 / 3, within(1e-12));
        assertThat(report.bins()).extracting(CalibrationReport.Bin::count).containsExactly(2, 3);
        assertThat(report.count()).isEqualTo(5);
        assertThat(report.accuracy()).isCloseTo(0.6, within(1e-12));
        assertThat(report.meanConfidence()).isCloseTo(0.51, within(1e-12));
    }

    @Test
    void theBrierScoreIsTheMeanOfTheSquares() {
        double expected = (2 * 0.25 * 0.25 + 0.45 * 0.45 + 2 * 0.25 * 0.25) / 5;
        assertThat(Calibrations.report(FIVE, 10).brier()).isCloseTo(expected, within(1e-12));
        assertThat(Calibrations.report(Outcomes.of(0.5, 7, 3), 10).brier()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void theAreaUnderTheCurveOfAPublishedExample() {
        assertThat(Calibrations.report(Outcomes.fawcett(), 10).auroc().orElseThrow())
                .isCloseTo(0.68, within(1e-12));
    }

    @Test
    void equalConfidencesCountHalf() {
        List<Prediction> mixed = Outcomes.all(Outcomes.of(0.3, 2, 1), Outcomes.of(0.6, 1, 1));
        assertThat(Calibrations.report(mixed, 10).auroc().orElseThrow()).isEqualTo(0.75);
        assertThat(Calibrations.report(Outcomes.of(0.4, 9, 4), 10).auroc().orElseThrow())
                .isEqualTo(0.5);
        assertThat(Calibrations.report(Outcomes.of(0.4, 9, 9), 10).auroc()).isEmpty();
        assertThat(Calibrations.report(Outcomes.of(0.4, 9, 0), 10).auroc()).isEmpty();
    }

    @Test
    void theRiskAtEachThresholdIsTheShareOfWrongAnswersAmongTheSurer() {
        List<Prediction> four = List.of(
                new Prediction(0.9, true),
                new Prediction(0.8, false),
                new Prediction(0.7, true),
                new Prediction(0.7, false));
        CalibrationReport report = Calibrations.report(four, 10);
        assertThat(report.riskCoverage())
                .containsExactly(new RiskPoint(0.9, 0.25, 0), new RiskPoint(0.8, 0.5, 0.5), new RiskPoint(0.7, 1, 0.5));
        assertThat(report.aurc())
                .as("the third answer is either of the last two, so half of it is wrong")
                .isCloseTo((0 + 1 / 2.0 + 1.5 / 3 + 2 / 4.0) / 4, within(1e-12));
    }

    @Test
    void aBinHoldsItsLowerEdgeAndTheLastOneBoth() {
        CalibrationReport report = Calibrations.report(
                List.of(
                        new Prediction(0, false),
                        new Prediction(0.3, true),
                        new Prediction(0.29999, true),
                        new Prediction(0.7, true),
                        new Prediction(1, true)),
                10);
        assertThat(report.bins())
                .extracting(CalibrationReport.Bin::count)
                .containsExactly(1, 0, 1, 1, 0, 0, 0, 1, 0, 1);
        assertThat(report.bins().get(3).from()).isEqualTo(0.3);
    }

    @Test
    void binsOfEqualMassHoldEquallyManyButNeverPartEqualConfidences() {
        List<Prediction> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(new Prediction(i / 100.0, i % 2 == 0));
        }
        assertThat(Calibrations.report(ten, 5).massBins())
                .extracting(CalibrationReport.Bin::count)
                .containsExactly(2, 2, 2, 2, 2);
        List<Prediction> heavy = Outcomes.all(Outcomes.of(0.1, 1, 0), Outcomes.of(0.5, 8, 4), Outcomes.of(0.9, 1, 1));
        CalibrationReport report = Calibrations.report(heavy, 5);
        assertThat(report.massBins()).extracting(CalibrationReport.Bin::count).containsExactly(1, 0, 8, 0, 1);
        assertThat(report.eceMass()).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void nothingGivesAReportOfNothing() {
        CalibrationReport report = Calibrations.report(List.of(), 3);
        assertThat(report.count()).isZero();
        assertThat(List.of(report.ece(), report.eceMass(), report.mce(), report.brier(), report.aurc()))
                .containsOnly(0.0);
        assertThat(report.auroc()).isEmpty();
        assertThat(report.riskCoverage()).isEmpty();
        assertThat(report.bins()).hasSize(3).allMatch(bin -> bin.count() == 0);
    }

    @Test
    void thereAreOneToAThousandBins() {
        for (int bins : new int[] {0, -1, 1_001}) {
            assertThatThrownBy(() -> Calibrations.report(FIVE, bins))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            refused -> assertThat(refused.code()).isEqualTo("bins-out-of-range"));
        }
    }

    @Test
    void theStepsOfAnIsotonicFitAreThoseOfTheConvexHull() {
        // By hand; they are the slopes of the convex hull of the ROC curve (Fawcett and Niculescu-Mizil, 2007).
        assertThat(Calibrations.fit(Outcomes.fawcett(), Method.ISOTONIC))
                .isEqualTo(new Calibrator.Isotonic(List.of(
                        new Knot(0.1, 0),
                        new Knot(0.3, 2 / 6.0),
                        new Knot(0.37, 2 / 6.0),
                        new Knot(0.38, 3 / 7.0),
                        new Knot(0.53, 3 / 7.0),
                        new Knot(0.54, 3 / 4.0),
                        new Knot(0.7, 3 / 4.0),
                        new Knot(0.8, 1))));
    }

    @Test
    void confidencesThatFallWithTheTruthBecomeOneNumber() {
        List<Prediction> falling = Outcomes.all(Outcomes.of(0.2, 4, 3), Outcomes.of(0.8, 4, 1));
        Calibrator fitted = Calibrations.fit(falling, Method.ISOTONIC);
        for (double confidence : new double[] {0, 0.2, 0.5, 1}) {
            assertThat(fitted.apply(confidence)).isEqualTo(0.5);
        }
        assertThatThrownBy(() -> Calibrations.fit(falling, Method.TEMPERATURE))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        refused -> assertThat(refused.code()).isEqualTo("calibrator-unfit"));
    }

    @Test
    void ofTwoConfidencesTheTemperatureMeetsBothShares() {
        // With Platt's targets 11/12 and 1/12, four of ten right become 5/12, and six of ten 7/12.
        List<Prediction> two = Outcomes.all(Outcomes.of(0.2, 10, 4), Outcomes.of(0.8, 10, 6));
        Calibrator fitted = Calibrations.fit(two, Method.TEMPERATURE);
        assertThat(fitted).isInstanceOfSatisfying(Calibrator.Temperature.class, temperature -> {
            assertThat(temperature.temperature()).isCloseTo(Math.log(4) / Math.log(1.4), within(1e-6));
            assertThat(temperature.bias()).isCloseTo(0, within(1e-6));
        });
        assertThat(fitted.apply(0.2)).isCloseTo(5 / 12.0, within(1e-6));
        assertThat(fitted.apply(0.8)).isCloseTo(7 / 12.0, within(1e-6));
    }

    @Test
    void aTemperatureIsFoundAgain() {
        Calibrator.Temperature truth = new Calibrator.Temperature(2.5, -0.4);
        List<Prediction> drawn = new ArrayList<>();
        for (int i = 1; i < 100; i++) {
            double confidence = i / 100.0;
            drawn.addAll(Outcomes.of(confidence, 1_000, (int) Math.round(1_000 * truth.apply(confidence))));
        }
        assertThat(Calibrations.fit(drawn, Method.TEMPERATURE))
                .isInstanceOfSatisfying(Calibrator.Temperature.class, found -> {
                    assertThat(found.temperature()).isCloseTo(2.5, within(0.01));
                    assertThat(found.bias()).isCloseTo(-0.4, within(0.01));
                });
    }

    @Test
    void aTemperatureIsFoundWhereConfidencesMakeNoMistake() {
        List<Prediction> parted = Outcomes.all(Outcomes.of(0.4, 10, 0), Outcomes.of(0.6, 10, 10));
        Calibrator fitted = Calibrations.fit(parted, Method.TEMPERATURE);
        assertThat(fitted.apply(0.4)).isCloseTo(1 / 12.0, within(1e-6));
        assertThat(fitted.apply(0.6)).isCloseTo(11 / 12.0, within(1e-6));
    }

    @Test
    void oneConfidenceIsMovedToTheShareThatIsRight() {
        Calibrator fitted = Calibrations.fit(Outcomes.of(0.9, 100, 40), Method.TEMPERATURE);
        assertThat(fitted.apply(0.9)).isCloseTo(0.4, within(0.01));
        assertThat(fitted)
                .isInstanceOfSatisfying(
                        Calibrator.Temperature.class,
                        temperature -> assertThat(temperature.temperature()).isEqualTo(1));
        assertThat(Calibrations.fit(Outcomes.of(1, 10, 5), Method.TEMPERATURE).apply(1))
                .isCloseTo(0.5, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void whatHasNothingToLearnFromIsRefused(Method method) {
        assertThatThrownBy(() -> Calibrations.fit(List.of(), method))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        refused -> assertThat(refused.code()).isEqualTo("calibrator-without-outcomes"));
        for (int right : new int[] {0, 3}) {
            assertThatThrownBy(() -> Calibrations.fit(Outcomes.of(0.5, 3, right), method))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            refused -> assertThat(refused.code()).isEqualTo("calibrator-one-sided"));
        }
    }

    @Test
    void whatIsNoShareIsNoConfidence() {
        for (double none : new double[] {Double.NaN, -0.1, 1.1, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Prediction(none, true)).isInstanceOf(AimosException.InvalidRequest.class);
        }
    }
}
