package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.plan.Event;
import dev.aimos.plan.Event.BreakerChanged.Breaker;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Attempts that fail, and what follows. */
public abstract class RunFailureContract extends PlanSuite {
    private Failure failureOf(Handler handler) {
        Run run = plans().start(Launch.of(plan("PLAN p: STEP a: ASSIGN builder"), all(handler))
                .id("run-" + calls.size()));
        calls.put(run.id(), 1);
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        return run.view().step("a").orElseThrow().failure().orElseThrow();
    }

    private static Handler throwing(Throwable failure) {
        return context -> RunFailureContract.<RuntimeException>sneak(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> Json.Obj sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void whateverAHandlerThrowsFailsItsAttempt() {
        assertThat(failureOf(throwing(new StepFailure("my-code", "my message", true))))
                .isEqualTo(new Failure("my-code", "my message", true));
        assertThat(failureOf(throwing(new IllegalStateException("oops"))))
                .isEqualTo(new Failure("handler-failed", "IllegalStateException: oops", true));
        assertThat(failureOf(throwing(new IllegalArgumentException("oops"))).retryable())
                .isFalse();
        assertThat(failureOf(throwing(new IllegalStateException())).message())
                .isEqualTo("java.lang.IllegalStateException");
        assertThat(failureOf(throwing(new AimosException.Conflict("taken", "taken")))
                        .code())
                .isEqualTo("taken");
        assertThat(failureOf(throwing(new InterruptedException())).code()).isEqualTo("interrupted");
        assertThat(failureOf(throwing(new Error("own")))).isEqualTo(new Failure("handler-failed", "Error: own", false));
        assertThat(failureOf(throwing(new Throwable("bare"))).code()).isEqualTo("handler-failed");
        assertThat(failureOf(throwing(new InternalError())).retryable()).isFalse();
        assertThat(failureOf(context -> endless(1)).message()).contains("StackOverflowError");
        assertThat(failureOf(context -> null).code()).isEqualTo("handler-failed");
    }

    private static Json.Obj endless(int n) {
        return n == 0 ? Json.Obj.EMPTY : endless(n + 1);
    }

    @Test
    void aHostileMessageIsWrittenAsFarAsItCanBe() {
        Failure failure = failureOf(throwing(new StepFailure("c\uD800\0", "\u0000\uDC00x".repeat(100_000), false)));
        assertThat(failure.code()).isEqualTo("c\uFFFD\0");
        assertThat(failure.message()).hasSize(10_000).startsWith("\u0000\uFFFDx");
        assertThat(failureOf(throwing(new StepFailure("", "no code", false))).code())
                .isEqualTo("handler-failed");
        reopen();
        assertThat(plans().replay("run-0").same()).isTrue();
    }

    @Test
    void outputsThatAreNotAsDeclaredFailTheAttempt() {
        String acl = "PLAN p: STEP a: ASSIGN builder OUTPUT n: number RETRY 3 backoff=0ms";
        AtomicInteger attempt = new AtomicInteger();
        assertThat(finish(acl, all(context -> switch (attempt.incrementAndGet()) {
                    case 1 -> Json.Obj.EMPTY;
                    case 2 -> out("n", "three");
                    default -> out("n", 3).with("more", Json.of("than declared"));
                })))
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.RetryScheduled.class))
                .extracting(retry -> retry.failure().code())
                .containsExactly("output-missing", "output-type");
        requireReplaysTheSame();
    }

    @Test
    void aFailureThatIsNotWorthItIsNotTriedAgain() {
        assertThat(finish("PLAN p: STEP a: ASSIGN builder RETRY 5", failing(PlanSuite::echo, "a")))
                .isEqualTo(RunStatus.FAILED);
        assertThat(calls("a")).isOne();
    }

    @Test
    void retriesAreSpreadTheSameWayWheneverTheyAreComputed() {
        String acl = "PLAN p: STEP a: ASSIGN builder RETRY 6 backoff=1s, max=20s, factor=3, jitter=0.5";
        Run run = start(acl, all(throwing(new StepFailure("busy", "busy", true))));
        Watch watch = Watch.of(run);
        List<Duration> delays = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Event.RetryScheduled next = (Event.RetryScheduled) watch.await(Event.RetryScheduled.class::isInstance);
            delays.add(Duration.between(clock.instant(), next.at()));
            clock.set(next.at());
        }
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        for (int i = 0; i < 6; i++) {
            Duration most = Duration.ofSeconds(Math.min(20, (long) Math.pow(3, i)));
            assertThat(delays.get(i)).isBetween(most.dividedBy(2), most);
        }
        assertThat(delays.stream().distinct()).hasSize(6);
        requireReplaysTheSame();
    }

    @Test
    void aRetryWithoutDelayThatFailsAtOnceIsTriedAgainAllTheSame() {
        String acl = """
                PLAN p:
                  TIMEOUT 1h
                  ROLE builder BREAKER failures=1, cooldown=1h
                  STEP nothing: INPUT x = 1 GATE out.x == 2 RETRY 3 backoff=0ms ON_FAIL skip
                  STEP a: ASSIGN builder RETRY 5 backoff=0ms
                """;
        assertThat(finish(acl, all(throwing(new StepFailure("busy", "busy", true)))))
                .isEqualTo(RunStatus.FAILED);
        assertThat(failure("a")).isEqualTo("circuit-open");
        assertThat(history(Event.RetryScheduled.class)).hasSize(8);
        requireReplaysTheSame();
    }

    @Test
    void anAttemptThatTakesTooLongIsInterruptedAndItsLateResultIgnored() {
        Door door = new Door();
        Door second = new Door();
        String acl = "PLAN p: STEP a: ASSIGN builder TIMEOUT 5s RETRY 1 backoff=0ms";
        Run run = start(acl, all(context -> {
            if (context.attempt() == 1) {
                assertThat(context.deadline()).contains(context.startedAt().plusSeconds(5));
                try {
                    door.pass();
                } catch (InterruptedException e) {
                    assertThat(context.stopped()).isTrue();
                    second.awaitReached();
                    return out("late", true);
                }
            }
            second.pass();
            return out("late", false);
        }));
        door.awaitReached();
        clock.advance(Duration.ofSeconds(5));
        second.awaitReached();
        door.awaitInterrupted();
        second.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").outputs()).isEqualTo(out("late", false));
        assertThat(history(Event.RetryScheduled.class))
                .extracting(retry -> retry.failure().code())
                .containsExactly("timeout");
        requireReplaysTheSame();
    }

    @Test
    void whatComesAfterItsTimeIsLateHoweverLateTheTimerIs() {
        Door door = new Door();
        String acl = "PLAN p: STEP a: ASSIGN builder TIMEOUT 5s";
        Run run = start(acl, all(context -> {
            door.pass();
            return out("x", 1);
        }));
        door.awaitReached();
        clock.setWithoutWaking(clock.instant().plusSeconds(6));
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(failure("a")).isEqualTo("timeout");
        requireReplaysTheSame();
    }

    @Test
    void aRunThatTakesTooLongFails() {
        Door door = new Door();
        Run run = start(
                "PLAN p: TIMEOUT 1m STEP a: ASSIGN builder TIMEOUT 2m STEP b: REQUIRES a ASSIGN builder",
                all(context -> {
                    door.pass();
                    return context.inputs();
                }));
        door.awaitReached();
        clock.advance(Duration.ofMinutes(1));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("run-timeout");
        assertThat(state("a")).isEqualTo(StepState.CANCELLED);
        assertThat(state("b")).isEqualTo(StepState.CANCELLED);
        requireReplaysTheSame();
    }

    @Test
    void afterEnoughFailuresInARowARoleIsLeftAloneUntilATryGoesWell() {
        AtomicInteger working = new AtomicInteger();
        String acl = """
                PLAN p:
                  ROLE builder BREAKER failures=2, cooldown=1m
                  STEP a: ASSIGN builder RETRY 9 backoff=30s, factor=1, jitter=0
                """;
        Run run = start(acl, all(context -> {
            if (working.get() == 0) {
                throw new StepFailure("busy", "busy", true);
            }
            return context.inputs();
        }));
        Watch watch = Watch.of(run);
        for (String expected : List.of("busy", "busy", "circuit-open", "busy", "circuit-open")) {
            Event.RetryScheduled next = (Event.RetryScheduled) watch.await(Event.RetryScheduled.class::isInstance);
            assertThat(next.failure().code()).isEqualTo(expected);
            if (history(Event.RetryScheduled.class).size() == 5) {
                working.set(1);
            }
            clock.set(next.at());
        }
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.BreakerChanged.class))
                .extracting(Event.BreakerChanged::state)
                .containsExactly(Breaker.OPEN, Breaker.HALF_OPEN, Breaker.OPEN, Breaker.HALF_OPEN, Breaker.CLOSED);
        assertThat(history(Event.BreakerChanged.class).get(0).until())
                .contains(TestClock.START.plusSeconds(30).plusSeconds(60));
        assertThat(calls("a")).isEqualTo(4);
        requireReplaysTheSame();
    }

    @Test
    void whileOneTriesTheOthersFailAtOnce() {
        Door trial = new Door();
        String acl = """
                PLAN p:
                  ROLE builder BREAKER failures=1, cooldown=1m
                  STEP a: ASSIGN builder ON_FAIL skip
                  STEP wait: APPROVE "go on?" REQUIRES a
                  STEP b: REQUIRES wait ASSIGN builder
                  STEP c: REQUIRES wait ASSIGN builder ON_FAIL skip
                """;
        Run run = start(acl, all(context -> {
            if (context.step().equals("a")) {
                throw new StepFailure("busy", "busy", true);
            }
            trial.pass();
            return context.inputs();
        }));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        clock.advance(Duration.ofMinutes(1));
        plans().decide("run", "wait", dev.aimos.plan.Decision.approve("me"));
        trial.awaitReached();
        assertThat(failure("c")).isEqualTo("circuit-open");
        trial.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls("c")).isZero();
        requireReplaysTheSame();
    }

    @Test
    void aFallbackMayFallBackItself() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder OUTPUT n: number ON_FAIL fallback b
                  STEP b: ASSIGN builder OUTPUT n: number ON_FAIL fallback c
                  STEP c: INPUT n = 3 OUTPUT n: number
                  STEP d: ASSIGN builder INPUT n = steps.a.out.n
                """;
        assertThat(finish(acl, failing(PlanSuite::echo, "a", "a|b"))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("d").outputs()).isEqualTo(out("n", 3));
        assertThat(history(Event.Completed.class))
                .extracting(Event.Completed::step)
                .containsExactly("a|c", "a|b", "a", "d");
        requireReplaysTheSame();
    }

    @Test
    void aFallbackThatFailsDoesWhatItSaysItself() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder ON_FAIL fallback b
                  STEP b: ASSIGN builder ON_FAIL skip
                  STEP c: ASSIGN builder ON_FAIL fallback d
                  STEP d: ASSIGN builder
                """;
        assertThat(finish(acl, failing(PlanSuite::echo, "a", "a|b", "c", "c|d")))
                .isEqualTo(RunStatus.FAILED);
        assertThat(state("c|d")).isEqualTo(StepState.FAILED);
        assertThat(state("c")).isEqualTo(StepState.FAILED);
        assertThat(failure().message()).startsWith("c|d: ");
        requireReplaysTheSame();
    }

    @Test
    void aStepIsSkippedIfItsFallbackIs() {
        String acl = """
                PLAN p:
                  STEP a: ASSIGN builder ON_FAIL fallback b
                  STEP b: ASSIGN builder ON_FAIL skip
                """;
        assertThat(finish(acl, failing(PlanSuite::echo, "a", "a|b"))).isEqualTo(RunStatus.COMPLETED);
        assertThat(state("a")).isEqualTo(StepState.SKIPPED);
        requireReplaysTheSame();
    }

    @Test
    void aClockThatGoesBackDoesNotTakeARunWithIt() {
        Instant later = clock.instant().plusSeconds(3_600);
        clock.set(later);
        Run run = start("PLAN p: STEP a: ASSIGN builder STEP b: REQUIRES a ASSIGN builder", all(context -> {
            clock.setWithoutWaking(TestClock.START);
            return context.inputs();
        }));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(plans().events("run", 0, 100))
                .allSatisfy(event -> assertThat(event.at()).isEqualTo(later));
        requireReplaysTheSame();
    }
}
