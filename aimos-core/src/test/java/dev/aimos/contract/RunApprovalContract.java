package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Decision.Choice;
import dev.aimos.plan.Event;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepFailure;
import dev.aimos.plan.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What people are asked, and what follows from their answers or their silence. */
public abstract class RunApprovalContract extends PlanSuite {
    private static final String ASK = "PLAN p: STEP a: APPROVE \"go?\" within=1h ASSIGN builder INPUT x = 1 ON_FAIL ";
    private static final String ESCALATE =
            "PLAN p: STEP a: ASSIGN builder OUTPUT n: number RETRY 1 backoff=0ms ON_FAIL escalate STEP b: ASSIGN builder INPUT n = steps.a.out.n";

    private Waiting question() {
        return plans().show("run").waiting().get(0);
    }

    @Test
    void whoSaysNoSaysWhyAndTheStepFailsForIt() {
        finish(ASK + "skip", all(PlanSuite::echo));
        String note = "not \u0000 \u001B[31m\n today \uD83D\uDE00";
        plans().decide("run", "a", Decision.reject("me", note));
        assertThat(state("a")).isEqualTo(StepState.SKIPPED);
        assertThat(step("a").failure().orElseThrow().code()).isEqualTo("rejected");
        assertThat(step("a").failure().orElseThrow().message()).isEqualTo("me said no: " + note);
        assertThat(plans().show("run").summary().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(calls("a")).isZero();
        requireReplaysTheSame();
    }

    @Test
    void aStepThatWasRefusedIsDoneByItsFallback() {
        String acl = ASK + "fallback b STEP b: ASSIGN builder INPUT x = 2";
        Run run = start(acl, all(PlanSuite::echo));
        finish(run);
        plans().decide("run", "a", Decision.reject("me", ""));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").outputs()).isEqualTo(out("x", 2));
        requireReplaysTheSame();
    }

    @Test
    void nobodysAnswerIsNo() {
        Run run = start(ASK + "abort", all(PlanSuite::echo));
        finish(run);
        assertThat(question().until()).contains(clock.instant().plus(Duration.ofHours(1)));
        clock.advance(Duration.ofMinutes(59));
        assertThat(run.status()).isEqualTo(RunStatus.WAITING);
        clock.advance(Duration.ofMinutes(1));
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("approval-expired");
        assertThat(history(Event.DecisionClosed.class)).hasSize(1);
        requireReplaysTheSame();
    }

    @Test
    void anAnswerThatComesTooLateIsNoneThoughNobodyRunsTheRun() {
        finish(ASK + "skip", all(PlanSuite::echo));
        reopen();
        clock.advance(Duration.ofHours(1));
        assertThat(code(() -> plans().decide("run", "a", Decision.approve("me"))))
                .contains("question-missing");
        assertThat(plans().show("run").summary().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(state("a")).isEqualTo(StepState.SKIPPED);
        assertThat(calls("a")).isZero();
        requireReplaysTheSame();
    }

    @Test
    void anAnswerThatComesTooLateIsNoneThoughTheTimerIsLater() {
        Run run = start(ASK + "skip", all(PlanSuite::echo));
        finish(run);
        clock.setWithoutWaking(clock.instant().plus(Duration.ofHours(1)));
        assertThat(code(() -> plans().decide("run", "a", Decision.approve("me"))))
                .contains("question-missing");
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        requireReplaysTheSame();
    }

    @Test
    void aRunIsResumedAfterItsQuestionsTimeIsOver() {
        finish(ASK + "abort", all(PlanSuite::echo));
        reopen();
        clock.advance(Duration.ofHours(2));
        assertThat(plans().show("run").summary().status()).isEqualTo(RunStatus.WAITING);
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.FAILED);
        assertThat(calls("a")).isZero();
        requireReplaysTheSame();
    }

    @Test
    void aQuestionAskedAgainHasItsWholeTimeAgain() {
        Run run = start(ASK + "escalate", all(PlanSuite::echo));
        finish(run);
        clock.advance(Duration.ofMinutes(40));
        plans().decide("run", "a", Decision.reject("me", "later"));
        assertThat(question().kind()).isEqualTo(Waiting.Kind.ESCALATION);
        plans().decide("run", "a", Decision.of(Choice.RETRY, "me"));
        assertThat(question().kind()).isEqualTo(Waiting.Kind.APPROVAL);
        clock.advance(Duration.ofMinutes(40));
        assertThat(question().kind()).isEqualTo(Waiting.Kind.APPROVAL);
        plans().decide("run", "a", Decision.approve("me"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        requireReplaysTheSame();
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        Door door = new Door();
        Run run = start(ASK + "abort", all(context -> {
            door.pass();
            return context.inputs();
        }));
        finish(run);
        plans().decide("run", "a", Decision.approve("me"));
        assertThat(code(() -> plans().decide("run", "a", Decision.approve("you"))))
                .contains("question-missing");
        assertThat(code(() -> plans().decide("run", "b", Decision.approve("you"))))
                .contains("question-missing");
        assertThat(code(() -> plans().decide("other", "a", Decision.approve("you"))))
                .contains("run-missing");
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(code(() -> plans().decide("run", "a", Decision.approve("you"))))
                .isPresent();
        assertThat(calls("a")).isOne();
        requireReplaysTheSame();
    }

    @Test
    void anAnswerThatCannotBeWrittenIsRefusedAndTheQuestionStands() {
        finish(ASK + "abort", all(PlanSuite::echo));
        assertThat(code(() -> plans().decide("run", "a", Decision.approve("\uD800"))))
                .contains("text-malformed");
        assertThat(code(() -> plans().decide("run", "a", Decision.reject("me", "x".repeat(1_000_000)))))
                .contains("text-too-long");
        Json deep = Json.of(1);
        for (int i = 0; i < 100_000; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        Json.Obj tooDeep = Json.Obj.EMPTY.with("x", deep);
        assertThat(code(() -> plans().decide("run", "a", Decision.accept("me", tooDeep))))
                .contains("value-too-large");
        assertThat(code(() -> plans().decide("run", "a", Decision.accept("me", Json.Obj.EMPTY))))
                .contains("choice-not-offered");
        assertThat(code(() -> plans().decide("run", "a\uD800/x", Decision.approve("me"))))
                .contains("question-missing");
        assertThat(question().request()).isEqualTo("a");
    }

    @Test
    void aStepMayOnlyWaitForAPersonAndTellsWhoItWas() {
        Run run = start(
                "PLAN p: STEP a: APPROVE \"ok?\" INPUT n = 1 GATE out.approved_by == \"me\"", all(PlanSuite::echo));
        finish(run);
        plans().decide("run", "a", new Decision(Choice.APPROVE, "me", "fine", Json.Obj.EMPTY));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").outputs())
                .isEqualTo(out("n", 1).with("approved_by", Json.of("me")).with("note", Json.of("fine")));
        requireReplaysTheSame();
    }

    @Test
    void afterAnApprovalTheStepIsTriedAgainWithoutAskingAgain() {
        AtomicInteger attempts = new AtomicInteger();
        Run run = start("PLAN p: STEP a: APPROVE \"go?\" ASSIGN builder RETRY 1 backoff=0ms", all(context -> {
            if (attempts.incrementAndGet() == 1) {
                throw new StepFailure("busy", "busy", true);
            }
            return context.inputs();
        }));
        finish(run);
        plans().decide("run", "a", Decision.approve("me"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.DecisionAsked.class)).hasSize(1);
        requireReplaysTheSame();
    }

    @Test
    void aPersonHasAFailedStepTriedAgainWithAsManyAttemptsAsAtFirst() {
        AtomicInteger attempts = new AtomicInteger();
        Run run = start(ESCALATE, all(context -> {
            if (context.step().equals("a") && attempts.incrementAndGet() < 4) {
                throw new StepFailure("busy", "busy", true);
            }
            return out("n", 1);
        }));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        assertThat(question().choices()).containsExactly(Choice.RETRY, Choice.SKIP, Choice.ACCEPT, Choice.REJECT);
        plans().decide("run", "a", Decision.of(Choice.RETRY, "me"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("a").attempts()).isEqualTo(4);
        requireReplaysTheSame();
    }

    @Test
    void aPersonLeavesAFailedStepOut() {
        Run run = start(ESCALATE, failing(PlanSuite::echo, "a"));
        finish(run);
        plans().decide("run", "a", Decision.of(Choice.SKIP, "me"));
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(state("b")).isEqualTo(StepState.SKIPPED);
        requireReplaysTheSame();
    }

    @Test
    void aPersonTakesAFailedStepAsDoneIfItsOutputsAreAsDeclared() {
        Run run = start(ESCALATE, failing(PlanSuite::echo, "a"));
        finish(run);
        plans().decide("run", "a", Decision.accept("me", out("n", "three")));
        assertThat(question().message()).contains("output 'n'");
        plans().decide("run", "a", Decision.accept("me", Json.Obj.EMPTY));
        assertThat(question().message()).contains("output 'n'");
        reopen();
        plans().decide("run", "a", Decision.accept("me", out("n", 3)));
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("b").outputs()).isEqualTo(out("n", 3));
        requireReplaysTheSame();
    }

    @Test
    void aPersonEndsTheRunAtAFailedStep() {
        Run run = start(ESCALATE, failing(PlanSuite::echo, "a"));
        finish(run);
        plans().decide("run", "a", Decision.reject("me", "enough"));
        assertThat(run.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failure().code()).isEqualTo("no");
        assertThat(failure().message()).contains("me said no: enough");
        requireReplaysTheSame();
    }

    @Test
    void aConditionThatFailedIsHeldAgainWhenAPersonHasTheStepTriedAgain() {
        Run run = start(
                "PLAN p: INPUT x = \"t\" STEP a: WHEN inputs.x > 1 ASSIGN builder ON_FAIL escalate",
                all(PlanSuite::echo));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        plans().decide("run", "a", Decision.of(Choice.RETRY, "me"));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        assertThat(failure("a")).isEqualTo("when-failed");
        assertThat(calls("a")).isZero();
        requireReplaysTheSame();
    }

    @Test
    void questionsAreMootWhenTheRunEnds() {
        Run run = start("PLAN p: STEP a: APPROVE \"go?\" STEP b: ASSIGN builder", failing(PlanSuite::echo, "b"));
        assertThat(finish(run)).isEqualTo(RunStatus.FAILED);
        assertThat(plans().show("run").waiting()).isEmpty();
        assertThat(history(Event.DecisionClosed.class))
                .extracting(Event.DecisionClosed::request)
                .containsExactly("a");
        assertThat(state("a")).isEqualTo(StepState.CANCELLED);
        assertThatThrownBy(() -> plans().decide("run", "a", Decision.approve("me")))
                .isInstanceOf(AimosException.Conflict.class);
        requireReplaysTheSame();
    }
}
