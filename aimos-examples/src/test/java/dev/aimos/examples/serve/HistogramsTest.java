package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AtomDraft;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HistogramsTest {
    /** Lines of the scrape about the verb put. */
    private static List<String> put(boolean histograms) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        if (histograms) {
            Histograms.on(registry);
        }
        try (AimOs os = InMemoryAimOs.builder().meterRegistry(registry).open()) {
            os.memory().put(AtomDraft.text("k", "x"));
            return registry.scrape()
                    .lines()
                    .filter(line -> line.startsWith("aimos_verb_seconds") && line.contains("verb=\"put\""))
                    .toList();
        }
    }

    @Test
    void aVerbHasSixteenBucketsAndInfinityInThePlaceOfItsPercentiles() {
        List<String> lines = put(true);
        assertThat(lines).filteredOn(line -> line.contains("_bucket{")).hasSize(17);
        assertThat(lines)
                .anyMatch(line -> line.contains("le=\"1.0E-4\""))
                .anyMatch(line -> line.contains("le=\"10.0\""));
        assertThat(lines)
                .filteredOn(line -> line.contains("le=\"+Inf\""))
                .singleElement()
                .asString()
                .endsWith(" 1");
        assertThat(lines).noneMatch(line -> line.contains("quantile="));
    }

    @Test
    void withoutThemItHasPercentiles() {
        assertThat(put(false)).filteredOn(line -> line.contains("quantile=")).hasSize(3);
        assertThat(put(false)).noneMatch(line -> line.contains("_bucket{"));
    }
}
