package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Prediction;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnesses;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is learned from outcomes: on both time axes, by model and criticality, in windows, and kept. */
public abstract class OutcomeContract extends Contract {
    private Witnesses witnesses() {
        return os().witnesses();
    }

    private Witness answer(int number, String model, Criticality criticality, double confidence) {
        Witness witness = Witness.of(Witness.Kind.ANSWER, model)
                .input(Json.of(number))
                .confidence(confidence)
                .criticality(criticality)
                .build();
        witnesses().record(witness);
        return witness;
    }

    /** So many answers of a model that says 0.9, of which a share was right. */
    private void answers(String model, int count, int right) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            outcomes.add(Outcome.of(answer(i, model, Criticality.ROUTINE, 0.9).id(), i < right, "judge"));
        }
        witnesses().outcomes(outcomes);
    }

    @Test
    void anOutcomeIsKeptAndMayBeCorrected() {
        Witness witness = answer(1, "m", Criticality.ROUTINE, 0.9);
        clock.nextDay();
        witnesses().outcome(new Outcome(witness.id(), true, "judge", "looked it up"));
        long tx = os().status().tx();
        witnesses().outcome(new Outcome(witness.id(), true, "judge", "looked it up"));
        assertThat(os().status().tx()).isEqualTo(tx);
        clock.nextDay();
        witnesses().outcome(Outcome.of(witness.id(), false, "another judge"));
        reopen();
        assertThat(witnesses().outcome(witness.id(), AsOf.now()).orElseThrow().correct())
                .isFalse();
        assertThat(witnesses().outcome(witness.id(), AsOf.tx(tx)).orElseThrow().note())
                .isEqualTo("looked it up");
        assertThat(witnesses().outcome(witness.id(), AsOf.tx(1))).isEmpty();
        assertThat(witnesses().predictions(CalibrationQuery.all())).containsExactly(new Prediction(0.9, false));
        assertThat(witnesses().predictions(CalibrationQuery.all().asOf(AsOf.tx(tx))))
                .containsExactly(new Prediction(0.9, true));
        assertThatThrownBy(() -> witnesses().outcome(Outcome.of(Hash.sha256(), true, "judge")))
                .isInstanceOf(AimosException.NotFound.class);
    }

    @Test
    void outcomesAreLookedAtByModelCriticalityAndWindow() {
        for (int i = 0; i < 10; i++) {
            Criticality criticality = i % 2 == 0 ? Criticality.ROUTINE : Criticality.CRITICAL;
            Witness witness = answer(i, i < 6 ? "m" : "n", criticality, (50 + i) / 100.0);
            clock.nextDay();
            witnesses().outcome(Outcome.of(witness.id(), i % 3 == 0, "judge"));
        }
        CalibrationQuery all = CalibrationQuery.all();
        assertThat(witnesses().predictions(all)).hasSize(10);
        assertThat(witnesses().predictions(all.model("m"))).hasSize(6);
        assertThat(witnesses().predictions(all.model("m").criticality(Criticality.CRITICAL)))
                .extracting(Prediction::confidence)
                .containsExactly(0.51, 0.53, 0.55);
        assertThat(witnesses().predictions(all.kind(Witness.Kind.STEP))).isEmpty();
        assertThat(witnesses().predictions(all.last(3)))
                .extracting(Prediction::confidence)
                .containsExactly(0.57, 0.58, 0.59);
        assertThat(witnesses().predictions(all.recorded(day(2), day(4)))).hasSize(2);
    }

    @Test
    void aReportSaysHowFarConfidencesCanBeTrusted() {
        answers("sure", 10, 6);
        CalibrationReport report =
                witnesses().calibration(CalibrationQuery.all().model("sure"));
        assertThat(report.count()).isEqualTo(10);
        assertThat(report.accuracy()).isEqualTo(0.6);
        assertThat(report.ece()).isCloseTo(0.3, within(1e-12));
        assertThat(report.mce()).isCloseTo(0.3, within(1e-12));
        assertThat(report.brier()).isCloseTo(0.6 * 0.01 + 0.4 * 0.81, within(1e-12));
    }

    @Test
    void aCalibratorIsFittedAdoptedAndInForceFromThenOn() {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Witness witness = answer(i, "m", Criticality.ROUTINE, i < 50 ? 0.95 : 0.6);
            outcomes.add(Outcome.of(witness.id(), i < 50 ? i % 10 < 7 : i % 10 < 3, "judge"));
        }
        witnesses().outcomes(outcomes);
        assertThat(witnesses().calibrator("m", Criticality.ROUTINE, AsOf.now())).isEmpty();
        long before = os().status().tx();
        Adopted general = witnesses().adopt(CalibrationQuery.all().model("m"), Calibrator.Method.ISOTONIC);
        assertThat(general.outcomes()).isEqualTo(100);
        assertThat(general.eceAfter()).isLessThan(general.eceBefore());
        assertThat(general.calibrator().apply(0.95)).isCloseTo(0.7, within(1e-9));
        Adopted own = witnesses()
                .adopt(
                        CalibrationQuery.all().model("m").criticality(Criticality.ROUTINE),
                        Calibrator.Method.TEMPERATURE);
        reopen();
        assertThat(witnesses().calibrator("m", Criticality.ROUTINE, AsOf.now())).contains(own);
        assertThat(witnesses().calibrator("m", Criticality.CRITICAL, AsOf.now()))
                .contains(general);
        assertThat(witnesses().calibrator("m", Criticality.ROUTINE, AsOf.tx(before)))
                .isEmpty();
        assertThat(witnesses().calibrator("other", Criticality.ROUTINE, AsOf.now()))
                .isEmpty();
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void whatCannotBeFittedIsRefused() {
        assertThatThrownBy(() -> witnesses().adopt(CalibrationQuery.all(), Calibrator.Method.ISOTONIC))
                .isInstanceOfSatisfying(
                        AimosException.InvalidRequest.class,
                        e -> assertThat(e.code()).isEqualTo("calibrator-without-model"));
        assertThatThrownBy(() -> witnesses().adopt(CalibrationQuery.all().model("m"), Calibrator.Method.ISOTONIC))
                .isInstanceOf(AimosException.InvalidRequest.class);
        answers("m", 3, 3);
        assertThatThrownBy(() -> witnesses().adopt(CalibrationQuery.all().model("m"), Calibrator.Method.TEMPERATURE))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }
}
