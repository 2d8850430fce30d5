package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.PlanEventShapes;
import dev.aimos.examples.wire.PlanEvents;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plans;
import dev.aimos.plan.Run;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Waits for a run, and tells on standard error what happens meanwhile: a line for each event. When the user interrupts the
 * process, says how to go on; the run is none the worse for it.
 */
final class RunWatch {
    private static final int PAGE = 500;

    private final Out out;
    private final Plans plans;
    private final Run run;
    private final Runnable interrupted;
    private final boolean quiet;
    private long next;

    /**
     * @param from number of the first event to tell
     * @param quiet whether to tell nothing
     * @param again what to type to go on after an interruption
     */
    RunWatch(Out out, Plans plans, Run run, long from, boolean quiet, Typed again) {
        this.out = out;
        this.plans = plans;
        this.run = run;
        this.next = from;
        this.quiet = quiet;
        this.interrupted = () -> {
            out.flush();
            out.error("aimos: interrupted; the run is as it was, go on with: " + Printable.line(again.toString()));
        };
    }

    /** Waits until it is over, or nothing can go on before somebody decides. */
    RunStatus await() {
        Listener<RunEvent> events = new Listener<>(this::event);
        Listener<Run.Progressed> progress = new Listener<>(this::progress);
        if (!quiet) {
            run.events().subscribe(events);
            run.progress().subscribe(progress);
        }
        Thread hook = Thread.ofPlatform().unstarted(interrupted);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            RunStatus status = run.await();
            events.stop();
            progress.stop();
            rest();
            return status;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.store("interrupted", "interrupted; the run " + run.id() + " can be resumed");
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work.
            return;
        }
    }

    /** Tells what is recorded and was not delivered yet. */
    private synchronized void rest() {
        List<RunEvent> page;
        do {
            page = quiet ? List.of() : plans.events(run.id(), next, PAGE);
            page.forEach(this::event);
        } while (page.size() == PAGE);
    }

    private synchronized void event(RunEvent event) {
        if (event.number() < next) {
            return;
        }
        next = event.number() + 1;
        if (out.json()) {
            out.errorDocument(Map.of("event", PlanEventShapes.of(event)));
        } else {
            tell(PlanEvents.step(event.event()), event.event());
        }
    }

    private void tell(String step, Event event) {
        String about = step.isEmpty() ? run.id() : step;
        out.error(Printable.line(about + ": " + PlanEvents.what(event), 500));
    }

    private void progress(Run.Progressed progressed) {
        if (!out.json()) {
            String share = Double.isNaN(progressed.fraction())
                    ? ""
                    : " %.0f%%".formatted(Math.clamp(progressed.fraction(), 0, 1) * 100);
            out.error(Printable.line(progressed.step() + ":" + share + " " + progressed.message(), 500));
        }
    }

    /** Takes whatever comes, until told to stop. */
    private static final class Listener<T> implements Flow.Subscriber<T> {
        private final Consumer<T> consumer;
        private boolean stopped;

        Listener(Consumer<T> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public synchronized void onNext(T item) {
            if (!stopped) {
                consumer.accept(item);
            }
        }

        synchronized void stop() {
            stopped = true;
        }

        @Override
        public void onError(Throwable failure) {
            // The run itself fails in the same way, and that is told.
        }

        @Override
        public void onComplete() {}
    }
}
