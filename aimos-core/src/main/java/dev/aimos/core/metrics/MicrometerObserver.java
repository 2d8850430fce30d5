package dev.aimos.core.metrics;

import dev.aimos.observation.AimosObservation;
import dev.aimos.observation.AttemptConvention;
import dev.aimos.observation.CallConvention;
import dev.aimos.observation.DefaultAttemptConvention;
import dev.aimos.observation.DefaultCallConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells a Micrometer registry of calls and attempts. What the registry, or a handler of it, throws is counted and logged, and the
 * call goes on: {@code docs/decisions/0033-observations.md} says why.
 */
public final class MicrometerObserver implements Observer {
    private static final CallConvention CALL = new DefaultCallConvention();
    private static final AttemptConvention ATTEMPT = new DefaultAttemptConvention();

    private final ObservationRegistry registry;
    private final String store;
    private final Hooks hooks;
    private final @Nullable Observation parent;

    /**
     * @param store its directory, or {@code memory}
     * @param hooks hears of failures
     */
    public MicrometerObserver(ObservationRegistry registry, String store, Hooks hooks) {
        this(registry, store, hooks, null);
    }

    private MicrometerObserver(ObservationRegistry registry, String store, Hooks hooks, @Nullable Observation parent) {
        this.registry = registry;
        this.store = store;
        this.hooks = hooks;
        this.parent = parent;
    }

    @Override
    public Observed call(Verb verb, Optional<String> correlation) {
        if (registry.isNoop()) { // as long as it has no handlers, which can be added later
            return Observed.NONE;
        }
        CallUnderWay context = new CallUnderWay(store, verb.tag(), correlation);
        return MicrometerObserved.begin(
                registry,
                hooks,
                context,
                () -> AimosObservation.CALL
                        .observation(null, CALL, () -> context, registry)
                        .contextualName(CALL.getContextualName(context)));
    }

    @Override
    public Observer here() {
        try {
            Observation current = registry.getCurrentObservation();
            return current == null ? this : new MicrometerObserver(registry, store, hooks, current);
        } catch (RuntimeException | LinkageError e) {
            hooks.failed("what its attempts belong to", e);
            return this;
        }
    }

    @Override
    public Observed attempt(AttemptNames names) {
        if (registry.isNoop()) {
            return Observed.NONE;
        }
        AttemptUnderWay context = new AttemptUnderWay(store, names);
        return MicrometerObserved.begin(
                registry,
                hooks,
                context,
                () -> AimosObservation.ATTEMPT
                        .observation(null, ATTEMPT, () -> context, registry)
                        .parentObservation(parent));
    }
}
