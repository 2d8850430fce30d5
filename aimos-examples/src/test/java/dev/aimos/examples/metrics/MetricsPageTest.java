package dev.aimos.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.core.metrics.Metric;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.text.HashingEmbedder;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The page of metrics says what the code does. */
final class MetricsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");

    @Test
    void thePageIsWhatTheCodeMakesOfIt() throws IOException {
        String page = Files.readString(PAGE);
        String made = MetricsPage.with(page);
        if (Boolean.getBoolean("aimos.docs.write")) {
            Files.writeString(PAGE, made);
            return;
        }
        assertThat(page)
                .as("docs/metrics.md is made from the code, and the code has changed; run\n"
                        + "mvn test -pl aimos-examples -am -Dtest=MetricsPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Daimos.docs.write=true")
                .isEqualTo(made);
    }

    @Test
    void everyMetricIsExportedUnderTheNameOnThePage() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (AimOs os = InMemoryAimOs.builder()
                .meterRegistry(registry)
                .embedder(new HashingEmbedder(16))
                .open()) {
            os.index().stats();
            Set<String> names = Scrape.of(registry).names();
            for (Metric metric : Metric.values()) {
                if (!metric.lazy()) {
                    assertThat(names).contains(MetricsPage.prometheus(metric));
                }
            }
        }
    }

    @Test
    void histogramsAreToBeHadByAFilter() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals("aimos.verb")
                        ? DistributionStatisticConfig.builder()
                                .percentilesHistogram(true)
                                .build()
                                .merge(config)
                        : config;
            }
        });
        try (AimOs os = InMemoryAimOs.builder().meterRegistry(registry).open()) {
            os.memory().get("k");
            Scrape scrape = Scrape.of(registry);
            assertThat(scrape.named("aimos_verb_seconds_bucket")).isNotEmpty();
            assertThat(scrape.named("aimos_stage_seconds_bucket")).isEmpty();
        }
    }
}
