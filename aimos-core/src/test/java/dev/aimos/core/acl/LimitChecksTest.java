package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.apoe.Acl;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LimitChecksTest {

    private static List<String> codes(Plan plan) {
        return Checked.plan(plan).stream().map(Problem::code).toList();
    }

    private static List<String> codes(Step step) {
        return codes(Plan.of("p", List.of(step)));
    }

    private static Plan with(List<Plan.Role> roles, Optional<Duration> timeout, List<Plan> plans) {
        return new Plan(
                "p",
                "",
                List.of(),
                List.of(),
                roles,
                Budget.NONE,
                List.of(),
                timeout,
                Optional.empty(),
                List.of(Step.named("a").assign("w").build()),
                plans);
    }

    @Test
    void moreThanTwoHundredThousandStepsAreRefusedWithoutLookingAtThem() {
        Step nameless = Step.named("").build();
        assertThat(codes(Plan.of("p", Collections.nCopies(200_001, nameless)))).containsExactly("too-many-steps");
    }

    @Test
    void stepsOfCalledPlansCount() {
        Plan called = Plan.of("c", Collections.nCopies(100_001, Step.named("a").build()));
        Plan other = Plan.of("d", called.steps());
        assertThat(codes(with(List.of(), Optional.empty(), List.of(called, other))))
                .containsExactly("too-many-steps");
    }

    @Test
    void calledPlansHaveNoPlansOfTheirOwn() {
        Plan inner = with(List.of(), Optional.empty(), List.of(Plan.of("x", List.of())));
        assertThat(codes(with(List.of(), Optional.empty(), List.of(inner)))).contains("plan-nested");
    }

    @Test
    void timesAreLongerThanZeroAndShorterThanACentury() {
        assertThat(codes(Step.named("a").timeout(Duration.ZERO).build())).containsExactly("out-of-range");
        assertThat(codes(Step.named("a").timeout(Duration.ofSeconds(-1)).build()))
                .containsExactly("out-of-range");
        assertThat(codes(Step.named("a")
                        .timeout(Duration.ofSeconds(Long.MAX_VALUE))
                        .build()))
                .containsExactly("out-of-range");
        assertThat(codes(with(List.of(), Optional.of(Duration.ZERO), List.of())))
                .contains("out-of-range");
        Step asked = Step.named("a")
                .approval(new Step.Approval(new Expression("\"?\""), Optional.empty(), Optional.of(Duration.ZERO)))
                .build();
        assertThat(codes(asked)).containsExactly("out-of-range");
    }

    private static Budget days(long days) {
        return Budget.NONE.withTime(Duration.ofDays(days));
    }

    private static Plan with(Budget budget, Budget pool, Budget step) {
        return new Plan(
                "p",
                "",
                List.of(),
                List.of(),
                List.of(),
                budget,
                List.of(new Plan.Pool("q", pool, Plan.Policy.FAIR)),
                Optional.empty(),
                Optional.empty(),
                List.of(Step.named("a")
                        .assign("planner")
                        .budget(step)
                        .pool("q", 0)
                        .build()),
                List.of());
    }

    @Test
    void theTimeOfABudgetIsNoLongerThanCanBeReadAgain() {
        Plan longest = with(days(36_525), days(36_525), days(36_525));
        assertThat(codes(longest)).isEmpty();
        assertThat(Acl.parse(Acl.print(longest))).isEqualTo(longest);
        assertThat(Checked.plan(with(days(36_526), days(1), days(1))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("out-of-range");
                    assertThat(problem.message())
                            .isEqualTo("the time in the budget of plan 'p' must be no longer than 36525 days");
                });
        assertThat(codes(with(Budget.NONE, days(36_526), days(1)))).containsExactly("out-of-range");
        assertThat(codes(with(Budget.NONE, Budget.tokens(1), days(36_526)))).contains("out-of-range");
    }

    @Test
    void theWaitsBetweenAttemptsAreNoLongerThanCanBeReadAgain() {
        Duration longest = Duration.ofDays(36_525);
        assertThat(codes(Step.named("a")
                        .assign("planner")
                        .retry(new Step.Retry(1, longest, longest, 1, 0))
                        .build()))
                .isEmpty();
        assertThat(codes(Step.named("a")
                        .assign("planner")
                        .retry(new Step.Retry(1, Duration.ofDays(1), longest.plusNanos(1_000), 1, 0))
                        .build()))
                .containsExactly("out-of-range");
    }

    @Test
    void aBreakerAllowsAFailureAndWaits() {
        Plan.Role hasty =
                new Plan.Role("w", "llm", Json.Obj.EMPTY, Optional.of(new Plan.Breaker(0, Duration.ofSeconds(-1))), "");
        assertThat(codes(with(List.of(hasty), Optional.empty(), List.of())))
                .containsExactly("out-of-range", "out-of-range");
    }

    @Test
    void aStepIsNotTriedForever() {
        Step step = Step.named("a")
                .assign("planner")
                .retry(Step.Retry.times(Integer.MAX_VALUE))
                .build();
        assertThat(codes(step)).containsExactly("out-of-range");
    }

    @Test
    void aNegativeNumberOfItemsAtATimeIsRefused() {
        Step step = Step.named("a")
                .forEach(new Step.ForEach("x", new Expression("[1]"), -1))
                .build();
        assertThat(codes(step)).containsExactly("out-of-range");
    }

    @Test
    void aThousandOutputsAreAllowedAndNotMore() {
        var step = Step.named("a").assign("planner");
        for (int i = 0; i < 1_000; i++) {
            step.output("o" + i, ValueType.ANY);
        }
        assertThat(codes(step.build())).isEmpty();
        assertThat(codes(step.output("o1000", ValueType.ANY).build())).containsExactly("too-many");
    }

    @Test
    void aDescriptionOfAMegabyteIsTooLong() {
        assertThat(codes(Step.named("a").description("x".repeat(1_000_000)).build()))
                .containsExactly("text-too-long");
    }

    @Test
    void aTypeIsNotNestedWithoutEnd() {
        ValueType type = ValueType.ANY;
        for (int i = 0; i < 100_000; i++) {
            type = ValueType.listOf(type);
        }
        assertThat(codes(Step.named("a").assign("planner").output("x", type).build()))
                .contains("type-too-deep");
    }

    @Test
    void aPlanWithoutStepsIsAWarning() {
        assertThat(Checked.plan(Plan.of("p", List.of())))
                .singleElement()
                .satisfies(problem -> assertThat(problem.error()).isFalse());
    }
}
