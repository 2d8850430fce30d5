package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/openapi.json} to the server; {@code -Daimos.docs.write=true} writes it anew. */
final class OpenApiTest {
    private static final Path PAGE = Path.of("../docs/openapi.json");
    private static final JsonMapper JSON = new JsonMapper();

    private static List<Route> routes() {
        return AimosServer.routes(
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), new LiveRuns(), Optional.empty());
    }

    private static String generated() throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return JSON.writer(printer).writeValueAsString(OpenApi.document(routes())) + "\n";
    }

    @Test
    void thePageIsWhatTheServerSays() throws IOException {
        if (Boolean.getBoolean("aimos.docs.write")) {
            Files.writeString(PAGE, generated());
        }
        assertThat(Files.readString(PAGE))
                .as("docs/openapi.json; write it anew with -Daimos.docs.write=true")
                .isEqualTo(generated());
    }

    @Test
    void everyOperationIsDescribedWhole() throws IOException {
        JsonNode document = JSON.readTree(generated());
        List<String> ids = new ArrayList<>();
        int operations = 0;
        for (var path : document.path("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                operations++;
                ids.add(operation.path("operationId").asText());
                assertThat(operation.path("summary").asText()).isNotBlank();
                assertThat(operation.path("responses").has("2XX")).isTrue();
                for (String part : path.getKey().split("/", -1)) {
                    if (part.startsWith("{")) {
                        String name = part.substring(1, part.length() - 1);
                        assertThat(operation.path("parameters"))
                                .as(path.getKey())
                                .anySatisfy(parameter -> {
                                    assertThat(parameter.path("name").asText()).isEqualTo(name);
                                    assertThat(parameter.path("in").asText()).isEqualTo("path");
                                    assertThat(parameter.path("required").asBoolean())
                                            .isTrue();
                                });
                    }
                }
            }
        }
        assertThat(operations).isEqualTo(routes().size());
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
        assertThat(document.path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void itIsServed() throws IOException {
        try (Served served = new Served()) {
            assertThat(served.get("/openapi.json").ok()).isEqualTo(JSON.readTree(generated()));
        }
    }
}
