package dev.aimos.inmemory;

import static dev.aimos.inmemory.Stage.finish;
import static dev.aimos.inmemory.Stage.out;
import static dev.aimos.inmemory.Stage.until;

import dev.aimos.Json;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Decision.Choice;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plans.Reads;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Runs that between them do everything a run can do, each about one thing. */
final class Scenarios {
    /** What happens on a stage. */
    interface Scenario {
        void play(Stage stage) throws Exception;
    }

    private Scenarios() {}

    /** By name. */
    static Map<String, Scenario> all() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("chain", Scenarios::chain);
        all.put("fan-out", Scenarios::fanOut);
        all.put("retry", Scenarios::retry);
        all.put("deadline", Scenarios::deadline);
        all.put("gate", Scenarios::gate);
        all.put("fallback", Scenarios::fallback);
        all.put("skip", Scenarios::skip);
        all.put("escalation", Scenarios::escalation);
        all.put("approval", Scenarios::approval);
        all.put("called", Scenarios::called);
        all.put("budget", Scenarios::budget);
        all.put("breaker", Scenarios::breaker);
        all.put("amendment", Scenarios::amendment);
        all.put("compensation", Scenarios::compensation);
        all.put("cancel", Scenarios::cancel);
        all.put("resume", Scenarios::resume);
        all.put("fork", Scenarios::fork);
        all.put("timeout", Scenarios::timeout);
        return all;
    }

    private static Json.Obj echo(StepContext context) {
        return context.inputs();
    }

    /** Gives back what it is given, from an attempt on. */
    private static Json.Obj from(int attempt, StepContext context) throws StepFailure {
        if (context.attempt() < attempt) {
            throw new StepFailure("busy", "not at attempt " + context.attempt(), true);
        }
        return context.inputs();
    }

    private static Json.Obj never(StepContext context) throws StepFailure {
        throw new StepFailure("broken", "never works", false);
    }

    /** Blocks until it is stopped. */
    private static Json.Obj block() throws InterruptedException {
        new CountDownLatch(1).await();
        return Json.Obj.EMPTY;
    }

    private static void chain(Stage stage) throws Exception {
        finish(stage.start("""
                PLAN chain "Values flow":
                  INPUT who: text = "world"
                  INPUT times = 2
                  OUTPUT greeting: text = ${steps.greet.out.text}
                  STEP count: INPUT n = inputs.times * 1.5 OUTPUT n: number
                  STEP greet: ASSIGN builder.say: "Greet ${inputs.who}" INPUT text = "Hello \\"${inputs.who}\\" ${steps.count.out.n} – ${run.plan}" OUTPUT text: text
                  STEP last: REQUIRES greet ASSIGN builder
                """, Scenarios::echo));
    }

    private static void fanOut(Stage stage) throws Exception {
        finish(stage.start("""
                PLAN p:
                  STEP list: INPUT xs = [3, {a: [1, null, true]}, "x", 2] OUTPUT xs: list
                  STEP each: FOR_EACH x IN steps.list.out.xs parallel=2 ASSIGN builder: "Item ${index}" INPUT y = x INPUT i = index OUTPUT y: any OUTPUT i: number GATE out.i < 3 "too many" ON_FAIL skip
                  STEP none: FOR_EACH x IN [] ASSIGN builder INPUT y = x OUTPUT y: any
                  STEP sum: INPUT n = count(steps.each.out.y) + count(steps.none.out.y)
                """, Scenarios::echo));
    }

    private static void retry(Stage stage) throws Exception {
        Run run = stage.start("""
                PLAN p:
                  STEP a: ASSIGN builder RETRY 3 backoff=1s, factor=3, jitter=0.5
                  STEP b: REQUIRES a ASSIGN builder INPUT x = 1 RETRY 1 backoff=1s
                """, context -> from(context.step().equals("a") ? 4 : 3, context));
        for (int i = 0; i < 3; i++) {
            int made = i + 1;
            until(run, view -> {
                RunView.StepView step = view.step("a").orElseThrow();
                return step.state() == StepState.RETRYING && step.attempts() == made;
            });
            stage.advance(Duration.ofSeconds(30));
        }
        until(run, "b", StepState.RETRYING);
        stage.advance(Duration.ofSeconds(30));
        finish(run);
    }

    private static void deadline(Stage stage) throws Exception {
        Run run = stage.start(
                "PLAN p: STEP a: ASSIGN builder TIMEOUT 5s RETRY 1 backoff=1s ON_FAIL skip STEP b: ASSIGN builder INPUT x = 1",
                context -> context.step().equals("a") ? block() : echo(context));
        until(run, "a", StepState.RUNNING);
        stage.advance(Duration.ofSeconds(5));
        until(run, "a", StepState.RETRYING);
        stage.advance(Duration.ofSeconds(5));
        until(run, "a", StepState.RUNNING);
        stage.advance(Duration.ofSeconds(5));
        finish(run);
    }

    private static void gate(Stage stage) throws Exception {
        finish(stage.start("""
                PLAN p:
                  STEP rate: ASSIGN verifier OUTPUT score: number GATE enough: out.score >= 2 "only ${out.score}" GATE even: out.score % 2 == 0 RETRY 3 backoff=0ms
                  STEP odd: REQUIRES rate ASSIGN verifier OUTPUT score: number GATE out.score == 0 ON_FAIL skip
                  STEP typed: REQUIRES odd ASSIGN verifier OUTPUT score: text ON_FAIL skip
                """, context -> out("score", context.attempt())));
    }

    private static void fallback(Stage stage) throws Exception {
        finish(stage.start("""
                PLAN p:
                  STEP a: ASSIGN builder OUTPUT x: text ON_FAIL fallback b
                  STEP b: ASSIGN builder OUTPUT x: text ON_FAIL fallback c
                  STEP c: ASSIGN builder OUTPUT x: text
                  STEP d: INPUT x = steps.a.out.x
                """, context -> context.step().endsWith("c") ? out("x", "from c") : never(context)));
    }

    private static void skip(Stage stage) throws Exception {
        finish(stage.start("""
                PLAN p:
                  OUTPUT missing = steps.a.out.x ?? "none"
                  STEP a: ASSIGN builder OUTPUT x: any ON_FAIL skip
                  STEP reads: ASSIGN builder INPUT x = steps.a.out.x
                  STEP follows: REQUIRES a ASSIGN builder
                  STEP asks: ASSIGN builder INPUT x = steps.a.out.x ?? "none" OUTPUT x: any
                  STEP no: WHEN steps.a.status == "completed" ASSIGN builder
                  STEP bad: WHEN steps.asks.out.x > 1 ASSIGN builder ON_FAIL skip
                """, context -> context.step().equals("a") ? never(context) : echo(context)));
    }

    private static void escalation(Stage stage) throws Exception {
        Run run = stage.start("""
                PLAN p:
                  STEP a: ASSIGN builder OUTPUT x: number ON_FAIL escalate "a has failed: what now?"
                  STEP b: REQUIRES a ASSIGN builder OUTPUT x: number ON_FAIL escalate
                  STEP c: REQUIRES b ASSIGN builder ON_FAIL escalate
                """, Scenarios::never);
        finish(run);
        stage.plans().decide(Stage.RUN, "a", Decision.of(Choice.RETRY, "olga"));
        until(
                run,
                view -> view.step("a").orElseThrow().attempts() == 2
                        && !view.waiting().isEmpty());
        stage.plans().decide(Stage.RUN, "a", Decision.accept("olga", out("x", "no number")));
        stage.plans().decide(Stage.RUN, "a", Decision.accept("olga", out("x", 7)));
        until(run, view -> view.step("b").orElseThrow().state() == StepState.WAITING);
        stage.plans().decide(Stage.RUN, "b", Decision.of(Choice.SKIP, "olga"));
        until(run, view -> view.step("c").orElseThrow().state() == StepState.WAITING);
        stage.plans().decide(Stage.RUN, "c", Decision.reject("olga", "enough"));
        finish(run);
    }

    private static void approval(Stage stage) throws Exception {
        Run run = stage.start("""
                PLAN p:
                  STEP a: APPROVE "May a begin?" by=operator, within=1h ASSIGN builder INPUT x = 1
                  STEP b: APPROVE "And b?" within=1h ASSIGN builder ON_FAIL skip
                  STEP c: REQUIRES b APPROVE "And c?" ASSIGN builder ON_FAIL skip
                  STEP d: REQUIRES c APPROVE "And d?" OUTPUT approved_by: text
                """, Scenarios::echo);
        finish(run);
        stage.plans().decide(Stage.RUN, "a", new Decision(Choice.APPROVE, "olga", "fine", Json.Obj.EMPTY));
        until(run, "a", StepState.COMPLETED);
        stage.advance(Duration.ofHours(2));
        until(run, "b", StepState.SKIPPED);
        until(run, "c", StepState.WAITING);
        stage.plans().decide(Stage.RUN, "c", Decision.reject("olga", "not c"));
        stage.plans().decide(Stage.RUN, "d", Decision.approve("olga"));
        finish(run);
    }

    private static void called(Stage stage) throws Exception {
        finish(stage.start(
                """
                PLAN p:
                  OUTPUT y = steps.twice.out.y
                  STEP twice: CALL double INPUT x = 21 RETRY 1 backoff=0ms OUTPUT y: number
                  STEP each: FOR_EACH x IN [1, 2] CALL double INPUT x = x OUTPUT y: number
                  STEP lost: CALL double INPUT x = 13 ON_FAIL skip
                PLAN double:
                  INPUT x: number
                  OUTPUT y: number = steps.add.out.y
                  STEP first: ASSIGN builder COMPENSATE undo
                  STEP add: REQUIRES first ASSIGN builder INPUT y = inputs.x + inputs.x OUTPUT y: number
                  STEP undo: ASSIGN builder
                """,
                context -> context.step().equals("twice/add") || context.step().equals("lost/add")
                        ? never(context)
                        : echo(context)));
    }

    private static void budget(Stage stage) throws Exception {
        finish(stage.plans()
                .start(Stage.launch("""
                                PLAN p:
                                  BUDGET tokens=1k, calls=12, cost=1.5
                                  POOL small: tokens=300, policy=priority
                                  POOL fair: calls=4, policy=fair
                                  STEP low: ASSIGN builder BUDGET tokens=200, pool=small, priority=1
                                  STEP high: ASSIGN builder BUDGET tokens=200, pool=small, priority=2
                                  STEP share: ASSIGN builder BUDGET pool=fair
                                  STEP other: ASSIGN builder BUDGET cost=0.25, pool=fair
                                  STEP spends: ASSIGN builder BUDGET tokens=10 ON_FAIL skip
                                  STEP called: REQUIRES share CALL inner BUDGET tokens=50
                                  STEP late: REQUIRES called, spends ASSIGN builder BUDGET tokens=990 ON_FAIL skip
                                PLAN inner:
                                  BUDGET calls=2
                                  STEP one: ASSIGN builder BUDGET tokens=40
                                  STEP two: REQUIRES one ASSIGN builder BUDGET tokens=1 ON_FAIL skip
                                """, context -> {
                            context.spend(Budget.tokens(context.step().equals("spends") ? 11 : 7));
                            return echo(context);
                        })
                        .id(Stage.RUN)
                        .parallel(4)));
    }

    private static void breaker(Stage stage) throws Exception {
        Run run = stage.start("""
                PLAN p:
                  ROLE builder: llm(model="small") BREAKER failures=2, cooldown=10s
                  STEP a: ASSIGN builder RETRY 5 backoff=4s, factor=1, jitter=0
                """, context -> from(3, context));
        for (int i = 0; i < 5; i++) {
            int scheduled = i + 1; // not only that it waits: it might still wait for the moment before
            until(
                    run,
                    view -> stage.happened(Event.RetryScheduled.class) == scheduled
                            || view.summary().status().over());
            stage.advance(Duration.ofSeconds(4));
        }
        finish(run);
    }

    private static void amendment(Stage stage) throws Exception {
        String acl = """
                PLAN p:
                  AMEND change.removed == [] APPROVE "Add ${count(change.added)}?"
                  STEP a: ASSIGN builder
                  STEP b: REQUIRES a ASSIGN builder INPUT x = 1
                  STEP hold: REQUIRES b APPROVE "End?"
                """;
        String added = acl + "  STEP extra: REQUIRES a ASSIGN builder INPUT x = 2\n";
        Run run = stage.start(acl, context -> {
            if (context.step().equals("a")) {
                context.propose(Stage.plan(added));
            }
            return echo(context);
        });
        finish(run);
        stage.plans().decide(Stage.RUN, "amendment!", Decision.approve("olga"));
        until(run, "extra", StepState.COMPLETED);
        until(run, "hold", StepState.WAITING);
        stage.plans().propose(Stage.RUN, Stage.plan(added + "  STEP more: ASSIGN builder\n"));
        stage.plans().decide(Stage.RUN, "amendment!", Decision.reject("olga", "no more"));
        stage.plans().decide(Stage.RUN, "hold", Decision.approve("olga"));
        finish(run);
    }

    private static void compensation(Stage stage) throws Exception {
        finish(stage.start(
                """
                PLAN p:
                  STEP a: ASSIGN builder INPUT id = "A" OUTPUT id: text COMPENSATE undo_a
                  STEP b: REQUIRES a ASSIGN builder INPUT id = "B" OUTPUT id: text COMPENSATE undo_b
                  STEP go: REQUIRES b CALL inner
                  STEP c: REQUIRES go ASSIGN builder
                  STEP undo_a: ASSIGN operator INPUT id = steps.a.out.id
                  STEP undo_b: ASSIGN operator INPUT id = steps.b.out.id
                PLAN inner:
                  STEP one: ASSIGN builder COMPENSATE undo
                  STEP undo: ASSIGN operator RETRY 1 backoff=0ms
                """,
                context -> context.step().equals("c") || context.step().endsWith("undo_b")
                        ? never(context)
                        : from(context.step().endsWith("undo") ? 2 : 1, context)));
    }

    private static void cancel(Stage stage) throws Exception {
        Run run = stage.start("""
                PLAN p:
                  STEP a: ASSIGN builder COMPENSATE undo
                  STEP b: REQUIRES a ASSIGN builder
                  STEP c: REQUIRES a APPROVE "Go on?"
                  STEP undo: ASSIGN operator
                """, context -> context.step().equals("b") ? block() : echo(context));
        until(run, "b", StepState.RUNNING);
        until(run, "c", StepState.WAITING);
        stage.plans().cancel(Stage.RUN, "carl", "enough");
        finish(run);
    }

    private static void resume(Stage stage) throws Exception {
        String acl = """
                PLAN p:
                  BUDGET tokens=1k
                  STEP a: ASSIGN builder INPUT x = 1 BUDGET tokens=10
                  STEP b: REQUIRES a ASSIGN builder BUDGET tokens=100
                  STEP c: REQUIRES b APPROVE "Go on?"
                  STEP d: REQUIRES c ASSIGN builder INPUT x = 2 BUDGET tokens=10
                """;
        Run run = stage.start(acl, context -> context.step().equals("b") ? block() : echo(context));
        until(run, "b", StepState.RUNNING);
        stage.reopen();
        stage.advance(Duration.ofHours(1));
        finish(stage.resume(Scenarios::echo, Reads.AS_IT_WAS));
        stage.reopen();
        stage.plans().decide(Stage.RUN, "c", Decision.approve("olga"));
        finish(stage.resume(Scenarios::echo, Reads.AS_IT_IS));
    }

    private static void fork(Stage stage) throws Exception {
        String acl = """
                PLAN p:
                  INPUT x = 1
                  STEP a: ASSIGN builder INPUT x = inputs.x OUTPUT x: number
                  STEP b: ASSIGN builder INPUT x = steps.a.out.x + 1 OUTPUT x: number
                  STEP c: ASSIGN builder INPUT x = steps.b.out.x + 1
                """;
        finish(stage.start(acl, Scenarios::echo));
        finish(stage.plans()
                .fork(
                        Stage.RUN,
                        "b",
                        Stage.launch(acl.replace("b.out.x + 1", "b.out.x + 10"), Scenarios::echo)
                                .id("forked")
                                .input("x", Json.of(5))));
    }

    private static void timeout(Stage stage) throws Exception {
        Run run = stage.start("""
                PLAN p:
                  TIMEOUT 1h
                  STEP a: CALL slow ON_FAIL skip
                  STEP b: REQUIRES a ASSIGN builder
                PLAN slow:
                  TIMEOUT 10m
                  STEP wait: ASSIGN builder
                """, context -> block());
        until(run, "a/wait", StepState.RUNNING);
        stage.advance(Duration.ofMinutes(10));
        until(run, "b", StepState.RUNNING);
        stage.advance(Duration.ofHours(1));
        finish(run);
    }
}
