package dev.aimos.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.serve.AimosServer;
import dev.aimos.examples.serve.Histograms;
import dev.aimos.examples.serve.JvmMeters;
import dev.aimos.examples.serve.ServerOptions;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.text.HashingEmbedder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Prometheus' own tool says of the metrics, the rules, the dashboard and the configuration. */
final class PromtoolTest {
    @TempDir
    Path temp;

    private static String file(String name) {
        return Expressions.DASHBOARDS.resolve(name).toString();
    }

    private static void require(Promtool.Ran ran) {
        assertThat(ran.code()).as(ran.said()).isZero();
    }

    @Test
    void theRulesAreRules() throws Exception {
        require(Promtool.run("", "check", "rules", file("aimos-alerts.yml"), file("aimos-histograms.yml")));
    }

    @Test
    void theRulesFireWhenTheyShouldAndOnlyThen() throws Exception {
        require(Promtool.run("", "test", "rules", file("aimos-alerts-test.yml")));
    }

    @Test
    void percentilesFromBucketsGoWhereThoseWithoutWent() throws Exception {
        require(Promtool.run("", "test", "rules", file("aimos-histograms-test.yml")));
    }

    @Test
    void theConfigurationIsOne() throws Exception {
        require(Promtool.run("", "check", "config", file("prometheus.yml")));
    }

    @Test
    void theQueriesOfTheDashboardAreQueries() throws Exception {
        StringBuilder rules = new StringBuilder("groups:\n- name: dashboard\n  rules:\n");
        List<String> expressions = Expressions.ofDashboard();
        for (int i = 0; i < expressions.size(); i++) {
            rules.append("  - record: panel:")
                    .append(i)
                    .append("\n    expr: '")
                    .append(expressions.get(i).replace("$__rate_interval", "1m"))
                    .append("'\n");
        }
        Path file = temp.resolve("rules.yml");
        Files.writeString(file, rules);
        require(Promtool.run("", "check", "rules", file.toString()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void namesUnitsAndHelpOfTheMetricsAreAsPrometheusLikesThem(boolean histograms) throws Exception {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        if (histograms) {
            Histograms.on(registry);
        }
        try (JvmMeters jvm = new JvmMeters(registry);
                AimOs os = InMemoryAimOs.builder()
                        .meterRegistry(registry)
                        .embedder(new HashingEmbedder(16))
                        .open();
                AimosServer server = AimosServer.start(os, registry, ServerOptions.LOCAL);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(server.url() + "health")).build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
            try {
                os.plans().show("none");
            } catch (AimosException e) {
                // counted among the errors
            }
            Promtool.Ran ran = Promtool.run(registry.scrape(), "check", "metrics");
            assertThat(ran.said()).isEmpty();
            require(ran);
        }
    }
}
