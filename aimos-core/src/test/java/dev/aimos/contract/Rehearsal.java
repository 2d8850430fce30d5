package dev.aimos.contract;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.plan.Event;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import dev.aimos.plan.Waiting;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A run by a {@link Script} in a store that is closed and opened again now and then, while some attempts are under way. */
final class Rehearsal implements AutoCloseable {
    private final TestClock clock = new TestClock();
    private final Harness harness;
    private final Script script;
    private final Random random;
    private final Map<String, Integer> interruptions = new ConcurrentHashMap<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final Handlers handlers = Handlers.builder()
            .role("builder", this::build)
            .role("operator", context -> Json.Obj.EMPTY)
            .build();
    private AimOs os;

    /** Attempts of this number of openings never end by themselves, if their lot says so; -1 for none. */
    private volatile int opening;

    Rehearsal(Harness harness, Script script) {
        this.harness = harness;
        this.script = script;
        this.random = new Random(script.seed());
        this.os = harness.open(clock, Limits.DEFAULT);
    }

    AimOs os() {
        return os;
    }

    /** For a handler that does more than the script's. */
    Handlers handlers(Handler builder) {
        return Handlers.builder().role("builder", builder).and(handlers).build();
    }

    private Json.Obj build(StepContext context) throws Exception {
        stall(context.step());
        int number = context.attempt() - interruptions.getOrDefault(context.step(), 0);
        int in = (int) ((Json.Num) context.input("n").orElseThrow()).value();
        return switch (script.attempt(context.step(), number, in)) {
            case Script.Outcome.Value value -> Json.Obj.EMPTY.with("v", Json.of(value.v()));
            case Script.Outcome.Fails fails ->
                throw new StepFailure(
                        fails.failure().code(),
                        fails.failure().message(),
                        fails.failure().retryable());
        };
    }

    void stall(String step) throws InterruptedException {
        if (opening >= 0 && Math.floorMod((step + opening + script.seed()).hashCode(), 3) == 0) {
            new CountDownLatch(1).await();
        }
    }

    /** Runs a plan to its end. */
    void perform(Plan plan, int closings) throws InterruptedException {
        perform(Launch.of(plan, handlers).id("run").parallel(1 + random.nextInt(4)), closings);
    }

    void perform(Launch launch, int closings) throws InterruptedException {
        opening = closings > 0 ? 0 : -1;
        Run run = os.plans().start(launch);
        for (int i = 1; i <= closings && !run.status().over(); i++) {
            // So long as something happens, or not even so long.
            long before = -1;
            while (random.nextInt(4) > 0
                    && run.view().events() > before
                    && !run.status().over()) {
                before = run.view().events();
                run.await(Duration.ofMillis(2));
            }
            answer();
            reopen();
            answer();
            if (os.plans().show("run").summary().status().over()) {
                return;
            }
            opening = i < closings ? i : -1;
            run = resume(launch.handlers());
        }
        while (run.await() == RunStatus.WAITING) {
            for (Waiting waiting : run.view().waiting()) {
                answer(waiting);
            }
        }
    }

    private Run resume(Handlers all) {
        Set<String> open = new HashSet<>();
        for (RunEvent event : os.plans().events("run", 0, Integer.MAX_VALUE)) {
            switch (event.event()) {
                case Event.AttemptStarted started -> open.add(started.step());
                case Event.Returned returned -> open.remove(returned.step());
                case Event.Broke broke -> open.remove(broke.step());
                case Event.Resumed resumed -> open.clear();
                default -> {}
            }
        }
        open.forEach(step -> interruptions.merge(step, 1, Integer::sum));
        return os.plans().resume("run", all);
    }

    /** Answers some of the questions, whoever runs the run. */
    private void answer() {
        for (Waiting waiting : os.plans().show("run").waiting()) {
            if (random.nextBoolean()) {
                answer(waiting);
            }
        }
    }

    private void answer(Waiting waiting) {
        String path = waiting.request();
        boolean approval = waiting.kind() == Waiting.Kind.APPROVAL;
        int number = asked.getOrDefault(path + waiting.kind(), 0);
        try {
            os.plans().decide("run", path, approval ? script.approval(path, number) : script.escalation(path, number));
            asked.merge(path + waiting.kind(), 1, Integer::sum);
        } catch (AimosException e) {
            if (!e.code().equals("question-missing") && !e.code().equals("run-over")) {
                throw e;
            }
        }
    }

    void reopen() {
        os.close();
        os = harness.open(clock, Limits.DEFAULT);
    }

    @Override
    public void close() {
        os.close();
    }
}
