package dev.aimos.examples.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.core.metrics.Metric;
import dev.aimos.examples.serve.JvmMeters;
import dev.aimos.index.Query;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AtomDraft;
import dev.aimos.text.HashingEmbedder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard and the alert rules ask for what a store exports, and for all of it. */
final class DashboardTest {
    /** Labels that Prometheus adds to what it scrapes. */
    private static final Set<String> OF_TARGETS = Set.of("instance", "job");

    /** What a process exports from its first collection of garbage on. */
    private static final Set<String> LATER = Set.of("jvm_gc_pause_seconds_sum");

    @TempDir
    Path temp;

    /** A scrape of a store that has been used, beside what {@code aimos serve} exports of its process. */
    private Scrape scrape() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (JvmMeters jvm = new JvmMeters(registry);
                AimOs os = LuceneAimOs.builder(temp.resolve("store"))
                        .meterRegistry(registry)
                        .embedder(new HashingEmbedder(16))
                        .open()) {
            os.memory().put(AtomDraft.text("a", "some words"));
            os.index().search(Query.of("words"));
            assertThatThrownBy(() -> os.memory().put(AtomDraft.text("", "nothing")))
                    .isInstanceOf(AimosException.InvalidRequest.class);
            return Scrape.of(registry);
        }
    }

    @Test
    void everyMetricAndLabelAskedForIsExported() throws IOException {
        Scrape scrape = scrape();
        List<String> expressions = new ArrayList<>(Expressions.ofDashboard());
        expressions.addAll(Expressions.ofRules());
        for (JsonNode variable : Expressions.dashboard().at("/templating/list")) {
            expressions.add(variable.path("definition").asText());
        }
        for (String expression : expressions) {
            Set<String> labels = new HashSet<>(OF_TARGETS);
            for (Asked asked : Asked.of(expression)) {
                if (!LATER.contains(asked.metric())) {
                    require(asked, scrape, expression, labels);
                }
            }
            assertThat(labels).as(expression).containsAll(Asked.kept(expression));
        }
    }

    private static void require(Asked asked, Scrape scrape, String expression, Set<String> labels) {
        List<Scrape.Series> exported = scrape.named(asked.metric());
        assertThat(exported).as("%s in %s", asked.metric(), expression).isNotEmpty();
        exported.forEach(series -> labels.addAll(series.labels().keySet()));
        // Each alternative of a pattern must be there, and errors of any kind can come.
        for (Asked.Condition condition : asked.conditions()) {
            boolean free = OF_TARGETS.contains(condition.label())
                    || (asked.metric().equals("aimos_errors_total")
                            && !condition.value().contains("$"));
            if (free) {
                continue;
            }
            for (String one : condition.pattern() && !condition.value().contains("(")
                    ? condition.value().split("\\|")
                    : new String[] {condition.value()}) {
                Asked.Condition single = new Asked.Condition(condition.label(), condition.pattern(), one);
                assertThat(exported)
                        .as("%s=\"%s\" in %s", condition.label(), one, expression)
                        .anyMatch(series -> series.labels().containsKey(condition.label())
                                && single.met(series.labels().get(condition.label())));
            }
        }
    }

    @Test
    void everyMetricIsOnTheDashboard() throws IOException {
        Set<String> asked = new TreeSet<>();
        for (String expression : Expressions.ofDashboard()) {
            Asked.of(expression).forEach(one -> asked.add(one.metric()));
        }
        for (Metric metric : Metric.values()) {
            assertThat(asked).as(metric.id()).anyMatch(name -> name.startsWith(MetricsPage.prometheus(metric)));
        }
    }

    @Test
    void thePanelsHaveIdsOfTheirOwnTheDatasourceThatIsChosenAndPlacesThatDoNotOverlap() throws IOException {
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : Expressions.dashboard().get("panels")) {
            String title = panel.get("title").asText();
            assertThat(ids.add(panel.get("id").asInt())).as("id of " + title).isTrue();
            JsonNode at = panel.get("gridPos");
            int left = at.get("x").asInt();
            assertThat(left + at.get("w").asInt()).as("width of " + title).isLessThanOrEqualTo(24);
            for (int x = left; x < left + at.get("w").asInt(); x++) {
                for (int y = at.get("y").asInt();
                        y < at.get("y").asInt() + at.get("h").asInt();
                        y++) {
                    assertThat(cells.add(x + "," + y)).as("place of " + title).isTrue();
                }
            }
            if (!panel.get("type").asText().equals("row")) {
                assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
                assertThat(panel.get("targets")).as("queries of " + title).isNotEmpty();
                panel.get("targets")
                        .forEach(target -> assertThat(
                                        target.at("/datasource/uid").asText())
                                .isEqualTo("${datasource}"));
            }
        }
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        for (Map<String, Object> rule : Expressions.rules()) {
            Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
            assertThat(String.valueOf(annotations.get("summary"))).isNotBlank();
            assertThat(String.valueOf(annotations.get("description"))).hasSizeGreaterThan(60);
            assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("critical", "warning", "info");
        }
    }

    @Test
    void everyAlertIsTested() throws IOException {
        String tests = Files.readString(Expressions.DASHBOARDS.resolve("aimos-alerts-test.yml"));
        for (Map<String, Object> rule : Expressions.rules()) {
            assertThat(tests).contains("alertname=\"" + rule.get("alert") + "\"");
        }
    }
}
