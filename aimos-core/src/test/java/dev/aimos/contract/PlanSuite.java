package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.acl.AclParser;
import dev.aimos.core.acl.Parsed;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What the suites about runs of plans share. */
abstract class PlanSuite extends Contract {
    protected final Map<String, Integer> calls = new ConcurrentHashMap<>();

    protected Plans plans() {
        return os().plans();
    }

    /** Reads a plan from ACL; checked when it is started. */
    protected static Plan plan(String acl) {
        Problems problems = new Problems();
        Parsed parsed = AclParser.parse(new Source(acl), problems);
        problems.refuse("test");
        if (parsed == null) {
            throw new AssertionError("no plan: " + acl);
        }
        return parsed.plan();
    }

    /** A handler of every role, which counts its calls by step. */
    protected Handlers all(Handler handler) {
        return Handlers.all(context -> {
            calls.merge(context.step(), 1, Integer::sum);
            return handler.handle(context);
        });
    }

    protected int calls(String step) {
        return calls.getOrDefault(step, 0);
    }

    /** Gives back what it is given. */
    protected static Json.Obj echo(StepContext context) {
        return context.inputs();
    }

    protected static Json.Obj out(String name, Object value) {
        return Json.Obj.EMPTY.with(name, Json.from(value));
    }

    protected Run start(String acl, Handlers handlers) {
        return plans().start(Launch.of(plan(acl), handlers).id("run"));
    }

    protected RunStatus finish(String acl, Handlers handlers) {
        return finish(start(acl, handlers));
    }

    protected static RunStatus finish(Run run) {
        try {
            return run.await(java.time.Duration.ofMinutes(2))
                    .orElseThrow(() -> new AssertionError("still " + run.status() + ": " + run.view()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    protected RunView.StepView step(String path) {
        return plans().show("run")
                .step(path)
                .orElseThrow(() -> new AssertionError(
                        "no step " + path + " in " + plans().show("run").steps()));
    }

    protected List<Event> history() {
        return plans().events("run", 0, Integer.MAX_VALUE).stream()
                .map(RunEvent::event)
                .toList();
    }

    protected <E extends Event> List<E> history(Class<E> kind) {
        return history().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    protected static Optional<String> code(Runnable call) {
        try {
            call.run();
            return Optional.empty();
        } catch (AimosException e) {
            return Optional.of(e.code());
        }
    }

    /** Fails the steps named, for good; does the others. */
    protected Handlers failing(Handler others, String... steps) {
        return all(context -> {
            if (List.of(steps).contains(context.step())) {
                throw new StepFailure("no", "no", false);
            }
            return others.handle(context);
        });
    }

    protected StepState state(String path) {
        return step(path).state();
    }

    protected String failure(String path) {
        return step(path).failure().map(Failure::code).orElse("-");
    }

    /** The failure of the run. */
    protected Failure failure() {
        return plans().show("run").summary().failure().orElseThrow();
    }

    protected void requireReplaysTheSame() {
        assertThat(plans().replay("run").differences()).isEmpty();
        reopen();
        assertThat(plans().replay("run").differences()).isEmpty();
    }

    /** Where a handler stops until it is told to go on. */
    protected static final class Door {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);

        /** The handler's side. */
        void pass() throws InterruptedException {
            reached.countDown();
            try {
                if (!open.await(2, TimeUnit.MINUTES)) {
                    throw new AssertionError("nobody opened the door");
                }
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
        }

        void awaitReached() {
            await(reached);
        }

        /** Waits until the handler was interrupted. */
        void awaitInterrupted() {
            await(interrupted);
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(2, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        void open() {
            open.countDown();
        }
    }

    /** Watches a run's events as they come. */
    protected static final class Watch implements Flow.Subscriber<RunEvent> {
        private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

        static Watch of(Run run) {
            Watch watch = new Watch();
            run.events().subscribe(watch);
            return watch;
        }

        /** Waits for an event, and drops those before it. */
        Event await(Predicate<Event> wanted) {
            try {
                while (true) {
                    Event event = events.poll(2, TimeUnit.MINUTES);
                    if (event == null) {
                        throw new AssertionError("the event did not come");
                    }
                    if (wanted.test(event)) {
                        return event;
                    }
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(RunEvent event) {
            events.add(event.event());
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onComplete() {}
    }
}
