package dev.aimos.core.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures into a Micrometer registry. All meters but those of errors are there from the beginning, so that a dashboard has no
 * holes and the first increment is seen as one; all leave the registry at the end, so that a closed store exports nothing, and is
 * not kept alive.
 *
 * <p>Timers publish percentiles of about the last two minutes, computed here: {@code docs/decisions/0030-percentiles.md} says why.
 */
@SuppressWarnings("EnumOrdinal") // arrays by verb and by stage, since this is on the way of every call
public final class MicrometerRecorder implements Recorder {
    private static final double[] PERCENTILES = {0.5, 0.95, 0.99};
    private static final Duration WINDOW = Duration.ofMinutes(2);

    /** Held while a store's name is looked for and taken. */
    private static final Object NAMING = new Object();

    private final MeterRegistry registry;
    private final Clock clock;
    private final String store;
    private final List<Meter> meters = new ArrayList<>();
    private final Timer[] verbs = new Timer[Verb.values().length];
    private final Timer[] stages = new Timer[Stage.values().length];
    private final Map<Metric, Counter[]> counters = new EnumMap<>(Metric.class);
    private final Timer fsync;
    private final DistributionSummary fsyncRecords;
    private boolean closed;

    private MicrometerRecorder(MeterRegistry registry, String store) {
        this.registry = registry;
        this.clock = registry.config().clock();
        this.store = store;
        for (Verb verb : Verb.values()) {
            verbs[verb.ordinal()] = timer(Metric.VERB, verb);
        }
        for (Stage stage : Stage.values()) {
            stages[stage.ordinal()] = timer(Metric.STAGE, stage);
        }
        fsync = timer(Metric.FSYNC);
        fsyncRecords = kept(DistributionSummary.builder(Metric.FSYNC_RECORDS.id())
                .description(Metric.FSYNC_RECORDS.description())
                .tags(tags(Metric.FSYNC_RECORDS))
                .publishPercentiles(PERCENTILES)
                .distributionStatisticExpiry(WINDOW)
                .register(registry));
    }

    /**
     * A recorder for a store that is being opened.
     *
     * @param location the store's directory, or {@code memory}; with a number behind it if an open store of the registry has that
     *     name
     * @param vectors whether it has an embedder
     */
    public static Recorder of(MeterRegistry registry, String location, boolean vectors) {
        MicrometerRecorder recorder;
        synchronized (NAMING) {
            String store = location;
            for (int i = 2; taken(registry, store); i++) {
                store = location + "-" + i;
            }
            recorder = new MicrometerRecorder(registry, store);
        }
        for (Metric metric : Metric.values()) {
            if (metric.kind() == Metric.Kind.COUNTER && !metric.lazy() && (vectors || !metric.ofVectors())) {
                recorder.counters.put(metric, recorder.counters(metric));
            }
        }
        return recorder;
    }

    private static boolean taken(MeterRegistry registry, String store) {
        return registry.find(Metric.FSYNC.id()).tag(Metric.STORE, store).meter() != null;
    }

    private <M extends Meter> M kept(M meter) {
        meters.add(meter);
        return meter;
    }

    private Tags tags(Metric metric, Enum<?>... values) {
        Tags tags = Tags.of(Metric.STORE, store);
        for (int i = 0; i < values.length; i++) {
            tags = tags.and(metric.tags().get(i).name(), Tag.word(values[i]));
        }
        return tags;
    }

    private Timer timer(Metric metric, Enum<?>... values) {
        return kept(Timer.builder(metric.id())
                .description(metric.description())
                .tags(tags(metric, values))
                .publishPercentiles(PERCENTILES)
                .distributionStatisticExpiry(WINDOW)
                .register(registry));
    }

    /** All counters of a metric, those of the same value of its first tag side by side. */
    private Counter[] counters(Metric metric) {
        Counter[] all = new Counter[metric.combinations()];
        int next = 0;
        if (metric.tags().isEmpty()) {
            all[next] = counter(metric);
        } else {
            for (Enum<?> first : metric.tags().get(0).constants()) {
                if (metric.tags().size() == 1) {
                    all[next++] = counter(metric, first);
                } else {
                    for (Enum<?> second : metric.tags().get(1).constants()) {
                        all[next++] = counter(metric, first, second);
                    }
                }
            }
        }
        return all;
    }

    private Counter counter(Metric metric, Enum<?>... values) {
        return kept(Counter.builder(metric.id())
                .description(metric.description())
                .baseUnit(unit(metric))
                .tags(tags(metric, values))
                .register(registry));
    }

    private static @Nullable String unit(Metric metric) {
        return metric.unit().isEmpty() ? null : metric.unit();
    }

    @Override
    public boolean on() {
        return true;
    }

    @Override
    public long start() {
        return clock.monotonicTime();
    }

    @Override
    public void verb(Verb verb, long since) {
        verbs[verb.ordinal()].record(start() - since, TimeUnit.NANOSECONDS);
    }

    @Override
    public void failed(Verb verb, Throwable thrown) {
        synchronized (meters) {
            if (!closed) {
                counter(Metric.ERRORS, verb, ErrorKind.of(thrown)).increment();
            }
        }
    }

    @Override
    public void spent(Stage stage, long nanos) {
        stages[stage.ordinal()].record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void fsync(long since, long records) {
        fsync.record(start() - since, TimeUnit.NANOSECONDS);
        fsyncRecords.record((double) records);
    }

    @Override
    public void count(Metric counter, long amount) {
        increment(counter, 0, amount);
    }

    @Override
    public void count(Metric counter, Enum<?> value, long amount) {
        increment(counter, counter.tags().get(0).constants().indexOf(value), amount);
    }

    @Override
    public void count(Metric counter, Enum<?> first, Enum<?> second, long amount) {
        List<? extends Enum<?>> seconds = counter.tags().get(1).constants();
        int row = counter.tags().get(0).constants().indexOf(first);
        increment(counter, row * seconds.size() + seconds.indexOf(second), amount);
    }

    private void increment(Metric metric, int index, long amount) {
        Counter[] all = counters.get(metric);
        if (all != null) {
            all[index].increment((double) amount);
        }
    }

    @Override
    public void gauge(Metric gauge, DoubleSupplier value) {
        register(gauge, tags(gauge), value);
    }

    @Override
    public void gauge(Metric gauge, Enum<?> tag, DoubleSupplier value) {
        register(gauge, tags(gauge, tag), value);
    }

    private void register(Metric metric, Tags tags, DoubleSupplier value) {
        synchronized (meters) {
            kept(Gauge.builder(metric.id(), value, MicrometerRecorder::value)
                    .description(metric.description())
                    .baseUnit(unit(metric))
                    .tags(tags)
                    .strongReference(true)
                    .register(registry));
        }
    }

    private static double value(DoubleSupplier supplier) {
        try {
            return supplier.getAsDouble();
        } catch (RuntimeException e) {
            return Double.NaN; // the store is being closed, or cannot be read
        }
    }

    @Override
    public Laps laps() {
        return new Laps(this);
    }

    @Override
    public void close() {
        synchronized (meters) {
            closed = true;
            meters.forEach(registry::remove);
            meters.clear();
        }
    }
}
