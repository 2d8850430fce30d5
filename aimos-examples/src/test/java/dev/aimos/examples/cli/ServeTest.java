package dev.aimos.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.examples.wire.Exit;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServeTest {
    private static final int TERMINATED = 143;

    @TempDir
    private Path directory;

    private Cli cli;

    @BeforeEach
    void open() {
        cli = new Cli(directory.resolve("store"));
    }

    private static Process serve(Path store, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.aimos.examples.cli.Aimos",
                "--json",
                "--store",
                store.toString(),
                "serve",
                "--port",
                "0"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @Test
    void itServesUntilItIsToldToStopAndLosesNothing() throws Exception {
        Path token = Files.writeString(directory.resolve("token"), "a-token-for-this-test\n");
        Process process = serve(cli.store(), "--token-file", token.toString());
        try (BufferedReader out = process.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            JsonNode told = new JsonMapper().readTree(out.readLine());
            URI uri = URI.create(told.path("url").asText() + "api/v1/atoms/k");
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .PUT(HttpRequest.BodyPublishers.ofString("{\"text\": \"kept\"}"))
                    .headers("X-Aimos-Request", "1", "Content-Type", "application/json");
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
            request.header("Authorization", "Bearer a-token-for-this-test");
            assertThat(client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(cli.run("status").exit()).as("the store is taken").isEqualTo(Exit.STORE);
        } finally {
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(cli.json("atoms:get", "k").path("text").asText()).isEqualTo("kept");
        assertThat(cli.json("status").path("recoveredBytes").asLong()).isZero();
    }

    @Test
    void aKilledServerKnowsWhatItAnswered() throws Exception {
        String first = "";
        for (String replayed : List.of("", "true")) {
            Process process = serve(cli.store(), "--correlation", "web");
            try (BufferedReader out = process.inputReader();
                    HttpClient client = HttpClient.newHttpClient()) {
                JsonNode told = new JsonMapper().readTree(out.readLine());
                URI uri = URI.create(told.path("url").asText() + "api/v1/snapshots");
                HttpRequest request = HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"note\": \"n\"}"))
                        .headers("X-Aimos-Request", "1", "Content-Type", "application/json", "Idempotency-Key", "a")
                        .build();
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).isEqualTo(201);
                assertThat(answer.headers().firstValue("Idempotency-Replayed").orElse(""))
                        .isEqualTo(replayed);
                first = first.isEmpty() ? answer.body() : first;
                assertThat(answer.body()).isEqualTo(first);
            } finally {
                process.destroyForcibly();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(cli.json("snapshots:list").path("items")).hasSize(1);
        assertThat(cli.ok("audit:trail", "--correlation", "web:a").out()).contains("snapshot");
    }

    @Test
    void whatCannotBeServedIsRefusedBeforeAnyStoreIsMade() throws IOException {
        assertThat(cli.run("serve", "--host", "0.0.0.0").err()).contains("--token-file");
        assertThat(cli.run("serve", "--port", "70000").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("serve", "--token-file", "none").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("serve", "--plans", "none").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("serve", "--handlers", "magic").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.run("serve", "--query-time", "soon").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.environment(Map.of("AIMOS_TOKEN", "short")).run("serve").err())
                .contains("16 characters");
        Path within = cli.store().resolve("backups");
        assertThat(cli.run("serve", "--backups", within.toString()).err()).contains("within the store");
        assertThat(cli.run("serve", "--correlation", " x").exit()).isEqualTo(Exit.USAGE);
        assertThat(cli.store()).doesNotExist();
    }

    @Test
    void aPortThatIsTakenIsSaidSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Cli.Result result = cli.run("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(result.exit()).isEqualTo(Exit.STORE);
            assertThat(result.err()).contains("--port");
        }
    }

    @Test
    void theDemoIsMadeOnlyWhereNothingIs() throws IOException {
        Files.createDirectories(cli.store());
        Files.writeString(cli.store().resolve("mine"), "x");
        assertThat(cli.run("demo").exit()).isEqualTo(Exit.USAGE);
        Files.delete(cli.store().resolve("mine"));
        JsonNode made = cli.json("demo");
        assertThat(made.path("contradictions").asInt()).isEqualTo(3);
        assertThat(cli.run("demo").err()).contains("is not empty");
        assertThat(cli.ok(
                                "query",
                                "When",
                                "does",
                                "the",
                                "light",
                                "open?",
                                "--prefix",
                                "facts/",
                                "--as-of",
                                "2025-04-01")
                        .out())
                .contains("1 September 2025");
    }
}
