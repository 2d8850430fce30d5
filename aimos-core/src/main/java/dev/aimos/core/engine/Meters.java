package dev.aimos.core.engine;

import dev.aimos.AimosException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of one store; {@code docs/metrics.md} lists them. Without a registry nothing is measured and nothing is spent.
 * Gauges leave the registry when the store closes, so that it does not keep the store alive.
 */
final class Meters implements AutoCloseable {
    private final @Nullable MeterRegistry registry;
    private final String store;
    private final Map<Verb, Timer> timers = new EnumMap<>(Verb.class);
    private final List<Gauge> gauges = new ArrayList<>();

    Meters(@Nullable MeterRegistry registry, String store) {
        this.registry = registry;
        this.store = store;
        if (registry != null) {
            for (Verb verb : Verb.values()) {
                timers.put(
                        verb,
                        Timer.builder("aimos.verb")
                                .description("Time a verb took, until its caller has the answer")
                                .tag("verb", verb.tag())
                                .tag("store", store)
                                .register(registry));
            }
        }
    }

    <T> T time(Verb verb, Supplier<T> work) {
        if (registry == null) {
            return work.get();
        }
        long start = System.nanoTime();
        try {
            return work.get();
        } catch (AimosException e) {
            Counter.builder("aimos.errors")
                    .description("Calls that ended in an error, by kind")
                    .tag("verb", verb.tag())
                    .tag("kind", e.getClass().getSimpleName())
                    .tag("store", store)
                    .register(registry)
                    .increment();
            throw e;
        } finally {
            Timer timer = timers.get(verb);
            if (timer != null) {
                timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            }
        }
    }

    void gauge(String name, String description, String unit, Core core, ToDoubleFunction<Core> value) {
        if (registry != null) {
            gauges.add(Gauge.builder(name, core, value)
                    .description(description)
                    .baseUnit(unit)
                    .tag("store", store)
                    .register(registry));
        }
    }

    @Override
    public void close() {
        if (registry != null) {
            gauges.forEach(registry::remove);
        }
    }
}
