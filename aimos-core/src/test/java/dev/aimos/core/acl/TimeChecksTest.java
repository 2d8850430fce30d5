package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

final class TimeChecksTest {

    private static String step(String name, String statements) {
        return "STEP " + name + ":\n ASSIGN planner\n " + statements + "\n";
    }

    @Test
    void aStepMayNotTakeLongerThanThePlan() {
        Problem problem = Checked.only("timeout-exceeds-plan", "PLAN p:\nTIMEOUT 10s\n" + step("a", "TIMEOUT 11s"));
        assertThat(problem.error()).isFalse();
        assertThat(problem.line()).isEqualTo(5);
    }

    @Test
    void stepsOneAfterAnotherMayNotTakeLongerThanThePlan() {
        String acl = "PLAN p:\nTIMEOUT 10s\n" + step("a", "TIMEOUT 6s") + step("b", "BUDGET time=5s\n REQUIRES a");
        Problem problem = Checked.only("timeout-too-short", acl);
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.message()).contains("may take 11s").endsWith("a (6s) → b (5s)");
        assertThat(Checked.codes(acl.replace("\n REQUIRES a", ""))).isEmpty();
    }

    @Test
    void furtherAttemptsAndTheWaitsBetweenCount() {
        String retry = "TIMEOUT 2s\n RETRY 3 backoff=1s, max=2s, factor=2\n";
        assertThat(Checked.only("timeout-too-short", "PLAN p:\nTIMEOUT 12s\n" + step("a", retry))
                        .message())
                .contains("may take 13s");
        assertThat(Checked.codes("PLAN p:\nTIMEOUT 13s\n" + step("a", retry))).isEmpty();
        String waits = "RETRY 10000 backoff=1s, max=1h, factor=1\n";
        assertThat(Checked.codes("PLAN p:\nTIMEOUT 9999s\n" + step("a", waits))).containsExactly("timeout-too-short");
        assertThat(Checked.codes("PLAN p:\nTIMEOUT 10000s\n" + step("a", waits)))
                .isEmpty();
    }

    @Test
    void theItemsOfAConstantListCountInTurns() {
        String acl = "PLAN p:\nTIMEOUT 10s\n"
                + step("a", "TIMEOUT 4s\n FOR_EACH x IN [1, 2, 3, 4, 5] parallel=2\n INPUT x = x");
        assertThat(Checked.only("timeout-too-short", acl).message()).contains("may take 12s");
        assertThat(Checked.codes(acl.replace("parallel=2", ""))).isEmpty();
    }

    @Test
    void theTimesOfACalledPlanCount() {
        String called = "PLAN c:\n" + step("x", "TIMEOUT 8s") + step("y", "TIMEOUT 8s\n REQUIRES x");
        assertThat(Checked.codes("PLAN p:\nTIMEOUT 10s\nSTEP a: CALL c\n" + called))
                .containsExactly("timeout-too-short");
        assertThat(Checked.codes("PLAN p:\nTIMEOUT 10s\nSTEP a:\n CALL c\n TIMEOUT 9s\n" + called))
                .isEmpty();
    }
}
