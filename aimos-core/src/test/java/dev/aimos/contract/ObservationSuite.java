package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.observation.AttemptContext;
import dev.aimos.observation.CallContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;

/** What the suites about observations share: a registry that checks that each is begun, scoped and ended once, in that order. */
abstract class ObservationSuite extends PlanSuite {
    protected final TestObservationRegistry observations = TestObservationRegistry.create();
    protected final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    /** What the application says when it is asked. */
    protected Supplier<Optional<String>> correlations = Optional::empty;

    /** Those that ended, in the order of their ends. */
    private final List<Observation.Context> ended = Collections.synchronizedList(new ArrayList<>());

    private final BlockingQueue<AttemptContext> made = new LinkedBlockingQueue<>();

    protected ObservationSuite() {
        handler(new Handler() {
            @Override
            public void onStop(Observation.Context context) {
                ended.add(context);
                if (context instanceof AttemptContext attempt) {
                    made.add(attempt);
                }
            }
        });
    }

    /** Of everything. */
    protected interface Handler extends ObservationHandler<Observation.Context> {
        @Override
        default boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    protected final void handler(ObservationHandler<?> handler) {
        observations.observationConfig().observationHandler(handler);
    }

    @Override
    protected AimOs open(Harness closed) {
        return open(closed, observations);
    }

    protected final AimOs open(Harness closed, ObservationRegistry registry) {
        return closed.open(clock, meters, registry, () -> correlations.get());
    }

    protected final List<CallContext> calls() {
        return of(CallContext.class);
    }

    protected final List<AttemptContext> attempts() {
        return of(AttemptContext.class);
    }

    /** The next attempt to end: of a handler that was stopped, when it comes back. */
    protected final AttemptContext awaitAttempt() throws InterruptedException {
        AttemptContext next = made.poll(2, TimeUnit.MINUTES);
        assertThat(next).as("an attempt that ends").isNotNull();
        return next;
    }

    private <C> List<C> of(Class<C> kind) {
        synchronized (ended) {
            return ended.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    protected final CallContext call(String verb) {
        List<CallContext> found =
                calls().stream().filter(call -> call.verb().equals(verb)).toList();
        assertThat(found).as("calls of " + verb).hasSize(1);
        return found.get(0);
    }

    protected final void forget() {
        ended.clear();
    }

    /** Failures of a hook that were counted. */
    protected final double failures(String hook) {
        Counter counter = meters.find("aimos.hooks.failures").tag("hook", hook).counter();
        return counter == null ? 0 : counter.count();
    }

    /** The registry throws at whoever uses it wrongly, and what it throws is counted. */
    @AfterEach
    void nothingFailedThatWasNotMeant() {
        assertThat(observations.getCurrentObservation()).isNull();
        if (!meant()) {
            assertThat(failures("observations")).isZero();
            assertThat(failures("correlations")).isZero();
        }
    }

    /** Whether the test at hand has hooks fail. */
    protected boolean meant() {
        return false;
    }
}
