package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus server scrapes a real store; skipped where Prometheus is not installed. */
@Tag("slow")
final class PrometheusTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "a-token-for-this-test";

    @TempDir
    private Path directory;

    private static Optional<String> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void prometheusReadsWhatTheServerExports() throws Exception {
        Optional<String> prometheus = program("prometheus");
        assumeThat(prometheus)
                .as("Prometheus is installed (Debian: apt install prometheus)")
                .isPresent();
        int port = freePort();
        CountDownLatch scrapes = new CountDownLatch(2);
        try (Served served = new Served(options -> options.token(TOKEN));
                HttpClient client = HttpClient.newHttpClient()) {
            served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\"}", "Authorization", "Bearer " + TOKEN)
                    .ok();
            HttpServer proxy = between(client, served, scrapes);
            Path token = Files.writeString(directory.resolve("token"), TOKEN);
            Path config = Files.writeString(directory.resolve("prometheus.yml"), """
                    global: {scrape_interval: 1s, scrape_timeout: 1s}
                    scrape_configs:
                      - job_name: aimos
                        authorization: {credentials_file: %s}
                        static_configs: [{targets: ["127.0.0.1:%d"]}]
                    """.formatted(
                            token, proxy.getAddress().getPort()));
            Process process = new ProcessBuilder(
                            prometheus.get(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            try {
                assertThat(scrapes.await(60, TimeUnit.SECONDS))
                        .as(Files.readString(directory.resolve("log")))
                        .isTrue();
                assertThat(value(client, port, "up{job=\"aimos\"}")).isEqualTo("1");
                assertThat(value(client, port, "aimos_atoms{job=\"aimos\"}")).isEqualTo("1");
                assertThat(value(client, port, "sum(aimos_verb_seconds_count{verb=\"put\"})"))
                        .isEqualTo("1");
            } finally {
                proxy.stop(0);
                process.destroy();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /**
     * Stands between Prometheus and the server, so that the test knows when it has scraped. One scrape of a target comes after the
     * other: when the next begins, the last is stored.
     */
    private static HttpServer between(HttpClient client, Served served, CountDownLatch scrapes) throws IOException {
        HttpServer proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/metrics", exchange -> {
            scrapes.countDown();
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + "/metrics"))
                    .header(
                            "Authorization",
                            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")))
                    .build();
            try (exchange) {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                exchange.getResponseHeaders()
                        .set(
                                "Content-Type",
                                answer.headers().firstValue("Content-Type").orElse(""));
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        proxy.start();
        return proxy;
    }

    private static String value(HttpClient client, int port, String query) throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        String answer = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        JsonNode value = JSON.readTree(answer)
                .path("data")
                .path("result")
                .path(0)
                .path("value")
                .path(1);
        assertThat(value.isMissingNode()).as(query + ": " + answer).isFalse();
        return value.asText();
    }
}
