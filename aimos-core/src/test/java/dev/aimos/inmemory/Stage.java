package dev.aimos.inmemory;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.contract.TestClock;
import dev.aimos.core.acl.AclParser;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.journal.RecordType;
import dev.aimos.plan.Event;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.StepState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** A store for one run after another, and a clock that goes when it is told; in the end, what the journal has of the runs. */
final class Stage implements AutoCloseable {
    static final String RUN = "run";

    private final HeapDisk disk = new HeapDisk();
    private final TestClock clock = new TestClock();
    private AimOs os = open();

    private AimOs open() {
        return InMemoryAimOs.builder()
                .clock(clock)
                .waker(clock.waker())
                .disk(disk)
                .open();
    }

    /** Interrupts what is under way. */
    void reopen() {
        os.close();
        os = open();
    }

    Plans plans() {
        return os.plans();
    }

    void advance(Duration by) {
        clock.advance(by);
    }

    static Plan plan(String acl) {
        Problems problems = new Problems();
        Plan plan = Objects.requireNonNull(AclParser.parse(new Source(acl), problems))
                .plan();
        problems.refuse("scenario");
        return plan;
    }

    /** Starts a run under way one attempt at a time, with one handler of all roles. */
    Run start(String acl, Handler handler) {
        return plans().start(launch(acl, handler).id(RUN));
    }

    static Launch launch(String acl, Handler handler) {
        return Launch.of(plan(acl), Handlers.all(handler)).parallel(1);
    }

    Run resume(Handler handler, Plans.Reads reads) {
        return plans().resume(RUN, Handlers.all(handler), reads);
    }

    /** Runs to the end, or until a person must decide. */
    static RunStatus finish(Run run) throws InterruptedException {
        return run.await(Duration.ofMinutes(2)).orElseThrow(() -> new AssertionError("still under way: " + run.view()));
    }

    /** How many events of a kind the run has. */
    long happened(Class<? extends Event> kind) {
        return plans().events(RUN, 0, Integer.MAX_VALUE).stream()
                .filter(event -> kind.isInstance(event.event()))
                .count();
    }

    /** Waits until a run stands as wanted. */
    static void until(Run run, Predicate<RunView> wanted) throws InterruptedException {
        while (!wanted.test(run.view())) {
            run.await(Duration.ofMillis(1));
        }
    }

    /** Waits until a step stands as wanted. */
    static void until(Run run, String step, StepState state) throws InterruptedException {
        until(run, view -> view.step(step).map(RunView.StepView::state).orElse(StepState.PENDING) == state);
    }

    static Json.Obj out(String name, Object value) {
        return Json.Obj.EMPTY.with(name, Json.from(value));
    }

    /** The payloads of all plans and turns, in the order of the journal; the store is closed then. */
    List<String> records() {
        os.close();
        List<String> payloads = new ArrayList<>();
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            journal.forEach(0, journal.size(), record -> {
                if (record.type() == RecordType.PLAN || record.type() == RecordType.RUN) {
                    payloads.add(new String(record.payload(), StandardCharsets.UTF_8));
                }
            });
        }
        return payloads;
    }

    @Override
    public void close() {
        os.close();
    }
}
