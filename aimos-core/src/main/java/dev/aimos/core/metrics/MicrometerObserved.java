package dev.aimos.core.metrics;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An observation that was started, with its scope open. */
final class MicrometerObserved implements Observed {
    private static final String ITS_OBSERVATION = "its observation";

    private final ObservationRegistry registry;
    private final Hooks hooks;
    private final UnderWay context;
    private final Observation observation;

    /** The scope of this thread before. */
    private final Observation.@Nullable Scope before;

    private Observation.@Nullable Scope scope;

    private MicrometerObserved(
            ObservationRegistry registry,
            Hooks hooks,
            UnderWay context,
            Observation observation,
            Observation.@Nullable Scope before) {
        this.registry = registry;
        this.hooks = hooks;
        this.context = context;
        this.observation = observation;
        this.before = before;
    }

    static Observed begin(
            ObservationRegistry registry, Hooks hooks, UnderWay context, Supplier<Observation> observation) {
        MicrometerObserved begun;
        try {
            Observation.Scope before = registry.getCurrentObservationScope();
            begun = new MicrometerObserved(
                    registry, hooks, context, observation.get().start(), before);
        } catch (RuntimeException | LinkageError e) {
            hooks.failed(ITS_OBSERVATION, e);
            return Observed.NONE;
        }
        begun.open();
        return begun;
    }

    private void open() {
        try {
            scope = observation.openScope();
        } catch (RuntimeException | LinkageError e) {
            hooks.failed("the scope of its observation", e);
            restore();
        }
    }

    @Override
    public void correlated(String id) {
        context.correlated(id);
    }

    @Override
    public void end(String outcome, @Nullable String code, @Nullable Throwable thrown) {
        context.ended(outcome, code);
        boolean well = close();
        well &= thrown == null || tell(() -> observation.error(thrown));
        well &= tell(observation::stop);
        if (well) {
            hooks.worked();
        }
    }

    private boolean close() {
        Observation.Scope open = scope;
        if (open == null) {
            return false;
        }
        boolean closed = tell(open::close);
        if (!closed) {
            restore();
        }
        return closed;
    }

    private boolean tell(Runnable what) {
        try {
            what.run();
            return true;
        } catch (RuntimeException | LinkageError e) {
            hooks.failed(ITS_OBSERVATION, e);
            return false;
        }
    }

    /** What failed half-way must not be taken for the parent of what this thread does next. */
    private void restore() {
        tell(() -> registry.setCurrentObservationScope(before));
    }
}
