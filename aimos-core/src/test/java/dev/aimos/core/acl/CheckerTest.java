package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.expr.Problems;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CheckerTest {
    private static final int MANY = 100_000;

    private static List<Problem> check(int size, IntFunction<Step> step) {
        List<Step> steps = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            steps.add(step.apply(i));
        }
        return Checked.plan(Plan.of("p", steps));
    }

    private static Step assigned(int i, String instruction) {
        return Step.named("s" + i)
                .assign("planner", "", new Expression(instruction))
                .build();
    }

    @Test
    void aSoundPlanHasNoProblems() {
        String acl = """
                PLAN research "Answers a question with verified sentences":
                  INPUT question: text
                  INPUT limit: number = 5
                  OUTPUT answer: text = ${steps.write.out.text}
                  ROLE writer: llm(model="small", temperature=0.0) "writes" BREAKER failures=3, cooldown=30s
                  BUDGET tokens=20k, calls=40
                  POOL shared: tokens=8k policy=priority
                  TIMEOUT 10m
                  AMEND change.removed == [] APPROVE "Change the plan?"
                  STEP find "looks it up":
                    ASSIGN retriever.context: "Find ${inputs.question}"
                    INPUT limit = inputs.limit
                    OUTPUT hits: list of object
                    OUTPUT best: number
                    BUDGET tokens=2k, time=5s, pool=shared, priority=3
                    GATE good_enough: out.best >= 0.4 and count(out.hits) > 0 "nothing good about ${inputs.question}"
                    RETRY 3 backoff=200ms, max=10s, factor=2, jitter=0.2
                    TIMEOUT 30s
                    ON_FAIL fallback ask
                  STEP ask:
                    ASSIGN operator: "What about ${inputs.question}?"
                    BUDGET tokens=0
                    OUTPUT hits: list of object
                    OUTPUT best: number
                  STEP each:
                    FOR_EACH hit IN ${steps.find.out.hits} parallel=4
                    CALL check_one
                    INPUT text = ${hit.text}
                  STEP write:
                    REQUIRES each
                    WHEN count(steps.each.out.ok) > 0
                    APPROVE "Publish?" by=operator, within=2d
                    ASSIGN writer: "Write"
                    OUTPUT text: text
                    BUDGET tokens=5k
                    COMPENSATE unpublish
                    ON_FAIL escalate "Write failed for ${inputs.question}"
                  STEP unpublish:
                    ASSIGN builder: "Take back ${steps.write.out.text}"
                    BUDGET tokens=1k
                PLAN check_one:
                  INPUT text: text
                  OUTPUT ok: boolean = steps.verify.out.ok
                  STEP verify:
                    ASSIGN verifier: "Is it true that ${inputs.text}?"
                    OUTPUT ok: boolean
                """;
        assertThat(Checked.text(acl)).isEmpty();
    }

    @Test
    void aPlanOfAProgramHasProblemsWithoutALineThatNameTheStep() {
        Step step = Step.named("a")
                .assign("planner", "", new Expression("inputs.x + 1 +"))
                .requires("b")
                .build();
        assertThat(Checked.plan(Plan.of("p", List.of(step)))).allSatisfy(problem -> {
            assertThat(problem.line()).isZero();
            assertThat(problem.message()).contains("'a'");
        });
        Step typed = Step.named("a")
                .assign("planner", "", new Expression("1 + \"x\""))
                .build();
        assertThat(Checked.plan(Plan.of("p", List.of(typed)))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("type-mismatch");
            assertThat(problem.line()).isZero();
            assertThat(problem.message()).startsWith("the instruction of step 'a': ");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_001, 100_000, 1_000_000})
    void anExpressionOfAnythingIsAProblem(int length) {
        for (String part : List.of("(", "-", "\uD800", "\u0000", "${", "not ", "a.", "[", "\"")) {
            assertThat(check(1, i -> assigned(i, part.repeat(length))))
                    .isNotEmpty()
                    .allMatch(Problem::error);
        }
    }

    @Test
    void aHundredThousandMisspeltNamesAreToldInBoundedTime() {
        List<Problem> problems =
                check(MANY, i -> Step.named("s" + i).requires("z" + i).build());
        assertThat(problems).hasSize(Problems.MOST + 1).allMatch(Problem::error);
    }

    @Test
    void aHundredThousandStepsOfOneNameAreToldInBoundedTime() {
        assertThat(check(MANY, i -> assigned(0, "1"))).hasSize(Problems.MOST + 1);
    }

    @Test
    void aHundredThousandStepsThatNeedOneAreSound() {
        assertThat(check(MANY, i -> assigned(i, i == 0 ? "1" : "steps.s0.out.x")))
                .isEmpty();
    }

    @Test
    void aStepThatNeedsAHundredThousandIsSound() {
        String[] all = new String[MANY];
        for (int i = 0; i < MANY; i++) {
            all[i] = "s" + i;
        }
        assertThat(check(
                        MANY + 1,
                        i -> i < MANY
                                ? Step.named("s" + i).build()
                                : Step.named("last").requires(all).build()))
                .isEmpty();
    }

    @Test
    void aHundredThousandFallbacksOfEachOtherAreSound() {
        assertThat(check(
                        MANY,
                        i -> Step.named("s" + i)
                                .assign("planner")
                                .onFail(
                                        i == MANY - 1
                                                ? new Step.OnFail.Abort()
                                                : new Step.OnFail.Fallback("s" + (i + 1)))
                                .build()))
                .isEmpty();
    }

    @Test
    void fiftyThousandFallbacksThatNeedTheFirstOfALongChainAreCheckedInBoundedTime() {
        List<Problem> problems = check(MANY, i -> {
            String before = "s" + (i - 2);
            if (i % 2 == 1) {
                return assigned(i, "steps.s0.out.x");
            }
            var step = Step.named("s" + i).assign("planner").onFail(new Step.OnFail.Fallback("s" + (i + 1)));
            return i == 0
                    ? step.onFail(new Step.OnFail.Abort()).build()
                    : step.requires(before).build();
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void tenThousandPlansThatCallEachOtherInARowAreCheckedInBoundedTime() {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Step call = Step.named("a").call("c" + (i + 1)).build();
            plans.add(Plan.of("c" + i, List.of(i == 9_999 ? Step.named("a").build() : call)));
        }
        Plan main = new Plan(
                "p",
                "",
                List.of(),
                List.of(),
                List.of(),
                Step.named("a").build().budget(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(Step.named("a").call("c0").build()),
                plans);
        assertThat(Checked.plan(main)).extracting(Problem::code).containsExactly("calls-too-deep");
    }

    @Test
    void problemsStandInTheOrderOfTheText() {
        List<Problem> problems =
                Checked.text("PLAN p:\nSTEP a:\n REQUIRES x1\n ASSIGN plannr\nSTEP b:\n REQUIRES x2\n");
        assertThat(problems).extracting(Problem::line).containsExactly(3, 4, 6);
    }
}
