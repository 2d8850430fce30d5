package dev.aimos.contract;

import dev.aimos.AimOs;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.Verb;
import dev.aimos.index.Embedder;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the suites about metrics share: a registry whose clock goes on by a microsecond whenever it is looked at. */
abstract class MetricsSuite extends PlanSuite {
    private final AtomicLong micros = new AtomicLong();

    protected final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new Clock() {
        @Override
        public long wallTime() {
            return TimeUnit.MICROSECONDS.toMillis(micros.get());
        }

        @Override
        public long monotonicTime() {
            return TimeUnit.MICROSECONDS.toNanos(micros.incrementAndGet());
        }
    });

    protected @Nullable Embedder embedder() {
        return null;
    }

    @Override
    protected AimOs open(Harness closed) {
        return closed.open(clock, registry, embedder());
    }

    protected long calls(Verb verb) {
        return registry.get("aimos.verb").tag("verb", verb.tag()).timer().count();
    }

    protected double spent(Verb verb) {
        return registry.get("aimos.verb").tag("verb", verb.tag()).timer().totalTime(TimeUnit.MICROSECONDS);
    }

    protected double spent(Stage stage) {
        return registry.get("aimos.stage").tag("stage", stage.tag()).timer().totalTime(TimeUnit.MICROSECONDS);
    }

    protected double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    /** The counters of a metric that are not at 0, by the values of their tags but the store's. */
    protected Map<String, Double> counted(String name) {
        Map<String, Double> counted = new TreeMap<>();
        for (Counter counter : registry.find(name).counters()) {
            if (counter.count() != 0) {
                counted.put(values(counter.getId()), counter.count());
            }
        }
        return counted;
    }

    private static String values(Meter.Id id) {
        List<String> values = id.getTags().stream()
                .filter(tag -> !tag.getKey().equals(Metric.STORE))
                .map(io.micrometer.core.instrument.Tag::getValue)
                .toList();
        return String.join("/", values);
    }
}
