package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.examples.wire.Failure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GuardTest {
    private static final String TOKEN = "0123456789abcdef0123";

    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void aFormOfAnotherSiteWritesNothing() {
        String body = "{\"text\": \"x\"}";
        String json = "application/json";
        assertThat(served.send("PUT", "/api/v1/atoms/k", body, "Content-Type", json)
                        .problem(403))
                .isEqualTo("header-missing");
        assertThat(served.send("PUT", "/api/v1/atoms/k", body, Guard.HEADER, "1", "Content-Type", "text/plain")
                        .problem(415))
                .isEqualTo("not-json");
        assertThat(served.send("POST", "/api/v1/verify", "", "Content-Type", "application/x-www-form-urlencoded")
                        .problem(403))
                .isEqualTo("header-missing");
        for (String site : new String[] {"cross-site", "same-site"}) {
            assertThat(served.write("PUT", "/api/v1/atoms/k", body, "Sec-Fetch-Site", site)
                            .problem(403))
                    .isEqualTo("cross-site");
        }
        assertThat(served.write("PUT", "/api/v1/atoms/k", body, "Origin", "https://evil.example")
                        .problem(403))
                .isEqualTo("cross-site");
        assertThat(served.write("PUT", "/api/v1/atoms/k", body, "Origin", "null")
                        .problem(403))
                .isEqualTo("cross-site");
        assertThat(served.os().status().tx()).isZero();

        String own = "http://127.0.0.1:" + served.port();
        assertThat(served.write("PUT", "/api/v1/atoms/k", body, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example", ""})
    void onlyItsOwnNamesReachIt(String host) {
        assertThat(served.raw("GET /api/v1/status HTTP/1.1", "Host: " + host, "Connection: close"))
                .containsAnyOf("HTTP/1.1 421", "HTTP/1.1 400");
        assertThat(served.raw("GET / HTTP/1.1", "Host: " + host, "Connection: close"))
                .containsAnyOf("HTTP/1.1 421", "HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]", "LOCALHOST:1"})
    void loopbackHasSeveralNames(String host) {
        assertThat(served.raw("GET /health HTTP/1.1", "Host: " + host, "Connection: close"))
                .contains("HTTP/1.1 200");
    }

    @Test
    void noGetWrites() {
        served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"the tower is tall\"}");
        long before = served.os().status().tx();
        for (Route route : routes()) {
            if (route.method().equals("GET")) {
                String path = route.path().replaceAll("[{<]\\w+[}>]", "k");
                String query = route.params().stream()
                        .filter(Route.Param::required)
                        .map(param -> param.name() + "=tower")
                        .reduce("?", (all, one) -> all + one + "&");
                served.get(path + query.replaceAll("[?&]$", ""));
            }
        }
        assertThat(served.os().status().tx()).isEqualTo(before);
        assertThat(routes())
                .filteredOn(Route::writes)
                .noneMatch(route -> route.method().equals("GET"));
    }

    private static java.util.List<Route> routes() {
        return AimosServer.routes(
                new io.micrometer.prometheusmetrics.PrometheusMeterRegistry(
                        io.micrometer.prometheusmetrics.PrometheusConfig.DEFAULT),
                new LiveRuns(),
                java.util.Optional.empty());
    }

    @Test
    void aTokenIsAskedOfEverybody() {
        try (Served closed = new Served(options -> options.token(TOKEN))) {
            assertThat(closed.get("/api/v1/status").problem(401)).isEqualTo("token-missing");
            assertThat(closed.get("/api/v1/status").raw().headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"aimos\"");
            assertThat(closed.get("/metrics").problem(401)).isEqualTo("token-missing");
            assertThat(closed.get("/api/v1/status", "Authorization", "Bearer " + TOKEN + "x")
                            .problem(401))
                    .isEqualTo("token-wrong");
            assertThat(closed.get("/api/v1/status", "Authorization", "Basic " + TOKEN)
                            .problem(401))
                    .isEqualTo("token-wrong");
            assertThat(closed.get("/api/v1/status", "Authorization", "Bearer " + TOKEN)
                            .status())
                    .isEqualTo(200);
            assertThat(closed.get("/metrics", "Authorization", "Bearer " + TOKEN)
                            .status())
                    .isEqualTo(200);
            assertThat(closed.get("/health").status()).isEqualTo(200);
            assertThat(closed.get("/api/v1/status", "Authorization", "Bearer " + TOKEN)
                            .body())
                    .doesNotContain(TOKEN);
        }
    }

    @Test
    void beyondLoopbackThereMustBeAToken() {
        ServerOptions open = ServerOptions.LOCAL.host("0.0.0.0");
        assertThatThrownBy(() -> Guard.requireSafe(open))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--token-file");
        assertThatThrownBy(() -> Guard.requireSafe(open.token("short"))).hasMessageContaining("16 characters");
        Guard.requireSafe(open.token(TOKEN));
        Guard.requireSafe(ServerOptions.LOCAL);
    }

    @Test
    void aServerThatOnlyReadsWritesNothing() {
        try (Served reading = new Served(options -> options.readOnly(true))) {
            assertThat(reading.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\"}")
                            .problem(403))
                    .isEqualTo("read-only");
            assertThat(reading.write("POST", "/api/v1/snapshots", "{}").problem(403))
                    .isEqualTo("read-only");
            assertThat(reading.write("POST", "/api/v1/verify", "{}").status()).isEqualTo(200);
            assertThat(reading.os().status().tx()).isZero();
        }
    }

    @Test
    void answersSayHowBrowsersMayUseThem() {
        var headers = served.get("/api/v1/status").raw().headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void whatIsNotThereIsAProblemLikeAnyOther() {
        assertThat(served.get("/nothing").problem(404)).isEqualTo("no-such-path");
        assertThat(served.write("POST", "/metrics", "{}").problem(405)).isEqualTo("bad-method");
        assertThat(served.get("/api/v1/status?x=1").problem(400)).isEqualTo("unknown-parameter");
        assertThat(served.get("/console/..%2Fdiary.jsonl").problem(404)).isEqualTo("no-such-path");
    }

    @Test
    void aCorrelationThatCannotBeRecordedIsRefused() {
        assertThat(served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\"}", "X-Correlation-Id", "a".repeat(20_000))
                        .status())
                .isEqualTo(400);
        assertThat(served.os().status().tx()).isZero();
    }

    @Test
    void theCorrelationOfARequestComesBackWithItsAnswer() {
        var answer = served.get("/api/v1/atoms/none", "X-Correlation-Id", "request-7");
        assertThat(answer.problem(404)).isEqualTo("not-found");
        assertThat(answer.json().path("correlation").asText()).isEqualTo("request-7");
        assertThat(answer.raw().headers().firstValue("X-Correlation-Id")).hasValue("request-7");
    }
}
