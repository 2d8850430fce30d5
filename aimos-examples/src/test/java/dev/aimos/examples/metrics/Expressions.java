package dev.aimos.examples.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the dashboard and the alert rules ask Prometheus. */
final class Expressions {
    static final Path DASHBOARDS = Path.of("..", "docs", "dashboards");

    private Expressions() {}

    static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(DASHBOARDS.resolve("aimos.json").toFile());
    }

    static List<String> ofDashboard() throws IOException {
        List<String> all = new ArrayList<>();
        for (JsonNode panel : dashboard().get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                all.add(target.get("expr").asText());
            }
        }
        return all;
    }

    static List<Map<String, Object>> rules() throws IOException {
        List<Map<String, Object>> rules = new ArrayList<>();
        for (Map<String, Object> group :
                list(yaml(DASHBOARDS.resolve("aimos-alerts.yml")).get("groups"))) {
            rules.addAll(list(group.get("rules")));
        }
        return rules;
    }

    static List<String> ofRules() throws IOException {
        return rules().stream().map(rule -> String.valueOf(rule.get("expr"))).toList();
    }

    @SuppressWarnings("unchecked") // that is how YAML is read
    static Map<String, Object> yaml(Path file) throws IOException {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked") // that is how YAML is read
    private static List<Map<String, Object>> list(Object value) {
        return (List<Map<String, Object>>) value;
    }
}
