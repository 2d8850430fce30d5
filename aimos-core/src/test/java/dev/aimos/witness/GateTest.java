package dev.aimos.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GateTest {
    @ParameterizedTest
    @CsvSource({
        "LOW_STAKES, 0.60, true", "LOW_STAKES, 0.59, false", "ROUTINE, 0.70, true", "ROUTINE, 0.69, false",
        "IMPORTANT, 0.85, true", "IMPORTANT, 0.84, false", "CRITICAL, 0.95, true", "CRITICAL, 0.94, false"
    })
    void theThresholdIsThatOfTheCriticality(Criticality criticality, double confidence, boolean passes) {
        assertThat(Gate.DEFAULT.judge(confidence, Risk.NONE, criticality).passed())
                .isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"1, A", "0.9, A", "0.8999, B", "0.7, B", "0.6999, C", "0, C"})
    void bandsBeginWhereTheySay(double confidence, Band band) {
        assertThat(Band.of(confidence)).isEqualTo(band);
    }

    @Test
    void aDomainMayAskForMoreOrLess() {
        Thresholds thresholds =
                Thresholds.DEFAULT.with("medicine", Criticality.ROUTINE, 0.9).with(Criticality.LOW_STAKES, 0.3);
        Gate gate = Gate.DEFAULT.thresholds(thresholds);
        assertThat(gate.judge(0.8, Risk.NONE, Criticality.ROUTINE, Optional.of("medicine"))
                        .passed())
                .isFalse();
        assertThat(gate.judge(0.8, Risk.NONE, Criticality.ROUTINE, Optional.of("games"))
                        .passed())
                .isTrue();
        assertThat(gate.judge(0.4, Risk.NONE, Criticality.LOW_STAKES).passed()).isTrue();
        assertThatThrownBy(() -> thresholds.with(Criticality.ROUTINE, 1.5))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void anAbstentionSaysWhyAndWhatWouldLiftIt() {
        Abstention abstention = Gate.DEFAULT
                .judge(0.72, new Risk(0.9, 0.2, 0.8, Risk.UNKNOWN, 0), Criticality.IMPORTANT)
                .abstention()
                .orElseThrow();
        assertThat(abstention.codes()).containsExactly("confidence-below-threshold", "margin-thin", "contradicted");
        assertThat(abstention.explanation())
                .contains("the confidence is 0.72, and what is important needs 0.85")
                .contains("raises it by 0.13")
                .contains("as routine it would pass")
                .contains("resolve the contradiction");
    }

    @Test
    void riskAloneMakesItAbstain() {
        Judgement judgement = Gate.DEFAULT.judge(0.99, new Risk(1, 1, 1, 1, 0), Criticality.ROUTINE);
        assertThat(judgement.risk()).isEqualTo(0.9);
        assertThat(judgement.riskLimit()).isEqualTo(0.65);
        assertThat(judgement.abstention().orElseThrow().codes()).startsWith("risk-above-limit");
        assertThat(Gate.DEFAULT
                        .riskLimit(0.95)
                        .judge(0.99, judgement.components(), Criticality.ROUTINE)
                        .passed())
                .isTrue();
    }

    @Property
    void moreConfidenceAndLessRiskNeverMakeItAbstain(
            @ForAll @DoubleRange(min = 0, max = 1) double confidence,
            @ForAll @DoubleRange(min = 0, max = 1) double more,
            @ForAll @DoubleRange(min = 0, max = 1) double risk,
            @ForAll @DoubleRange(min = 0, max = 1) double less,
            @ForAll Criticality criticality) {
        Risk greater = new Risk(risk, risk, risk, risk, risk);
        Risk smaller = new Risk(risk * less, risk, risk * less, risk, risk * less);
        if (Gate.DEFAULT.judge(confidence, greater, criticality).passed()) {
            assertThat(Gate.DEFAULT
                            .judge(Math.max(confidence, more), smaller, criticality)
                            .passed())
                    .isTrue();
        }
    }

    @Test
    void weightsOfNothingAreRefused() {
        assertThatThrownBy(() -> new Risk.Weights(0, 0, 0, 0, 0)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> new Risk(Double.NaN, 0, 0, 0, 0)).isInstanceOf(AimosException.InvalidRequest.class);
    }
}
