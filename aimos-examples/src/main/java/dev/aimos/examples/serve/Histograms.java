package dev.aimos.examples.serve;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Buckets for the times of verbs and of requests, so that those of several servers can be added up; percentiles that each computes for
 * itself cannot. In the Prometheus format a timer has either buckets or percentiles: with these, {@code
 * docs/dashboards/aimos-histograms.yml} computes the percentiles.
 */
public final class Histograms {
    /** Upper bounds of buckets, in milliseconds: three to a power of ten, from a tenth of a millisecond to ten seconds. */
    private static final double[] BOUNDS = {
        0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000
    };

    private static final Set<String> TIMERS = Set.of("aimos.verb", "http.server.requests");

    private Histograms() {}

    /** Turns them on, for timers that are made from now on. */
    public static void on(MeterRegistry registry) {
        double[] nanos = DoubleStream.of(BOUNDS)
                .map(millis -> millis * Duration.ofMillis(1).toNanos())
                .toArray();
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return TIMERS.contains(id.getName())
                        ? DistributionStatisticConfig.builder()
                                .percentiles()
                                .serviceLevelObjectives(nanos)
                                .build()
                                .merge(config)
                        : config;
            }
        });
    }
}
