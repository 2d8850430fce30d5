package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import dev.aimos.plan.Event;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans and values as large as they may be, and those that only look small. */
public abstract class RunSizeContract extends PlanSuite {
    private RunStatus run(List<Step> steps) {
        return finish(plans().start(
                        Launch.of(Plan.of("p", steps), all(PlanSuite::echo)).id("run")));
    }

    private void requireDone(int steps) {
        assertThat(history(Event.Completed.class)).hasSize(steps);
        assertThat(plans().replay("run").same()).isTrue();
        reopen();
        assertThat(plans().show("run").steps()).hasSize(steps).allMatch(step -> step.state() == StepState.COMPLETED);
    }

    @Test
    void aChainOfAHundredThousandStepsThatDoNothing() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            var step = Step.named("s" + i);
            steps.add(i == 0 ? step.build() : step.requires("s" + (i - 1)).build());
        }
        assertThat(run(steps)).isEqualTo(RunStatus.COMPLETED);
        requireDone(100_000);
    }

    @Test
    void aChainOfTenThousandSteps() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            var step = Step.named("s" + i).assign("builder");
            steps.add(
                    i == 0
                            ? step.input("n", "0").build()
                            : step.input("n", "steps.s" + (i - 1) + ".out.n + 1")
                                    .build());
        }
        assertThat(run(steps)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("s9999").outputs()).isEqualTo(out("n", 9_999));
        requireDone(10_000);
    }

    @Test
    void aHundredThousandStepsAtTheSameTime() {
        List<Step> steps = IntStream.range(0, 100_000)
                .mapToObj(i -> Step.named("s" + i).assign("builder").build())
                .toList();
        assertThat(run(steps)).isEqualTo(RunStatus.COMPLETED);
        requireDone(100_000);
    }

    @Test
    void aMeshInWhichEachStepNeedsAllOfTheRowBefore() {
        List<Step> steps = new ArrayList<>();
        String[] before = {};
        for (int row = 0; row < 100; row++) {
            String[] now = new String[50];
            for (int i = 0; i < now.length; i++) {
                now[i] = "s" + row + "x" + i;
                steps.add(Step.named(now[i]).assign("builder").requires(before).build());
            }
            before = now;
        }
        assertThat(run(steps)).isEqualTo(RunStatus.COMPLETED);
        requireDone(5_000);
    }

    @Test
    void aHundredThousandStepsAreSkippedOneAfterTheOther() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.named("s0").when("false").input("n", "1").build());
        for (int i = 1; i < 100_000; i++) {
            steps.add(Step.named("s" + i)
                    .input("n", "steps.s" + (i - 1) + ".out.n")
                    .build());
        }
        assertThat(run(steps)).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.Skipped.class)).hasSize(100_000);
        assertThat(plans().replay("run").same()).isTrue();
    }

    @Test
    void tenThousandStepsFallBackOneToTheOther() {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            var step = Step.named("s" + i).input("n", i + "").gate("", "out.n == 9999");
            steps.add(
                    i == 9_999
                            ? step.build()
                            : step.onFail(new Step.OnFail.Fallback("s" + (i + 1)))
                                    .build());
        }
        assertThat(run(steps)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("s0").outputs()).isEqualTo(out("n", 9_999));
        requireDone(10_000);
    }

    @Test
    void tenThousandStepsAreUndone() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.named("undo").assign("operator").build());
        String[] names = new String[10_000];
        for (int i = 0; i < names.length; i++) {
            names[i] = "s" + i;
            steps.add(
                    Step.named(names[i]).input("n", "1").compensate("undo" + i).build());
            steps.add(Step.named("undo" + i).assign("operator").build());
        }
        steps.add(Step.named("bad").assign("builder").requires(names).build());
        Run run = plans().start(Launch.of(Plan.of("p", steps), failing(PlanSuite::echo, "bad"))
                .id("run"));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(calls).hasSize(10_002);
        assertThat(plans().replay("run").same()).isTrue();
    }

    @Test
    void aValueThatDoublesWithEachStepFailsWhenItIsTooLarge() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.named("s0").input("x", "[1, 2]").build());
        for (int i = 1; i < 60; i++) {
            String one = "steps.s" + (i - 1) + ".out.x";
            steps.add(
                    Step.named("s" + i).input("x", "[" + one + ", " + one + "]").build());
        }
        assertThat(run(steps)).isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("output-too-large");
        assertThat(plans().replay("run").same()).isTrue();
        reopen();
        assertThat(plans().show("run").summary().status()).isEqualTo(RunStatus.FAILED);
    }

    @Test
    void aValueThatIsTooLargeIsHandedToNoHandlerNoPlanAndNobody() {
        StringBuilder acl = new StringBuilder("PLAN p:\n  STEP s0: INPUT x = [1, 2]\n");
        for (int i = 1; i <= 18; i++) {
            String one = "steps.s" + (i - 1) + ".out.x";
            acl.append("  STEP s" + i + ": INPUT x = [" + one + ", " + one + "]\n");
        }
        String large = "[" + "steps.s18.out.x, ".repeat(49) + "steps.s18.out.x]";
        acl.append("  STEP handler: ASSIGN builder INPUT x = " + large + " ON_FAIL skip\n");
        acl.append("  STEP plan: CALL q INPUT x = " + large + " ON_FAIL skip\n");
        acl.append("  STEP item: FOR_EACH i IN [1] INPUT x = " + large + " ON_FAIL skip\n");
        acl.append("PLAN q:\n  INPUT x\n  STEP a: INPUT y = 1\n");
        assertThat(finish(acl.toString(), all(PlanSuite::echo))).isEqualTo(RunStatus.COMPLETED);
        assertThat(failure("handler")).isEqualTo("input-too-large");
        assertThat(failure("plan")).isEqualTo("input-too-large");
        assertThat(failure("item[0]")).isEqualTo("output-too-large");
        assertThat(calls).isEmpty();
        assertThat(plans().replay("run").same()).isTrue();
    }

    @Test
    void aValueThatIsDeeperWithEachStepFailsWhenItIsTooDeep() {
        List<Step> steps = new ArrayList<>();
        steps.add(Step.named("s0").input("x", "1").build());
        for (int i = 1; i < 100; i++) {
            steps.add(Step.named("s" + i)
                    .input("x", "[".repeat(50) + "steps.s" + (i - 1) + ".out.x" + "]".repeat(50))
                    .build());
        }
        assertThat(run(steps)).isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("output-too-large");
        reopen();
        assertThat(plans().replay("run").same()).isTrue();
    }

    @Test
    void inputsThatAreTooDeepAreRefused() {
        Json deep = Json.of(1);
        for (int i = 0; i < 100_000; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        Json tooDeep = deep;
        Launch launch = Launch.of(plan("PLAN p: INPUT x: text STEP a: ASSIGN builder"), all(PlanSuite::echo))
                .input("x", tooDeep);
        assertThat(code(() -> plans().start(launch))).contains("value-too-large");
    }

    @Test
    void manyLargeOutputsAtTheSameTimeAreWrittenAPartAtATime() {
        Door door = new Door();
        List<Step> steps = IntStream.range(0, 100)
                .mapToObj(i -> Step.named("s" + i).assign("builder").build())
                .toList();
        Run run = plans().start(Launch.of(Plan.of("p", steps), all(context -> {
                    door.pass();
                    return out("x", "x".repeat(1_000_000));
                }))
                .id("run"));
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().events("run", 0, Integer.MAX_VALUE))
                .filteredOn(event -> event.event() instanceof Event.Completed)
                .hasSize(100);
        reopen();
        assertThat(plans().replay("run").same()).isTrue();
    }

    @Test
    void aSlowSubscriberOfALongRunIsNoBurden() throws Exception {
        List<Step> steps = IntStream.range(0, 50_000)
                .mapToObj(i -> Step.named("s" + i).input("n", "1").build())
                .toList();
        Run run = plans().start(
                        Launch.of(Plan.of("p", steps), all(PlanSuite::echo)).id("run"));
        finish(run);
        AtomicLong seen = new AtomicLong();
        CompletableFuture<Void> end = new CompletableFuture<>();
        run.events().subscribe(new Flow.Subscriber<RunEvent>() {
            private Flow.Subscription subscription;

            @Override
            public void onSubscribe(Flow.Subscription given) {
                subscription = given;
                given.request(1);
            }

            @Override
            public void onNext(RunEvent event) {
                assertThat(event.number()).isEqualTo(seen.getAndIncrement());
                subscription.request(1);
            }

            @Override
            public void onError(Throwable failure) {
                end.completeExceptionally(failure);
            }

            @Override
            public void onComplete() {
                end.complete(null);
            }
        });
        end.get(4, TimeUnit.MINUTES);
        assertThat(seen.get()).isEqualTo(run.view().events());
    }

    @Test
    void manyFailuresInOnePlanAreOneFailure() {
        List<Step> steps = IntStream.range(0, 5_000)
                .mapToObj(i -> Step.named("s" + i).assign("builder").build())
                .toList();
        Run run = plans().start(Launch.of(Plan.of("p", steps), all(context -> {
                    throw new StepFailure("no", "x".repeat(100_000), false);
                }))
                .id("run"));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(history(Event.Unwinding.class)).hasSize(1);
        assertThat(plans().replay("run").same()).isTrue();
    }
}
