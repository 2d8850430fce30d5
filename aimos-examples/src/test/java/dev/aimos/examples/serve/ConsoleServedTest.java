package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.inmemory.InMemoryAimOs;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the console's files are served. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleServedTest {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private final AimOs os = InMemoryAimOs.open();
    private AimosServer server;
    private HttpClient client;

    @BeforeAll
    void start() {
        server = AimosServer.start(os, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), ServerOptions.LOCAL);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
        os.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(server.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void everyFileHasItsTypeAndTheStrictPolicy() throws IOException, InterruptedException {
        Map<String, String> types =
                Map.of("", "text/html", "console.css", "text/css", "console/main.js", "text/javascript");
        for (Map.Entry<String, String> file : types.entrySet()) {
            HttpResponse<String> response = get(file.getKey());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(file.getValue());
            assertThat(response.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "console/none.js",
                "console/..%2Fconsole.html",
                "console/%2e%2e/console.html",
                "console/Console.class",
                "console/main.js%00",
                "console/",
                "console.html"
            })
    void nothingElseIsServed(String path) throws IOException, InterruptedException {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }
}
