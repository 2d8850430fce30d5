package dev.aimos.examples.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.Set;

/**
 * The metrics of the process itself, as Micrometer has them: memory, garbage, threads, processor, uptime. Two are left out, whose
 * names Prometheus does not like: the number of processors, which is no count of events, and the processor time in nanoseconds,
 * which {@code process.cpu.usage} tells as well.
 */
public final class JvmMeters implements AutoCloseable {
    private static final Set<String> LEFT_OUT = Set.of("system.cpu.count", "process.cpu.time");

    private final JvmGcMetrics garbage = new JvmGcMetrics();

    /** Begins to measure; to be made before anything else that measures. */
    public JvmMeters(MeterRegistry registry) {
        registry.config().meterFilter(MeterFilter.deny(id -> LEFT_OUT.contains(id.getName())));
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    @Override
    public void close() {
        garbage.close();
    }
}
