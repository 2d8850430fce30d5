package dev.aimos.core.engine;

import dev.aimos.core.metrics.Hook;
import dev.aimos.core.metrics.Hooks;
import dev.aimos.core.metrics.MicrometerObserver;
import dev.aimos.core.metrics.MicrometerRecorder;
import dev.aimos.core.metrics.Observer;
import dev.aimos.core.metrics.Recorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an application hands over to see a store at work.
 *
 * @param meters where metrics go; null for nowhere
 * @param observations what is told of calls and attempts; null for nothing
 * @param correlations asked for the correlation id of calls by handles without one; null if they have none
 */
public record Telemetry(
        @Nullable MeterRegistry meters,
        @Nullable ObservationRegistry observations,
        @Nullable Supplier<Optional<String>> correlations) {
    /** Nothing. */
    public static final Telemetry NONE = new Telemetry(null, null, null);

    /** Nothing of Micrometer's is looked at without a registry: it need not even be there. */
    Recorder recorder(String store, boolean vectors) {
        return meters == null ? Recorder.NONE : MicrometerRecorder.of(meters, store, vectors);
    }

    /** As {@link #recorder}. */
    Observer observer(String store, Recorder recorder) {
        return observations == null
                ? Observer.NONE
                : new MicrometerObserver(observations, store, new Hooks(recorder, Hook.OBSERVATIONS));
    }

    Correlations correlations(Recorder recorder) {
        return correlations == null
                ? Correlations.NONE
                : new Correlations(correlations, new Hooks(recorder, Hook.CORRELATIONS));
    }
}
