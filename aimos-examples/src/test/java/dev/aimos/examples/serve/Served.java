package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.AimOs;
import dev.aimos.examples.demo.Demo;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.lucene.LuceneAimOs;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A store on the heap, served on loopback, and a client; its clock stands still until it is set. */
final class Served implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AimOs os;
    private final AimosServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    Served() {
        this(options -> options);
    }

    Served(UnaryOperator<ServerOptions> options) {
        os = InMemoryAimOs.builder().clock(now::get).meterRegistry(registry).open();
        server = AimosServer.start(os, registry, options.apply(ServerOptions.LOCAL));
    }

    /** A store in a directory, served. */
    Served(Path store, UnaryOperator<ServerOptions> options) {
        os = LuceneAimOs.builder(store).clock(now::get).meterRegistry(registry).open();
        server = AimosServer.start(os, registry, options.apply(ServerOptions.LOCAL));
    }

    private Served(AimOs os, UnaryOperator<ServerOptions> options) {
        this.os = os;
        server = AimosServer.start(os, registry, options.apply(ServerOptions.LOCAL));
    }

    /** The store of the demo, served. */
    static Served demo() throws InterruptedException {
        return demo(options -> options);
    }

    /** The store of the demo, served with other options. */
    static Served demo(UnaryOperator<ServerOptions> options) throws InterruptedException {
        return new Served(
                Demo.build(clock -> InMemoryAimOs.builder().clock(clock).open()), options);
    }

    /** Follows a run from event to event until it has come to a status. */
    void awaitRun(String run, String status) {
        long next = 0;
        while (true) {
            JsonNode heard =
                    get("/api/v1/runs/" + run + "/events?wait=25&from=" + next).ok();
            if (heard.path("status").asText().equals(status)) {
                return;
            }
            next = heard.path("next").asLong();
        }
    }

    AimOs os() {
        return os;
    }

    Room room() {
        return server.room();
    }

    /** Returns once a request waits for something, without a place. */
    void awaitAside() {
        while (server.room().aside() == 0) {
            Thread.onSpinWait();
        }
    }

    int port() {
        return server.port();
    }

    void now(String instant) {
        now.set(Instant.parse(instant));
    }

    /** An answer of the server. */
    record Reply(int status, String type, String etag, String body, HttpResponse<String> raw) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException("not JSON: " + body, e);
            }
        }

        /** The JSON of an answer that is as hoped. */
        JsonNode ok() {
            assertThat(status).as(body).isBetween(200, 299);
            return json();
        }

        /** The code of a problem of this status. */
        String problem(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            assertThat(type).isEqualTo("application/problem+json");
            assertThat(json().path("status").asInt()).isEqualTo(expected);
            assertThat(json().path("detail").asText()).isNotBlank();
            return json().path("code").asText();
        }
    }

    Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Writes as a script does that knows what it is doing. */
    Reply write(String method, String path, String body, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = Guard.HEADER;
        all[1] = "1";
        all[2] = "Content-Type";
        all[3] = "application/json";
        return send(method, path, body, all);
    }

    /** Writes a body of any bytes. */
    Reply bytes(String method, String path, byte[] body) {
        return send(HttpRequest.newBuilder(uri(path))
                .headers(Guard.HEADER, "1", "Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    Reply send(String method, String path, @org.jspecify.annotations.Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("ETag").orElse(""),
                    answer.body(),
                    answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends exactly these lines, and returns all that comes back; for what no well-behaved client sends. */
    String raw(String... lines) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        os.close();
        registry.close();
        client.close();
    }
}
