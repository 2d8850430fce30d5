package dev.aimos.contract;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Value;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import dev.aimos.plan.ValueType;
import dev.aimos.plan.Waiting;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of fifty steps of every sort, which is interrupted by whoever uses it. What comes of it depends on nothing but how its
 * last question is answered: not on when it is interrupted, nor on how often.
 */
public final class LongRun {
    /** The run's id. */
    public static final String ID = "long";

    /** Hears of each call of a handler. */
    public interface Calls {
        /** A handler was called. */
        void begun(String step, int attempt);

        /** It is about to return, or to fail. */
        void ended(String step, int attempt);
    }

    private final Calls calls;

    /**
     * @param calls hears of each call
     */
    public LongRun(Calls calls) {
        this.calls = calls;
    }

    /** The plan it begins with. */
    public static Plan plan() {
        return PlanSuite.plan(LongPlan.ACL);
    }

    /** The plan that the step {@code widen} proposes: with one step more. */
    private static Plan widened(Plan plan) {
        List<Step> steps = new ArrayList<>(plan.steps());
        steps.add(Step.named("extra")
                .assign("clerk", "", new Expression("\"Extra\""))
                .input("n", "steps.widen.out.n")
                .output("n", ValueType.NUMBER)
                .budget(Budget.tokens(20))
                .build());
        return plan.withSteps(steps);
    }

    /** Whether the store has it. */
    public static boolean begun(AimOs os) {
        return !os.plans().runs(RunQuery.all()).isEmpty();
    }

    /** Starts it, or goes on with it. */
    public Run go(AimOs os, Plans.Reads reads) {
        Handlers handlers = Handlers.all(this::handle);
        return begun(os)
                ? os.plans().resume(ID, handlers, reads)
                : os.plans().start(Launch.of(plan(), handlers).id(ID).parallel(6));
    }

    /**
     * Answers all that it asks: yes, but to its last question. That one is answered when all else is done: what it would stop, or
     * not, would depend on when it is answered.
     */
    public static void decide(AimOs os, boolean publish) {
        RunView view = os.plans().show(ID);
        for (Waiting waiting : view.waiting()) {
            boolean last = waiting.request().equals("publish");
            if (last && view.step("extra").orElseThrow().state() != RunView.StepState.COMPLETED) {
                continue; // the step that was added: no other waits for it
            }
            boolean yes = publish || !last;
            try {
                os.plans()
                        .decide(ID, waiting.request(), yes ? Decision.approve("olga") : Decision.reject("olga", "no"));
            } catch (AimosException.NotFound | AimosException.Conflict e) {
                // Nobody asks any more: the run has gone on, or is over.
            }
        }
    }

    /** Runs it to its end, undisturbed. */
    public static RunStatus undisturbed(AimOs os, boolean publish) throws InterruptedException {
        Run run = new LongRun(new Calls() {
                    @Override
                    public void begun(String step, int attempt) {}

                    @Override
                    public void ended(String step, int attempt) {}
                })
                .go(os, Plans.Reads.AS_IT_IS);
        RunStatus status = run.await();
        while (status == RunStatus.WAITING) {
            decide(os, publish);
            status = run.await();
        }
        return status;
    }

    /** The key of the atom that a step writes. */
    static String key(String step) {
        return "survey/" + step;
    }

    private Json.Obj handle(StepContext context) throws StepFailure {
        calls.begun(context.step(), context.attempt());
        try {
            return work(context);
        } finally {
            calls.ended(context.step(), context.attempt());
        }
    }

    private static Json.Obj work(StepContext context) throws StepFailure {
        context.spend(Budget.tokens(1 + context.step().length() % 3));
        if (context.input("broken").isPresent()) {
            throw new StepFailure("broken", "never works", false);
        }
        String key = key(context.step());
        boolean refused = context.attempt() <= number(context, "refuses");
        if (refused || context.attempt() <= number(context, "fails")) {
            context.put(AtomDraft.text(key, "of an attempt that does not count"));
            context.assertItem(Assertion.of(Entity.of("of an attempt that does not count")));
        }
        if (context.attempt() <= number(context, "fails")) {
            throw new StepFailure("busy", "not at attempt " + context.attempt(), true);
        }
        long n = Math.floorMod(31 * number(context, "n") + context.step().length(), 10_007L);
        if (!refused && context.input("quiet").isEmpty()) {
            write(context, key, n);
        }
        if (context.action().equals("widen")) {
            context.propose(widened(context.plan()));
        }
        return Json.Obj.EMPTY
                .with("n", Json.of((double) n))
                .with("key", Json.of(key))
                .with("good", Json.of(!refused));
    }

    private static void write(StepContext context, String key, long n) throws StepFailure {
        context.put(AtomDraft.text(
                        key, context.instruction() + ": " + CanonicalWriter.toText(context.inputs()) + " gives " + n)
                .tag("survey"));
        if (context.input("retracts").isPresent()) {
            context.retract(context.text("retracts"));
        }
        if (context.input("claims").isPresent()) {
            Entity about = Entity.of(context.text("claims"));
            context.assertItem(Assertion.of(about));
            context.assertItem(Assertion.of(Claim.of(about, "counts", Value.of((double) n, "sheaves"))));
        }
    }

    private static long number(StepContext context, String input) {
        return context.input(input).orElse(null) instanceof Json.Num number ? (long) number.value() : 0;
    }
}
