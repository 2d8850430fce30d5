package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.Json;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import dev.aimos.plan.Waiting;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plans that are changed while they are run. */
public abstract class RunAmendContract extends PlanSuite {
    private static final String RULE = "change.removed == [] and count(change.added) <= 2";
    private static final String ACL = """
            PLAN p:
              AMEND %s
              STEP a: ASSIGN planner INPUT n = 1
              STEP b: ASSIGN builder INPUT n = steps.a.out.n + 1
            """.formatted(RULE);
    private static final String MORE = "  STEP c: ASSIGN builder INPUT n = steps.b.out.n * 10\n";

    private Handlers proposing(String step, String acl) {
        Plan revised = plan(acl);
        return all(context -> {
            if (context.step().equals(step)) {
                context.propose(revised);
            }
            return context.inputs();
        });
    }

    @Test
    void aStepProposesMoreStepsAndTheyAreDone() {
        Run run = start(ACL, proposing("a", ACL + MORE));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("c").outputs()).isEqualTo(out("n", 20));
        assertThat(calls).containsOnlyKeys("a", "b", "c").containsEntry("a", 1).containsEntry("b", 1);
        assertThat(history(Event.Amended.class)).singleElement().satisfies(amended -> {
            assertThat(amended.added()).containsExactly("c");
            assertThat(amended.removed()).isEmpty();
            assertThat(amended.changed()).isEmpty();
        });
        assertThat(plans().show("run").plan().steps()).hasSize(3);
        requireReplaysTheSame();
        assertThat(plans().show("run").plan().steps()).hasSize(3);
    }

    @Test
    void theLastStepProposesMoreSteps() {
        assertThat(finish(ACL, proposing("b", ACL + MORE))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("c").outputs()).isEqualTo(out("n", 20));
        requireReplaysTheSame();
    }

    @Test
    void aStepProposesToChangeWhatIsNextAndOnlyTheChangedIsDone() {
        String revised = ACL.replace("steps.a.out.n + 1", "steps.a.out.n + 100");
        assertThat(finish(ACL, proposing("a", revised))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("b").outputs()).isEqualTo(out("n", 101));
        assertThat(calls("b")).isOne();
        requireReplaysTheSame();
    }

    @Test
    void stepsKeepTheirPlaceWhenOthersComeBeforeThem() {
        String revised = ACL.replace("  STEP a:", "  STEP early: ASSIGN builder INPUT n = 7\n  STEP a:");
        assertThat(finish(ACL, proposing("a", revised))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("early").outputs()).isEqualTo(out("n", 7));
        assertThat(step("a").outputs()).isEqualTo(out("n", 1));
        assertThat(step("b").outputs()).isEqualTo(out("n", 2));
        requireReplaysTheSame();
    }

    @Test
    void whatTheRuleDoesNotAllowIsRefusedAndTheRunGoesOn() {
        String three = ACL + MORE + MORE.replace("STEP c", "STEP d") + MORE.replace("STEP c", "STEP e");
        assertThat(finish(ACL, proposing("a", three))).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.AmendmentRefused.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("AMEND"));
        assertThat(calls).containsOnlyKeys("a", "b");
        requireReplaysTheSame();
    }

    @Test
    void aPlanWithoutARuleIsNotChanged() {
        String acl = ACL.replace("AMEND " + RULE, "");
        assertThat(finish(acl, proposing("a", acl + MORE))).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.AmendmentRefused.class)).hasSize(1);
        requireReplaysTheSame();
    }

    @Test
    void whatHasBegunStaysAsItIs() {
        String revised = ACL.replace("INPUT n = 1\n", "INPUT n = 2\n");
        assertThat(finish(ACL, proposing("a", revised))).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.AmendmentRefused.class))
                .singleElement()
                .satisfies(refused -> assertThat(refused.reason()).contains("a has begun"));
        requireReplaysTheSame();
    }

    @Test
    void whatAStepProposesThatFailsAfterwardsIsRefused() {
        String acl = ACL.replace("INPUT n = 1\n", "INPUT n = 1 GATE out.n == 2 ON_FAIL skip\n");
        assertThat(finish(acl, proposing("a", acl + MORE))).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.AmendmentRefused.class)).hasSize(1);
        requireReplaysTheSame();
    }

    @Test
    void anAttemptProposesOnceAndOnlyWhatIsSound() {
        List<String> codes = new ArrayList<>();
        Plan unsound = plan(ACL + "  STEP c: ASSIGN builder INPUT n = steps.z.out.n\n");
        Plan sound = plan(ACL + MORE);
        Handlers handlers = Handlers.builder()
                .role("planner", context -> {
                    code(() -> context.propose(unsound)).ifPresent(codes::add);
                    code(() -> context.propose(plan(ACL + MORE.replace("builder", "critic"))))
                            .ifPresent(codes::add);
                    context.propose(sound);
                    code(() -> context.propose(sound)).ifPresent(codes::add);
                    return context.inputs();
                })
                .role("builder", PlanSuite::echo)
                .build();
        assertThat(finish(ACL, handlers)).isEqualTo(RunStatus.COMPLETED);
        assertThat(codes).containsExactly("plan-refused", "handler-missing", "proposed-already");
        assertThat(state("c")).isEqualTo(StepState.COMPLETED);
    }

    @Test
    void aPersonIsAskedBeforeThePlanIsChanged() {
        String acl = ACL.replace(
                "AMEND " + RULE, "AMEND true APPROVE \"Add ${join(change.added, \",\")} for ${change.by}?\"");
        Run run = start(acl, proposing("b", acl + MORE));
        assertThat(finish(run)).isEqualTo(RunStatus.WAITING);
        reopen();
        assertThat(plans().show("run").waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.kind()).isEqualTo(Waiting.Kind.AMENDMENT);
            assertThat(waiting.request()).isEqualTo("amendment!");
            assertThat(waiting.message()).isEqualTo("Add c for b?");
        });
        plans().decide("run", "amendment!", Decision.approve("me"));
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(state("c")).isEqualTo(StepState.COMPLETED);
        requireReplaysTheSame();
    }

    @Test
    void aPersonRefusesTheChangeAndTheRunEndsAsItWould() {
        String acl = ACL.replace("AMEND " + RULE, "AMEND true APPROVE \"ok?\"");
        Run run = start(acl, proposing("b", acl + MORE));
        finish(run);
        plans().decide("run", "amendment!", Decision.reject("me", "no need"));
        assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.AmendmentRefused.class).get(0).reason()).contains("no need");
        assertThat(plans().show("run").plan().steps()).hasSize(2);
        requireReplaysTheSame();
    }

    @Test
    void aChangeThatCameTooLateForAPersonsAnswerIsRefused() {
        String acl = """
                PLAN p:
                  AMEND true APPROVE "ok?"
                  STEP a: ASSIGN planner
                  STEP b: REQUIRES a ASSIGN builder
                """;
        Run run = start(acl, proposing("a", acl.replace("STEP b: REQUIRES a", "STEP b: REQUIRES a INPUT x = 1")));
        Watch watch = Watch.of(run);
        watch.await(
                event -> event instanceof Event.Completed done && done.step().equals("b"));
        plans().decide("run", "amendment!", Decision.approve("me"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(history(Event.AmendmentRefused.class).get(0).reason()).contains("b has begun");
        requireReplaysTheSame();
    }

    @Test
    void aQuestionAboutAChangeIsMootWhenTheRunEnds() {
        String acl = ACL.replace("AMEND " + RULE, "AMEND true APPROVE \"ok?\"");
        Run run = start(acl, proposing("b", acl + MORE));
        finish(run);
        plans().cancel("run", "me", "");
        assertThat(run.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(plans().show("run").waiting()).isEmpty();
        assertThat(history(Event.DecisionClosed.class)).hasSize(1);
        requireReplaysTheSame();
    }

    @Test
    void aPersonProposesFromOutsideWhileARunGoesOn() {
        Door door = new Door();
        Run run = start(ACL, all(context -> {
            if (context.step().equals("a")) {
                door.pass();
            }
            return context.inputs();
        }));
        door.awaitReached();
        assertThatThrownBy(() -> plans().propose("run", plan(ACL.replace("INPUT n = 1\n", "INPUT n = 2\n"))))
                .isInstanceOf(PlanRefused.class)
                .hasMessageContaining("a has begun");
        assertThatThrownBy(() -> plans().propose("run", plan("PLAN p: STEP a: ASSIGN builder REQUIRES a")))
                .isInstanceOf(PlanRefused.class);
        assertThatThrownBy(() -> plans().propose("run", plan(ACL.replace("PLAN p", "PLAN q"))))
                .isInstanceOf(PlanRefused.class);
        assertThat(history(Event.Proposed.class)).isEmpty();
        assertThat(plans().propose("run", plan(ACL + MORE)).plan().steps()).hasSize(3);
        door.open();
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(state("c")).isEqualTo(StepState.COMPLETED);
        assertThat(code(() -> plans().propose("run", plan(ACL)))).contains("run-over");
        assertThat(code(() -> plans().propose("other", plan(ACL)))).contains("run-missing");
        requireReplaysTheSame();
    }

    @Test
    void aPersonProposesFromOutsideWhileNobodyRunsTheRun() {
        Door door = new Door();
        start(ACL, all(context -> {
            door.pass();
            return context.inputs();
        }));
        door.awaitReached();
        reopen();
        plans().propose("run", plan(ACL + MORE.replace("builder", "critic")));
        Handlers some = Handlers.builder()
                .role("planner", PlanSuite::echo)
                .role("builder", PlanSuite::echo)
                .build();
        assertThat(code(() -> plans().resume("run", some))).contains("handler-missing");
        assertThat(finish(plans().resume("run", all(PlanSuite::echo)))).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("c").outputs()).isEqualTo(out("n", 20));
        requireReplaysTheSame();
    }

    @Test
    void whatAProgramWroteOtherwiseThanTheFormatterMeansTheSame() {
        Step a = Step.named("a")
                .assign("planner")
                .input("n", "1+0")
                .when("1+1==2")
                .build();
        Step skipped = Step.named("s").assign("planner").when("(1+1)==3").build();
        Plan by = new Plan(
                "p",
                "",
                List.of(),
                List.of(),
                List.of(),
                dev.aimos.plan.Budget.NONE,
                List.of(),
                java.util.Optional.empty(),
                java.util.Optional.of(
                        new Plan.Amendment(new dev.aimos.plan.Expression("(true)"), java.util.Optional.empty())),
                List.of(a, skipped),
                List.of());
        List<Step> more = new ArrayList<>(by.steps());
        more.add(Step.named("c").assign("planner").input("n", "steps.a.out.n+1").build());
        Plan revised = by.withSteps(more);
        Run run = plans().start(dev.aimos.plan.Launch.of(by, all(context -> {
                    if (context.step().equals("a")) {
                        context.propose(revised);
                    }
                    return context.inputs();
                }))
                .id("run"));
        assertThat(finish(run)).isEqualTo(RunStatus.COMPLETED);
        assertThat(step("c").outputs()).isEqualTo(out("n", 2));
        assertThat(step("c").outputs()).isNotEqualTo(Json.Obj.EMPTY);
        requireReplaysTheSame();
    }
}
