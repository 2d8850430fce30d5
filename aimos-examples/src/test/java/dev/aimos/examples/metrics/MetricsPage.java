package dev.aimos.examples.metrics;

import dev.aimos.AimOs;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.Tag;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.observation.AimosKey;
import dev.aimos.observation.AimosObservation;
import dev.aimos.text.HashingEmbedder;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The part of {@code docs/metrics.md} that is made from the code. */
final class MetricsPage {
    static final String BEGIN = "<!-- made from the code: begin -->\n";
    static final String END = "<!-- made from the code: end -->\n";

    private MetricsPage() {}

    /** A page with the part in place of what it has there. */
    static String with(String page) {
        return page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + tables() + page.substring(page.indexOf(END));
    }

    private static String tables() {
        StringBuilder page = new StringBuilder(4_000);
        page.append("| name | in Prometheus | kind | unit | tags | what |\n|---|---|---|---|---|---|\n");
        for (Metric metric : Metric.values()) {
            page.append("| `")
                    .append(metric.id())
                    .append("` | `")
                    .append(prometheus(metric))
                    .append("` | ");
            page.append(Tag.word(metric.kind()))
                    .append(" | ")
                    .append(metric.unit())
                    .append(" | ");
            page.append(
                    metric.tags().stream().map(tag -> "`" + tag.name() + "`").collect(Collectors.joining(", ")));
            page.append(" | ").append(metric.description());
            page.append(metric.ofVectors() ? "; with an embedder only |\n" : " |\n");
        }
        page.append(
                "\nAll have the tag `store` too. A timer in Prometheus is its name with `quantile`, and with `_count`, `_sum` and");
        page.append(" `_max` behind it.\nA store exports ")
                .append(series(false))
                .append(" time series, ");
        page.append(series(true))
                .append(" with an embedder, and one more for each combination of verb and kind of error that");
        page.append("\nhas come up.\n\n");
        page.append("| tag | of | values |\n|---|---|---|\n");
        tags().forEach((tag, of) -> page.append("| `")
                .append(tag.name())
                .append("` | ")
                .append(of)
                .append(" | ")
                .append(tag.name().equals("stage") ? "see below" : String.join(", ", tag.values()))
                .append(" |\n"));
        page.append("\n| stage | what happens in it |\n|---|---|\n");
        for (Stage stage : Stage.values()) {
            page.append("| `")
                    .append(stage.tag())
                    .append("` | ")
                    .append(stage.what())
                    .append(" |\n");
        }
        page.append(
                "\n| observation | as a span | what | keys of low cardinality | of high cardinality |\n|---|---|---|---|---|\n");
        for (AimosObservation observation : AimosObservation.values()) {
            page.append("| `").append(observation.getName()).append("` | `").append(observation.getContextualName());
            page.append("` | ").append(observation.description()).append(" | ");
            page.append(keys(observation.getLowCardinalityKeyNames())).append(" | ");
            page.append(keys(observation.getHighCardinalityKeyNames())).append(" |\n");
        }
        page.append("\n| key | what it says |\n|---|---|\n");
        for (AimosKey key : AimosKey.values()) {
            page.append("| `").append(key.asString()).append("` | ").append(key.description());
            page.append(key.isRequired() ? " |\n" : "; left out if there is none |\n");
        }
        return page.append('\n').toString();
    }

    private static String keys(KeyName... names) {
        return Arrays.stream(names).map(name -> "`" + name.asString() + "`").collect(Collectors.joining(", "));
    }

    private static Map<Tag, String> tags() {
        Map<Tag, String> tags = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            metric.tags().forEach(tag -> tags.merge(tag, "`" + metric.id() + "`", (one, more) -> one + ", " + more));
        }
        return tags;
    }

    /** A metric's name, without what comes behind those of timers. */
    static String prometheus(Metric metric) {
        Meter.Type type = switch (metric.kind()) {
            case TIMER -> Meter.Type.TIMER;
            case SUMMARY -> Meter.Type.DISTRIBUTION_SUMMARY;
            case COUNTER -> Meter.Type.COUNTER;
            case GAUGE -> Meter.Type.GAUGE;
        };
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        String name = registry.config()
                .namingConvention()
                .name(metric.id(), type, metric.unit().isEmpty() ? null : metric.unit());
        return metric.kind() == Metric.Kind.COUNTER ? name + "_total" : name;
    }

    /** How many time series an open store exports. */
    private static String series(boolean embedder) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        InMemoryAimOs.Builder builder = InMemoryAimOs.builder().meterRegistry(registry);
        try (AimOs os = (embedder ? builder.embedder(new HashingEmbedder(16)) : builder).open()) {
            os.index().stats();
            return String.format(Locale.ROOT, "%,d", Scrape.of(registry).ofStores());
        }
    }
}
