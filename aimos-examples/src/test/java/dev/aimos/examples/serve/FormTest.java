package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not quite right: each is refused as a problem, and none is taken for another. */
final class FormTest {
    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    private static void problem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json")
                .contains("\"status\":" + status)
                .contains("X-Content-Type-Options: nosniff")
                .doesNotContain("<html");
    }

    private Served.Reply put(String body, String type) {
        return served.send("PUT", "/api/v1/atoms/k", body, Guard.HEADER, "1", "Content-Type", type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff%fe", "%c3", "%ED%A0%80", "%c0%af", "%zz", "%u0041", "a%2", "%", "é"})
    void whatIsNoUtf8IsTakenForNoKey(String key) {
        for (String target : List.of("/api/v1/atoms/" + key, "/api/v1/query?q=" + key)) {
            problem(served.raw("GET " + target + " HTTP/1.1", "Host: localhost", "Connection: close"), 400);
        }
        problem(
                served.raw(
                        "PUT /api/v1/atoms/" + key + " HTTP/1.1",
                        "Host: localhost",
                        Guard.HEADER + ": 1",
                        "Content-Type: application/json",
                        "Content-Length: 12",
                        "Connection: close",
                        "",
                        "{\"text\":\"x\"}"),
                400);
        assertThat(served.os().status().tx()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/", "a//", "/a", "/", "./a", "a/."})
    void aSlashMoreIsAnotherKey(String key) {
        served.write("PUT", "/api/v1/atoms/a", "{\"text\": \"mine\"}").ok();
        assertThat(served.write("PUT", "/api/v1/atoms/" + key, "{\"text\": \"other\"}")
                        .ok()
                        .path("key")
                        .asText())
                .isEqualTo(key);
        assertThat(served.get("/api/v1/atoms/a").ok().path("text").asText()).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/jsonp",
                "application/json-patch+json",
                "application/jsonx; x",
                "application/json; charset=utf-16",
                "application/json; charset=latin1",
                "application/json; charset=bogus",
                "text/plain"
            })
    void aBodyOfAnotherTypeIsRefused(String type) {
        assertThat(put("{\"text\": \"x\"}", type).problem(415)).isEqualTo("not-json");
        assertThat(served.os().status().tx()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "APPLICATION/JSON", "application/json;charset=\"utf-8\""})
    void jsonIsJson(String type) {
        assertThat(put("{\"text\": \"x\"}", type).status()).isEqualTo(201);
    }

    @Test
    void aCharsetThatThereIsNotIsNoFaultOfTheServer() {
        assertThat(served.get("/api/v1/status", "Content-Type", "application/json; charset=bogus")
                        .problem(415))
                .isEqualTo("not-json");
    }

    @Test
    void aBodyIsUtf8OrNothing() {
        String body = "{\"text\": \"é\"}";
        for (byte[] bytes : List.of(
                body.getBytes(StandardCharsets.UTF_16LE),
                body.getBytes(StandardCharsets.UTF_16),
                body.getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {'{', '"', 't', 'e', 'x', 't', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'})) {
            assertThat(served.bytes("PUT", "/api/v1/atoms/k", bytes).problem(400))
                    .isEqualTo("bad-json");
        }
        assertThat(served.os().status().tx()).isZero();
        byte[] marked = ("\ufeff" + body).getBytes(StandardCharsets.UTF_8);
        assertThat(served.bytes("PUT", "/api/v1/atoms/k", marked).status()).isEqualTo(201);
    }

    @Test
    void whatIsWrongWithABodyIsSaidWithoutWordsOfTheParsersOwn() {
        for (String body : List.of("[".repeat(10_000), "{\"text\": " + "9".repeat(5_000) + "}")) {
            String detail = put(body, "application/json").json().path("detail").asText();
            assertThat(detail).contains("nests deeper than 64 levels").doesNotContain("StreamReadConstraints");
        }
        assertThat(put("{\"text\":\n x}", "application/json")
                        .json()
                        .path("detail")
                        .asText())
                .contains("line 2, column");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /health HTTP/1.1|Connection: close|400",
                "GET /health HTTP/1.1|Host : localhost|400",
                "GET /health HTTP/3.7|Host: localhost|505",
                "GET /console/app.js%00 HTTP/1.1|Host: localhost|400",
                "GET /a b HTTP/1.1|Host: localhost|400",
                "GET /health HTTP/1.1|Host: localhost:99999|400",
                "OPTIONS * HTTP/1.1|Host: localhost|404",
                "PUT /api/v1/atoms/%00 HTTP/1.1|Host: localhost|400",
                "PUT /api/v1/atoms/k HTTP/1.1|Content-Length: -1|400",
            })
    void whatIsHardlyHttpIsAProblemLikeAnyOther(String line, String header, int status) {
        problem(served.raw(line, header, "Connection: close"), status);
    }

    @Test
    void headersHaveLimits() {
        problem(served.raw("GET /" + "a".repeat(70_000) + " HTTP/1.1", "Host: localhost", "Connection: close"), 414);
        problem(served.raw("GET / HTTP/1.1", "Host: localhost", "X: " + "a".repeat(70_000), "Connection: close"), 431);
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItComes() {
        problem(
                served.raw(
                        "PUT /api/v1/atoms/k HTTP/1.1",
                        "Host: localhost",
                        Guard.HEADER + ": 1",
                        "Content-Type: application/json",
                        "Content-Length: 99999999999",
                        "Connection: close"),
                413);
    }

    @Test
    void headIsGetWithoutABody() {
        served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\"}").ok();
        Served.Reply get = served.get("/api/v1/atoms/k");
        Served.Reply head = served.send("HEAD", "/api/v1/atoms/k", null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.etag()).isEqualTo(get.etag());
        assertThat(head.type()).isEqualTo(get.type());
        assertThat(head.raw().headers().firstValue("Content-Length"))
                .hasValue(Integer.toString(get.body().length()));
        assertThat(served.send("HEAD", "/api/v1/atoms/none", null).status()).isEqualTo(404);
        assertThat(served.send("HEAD", "/api/v1/trail.csv", null).status()).isEqualTo(200);
        try (Served closed = new Served(options -> options.token("0123456789abcdef"))) {
            assertThat(closed.send("HEAD", "/api/v1/status", null).status()).isEqualTo(401);
        }
    }

    @Test
    void ifMatchComparesStrongly() {
        String tag = served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\"}").etag();
        assertThat(served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"y\"}", "If-Match", "W/" + tag)
                        .problem(412))
                .isEqualTo("changed-meanwhile");
        assertThat(served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"y\"}", "If-None-Match", "W/" + tag)
                        .problem(412))
                .isEqualTo("there-already");
        assertThat(served.get("/api/v1/atoms/k", "If-None-Match", "\"x\"", "If-None-Match", tag)
                        .status())
                .as("two headers are one list")
                .isEqualTo(304);
        assertThat(served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"y\"}", "If-Match", "\"a,b\", " + tag)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bare", "'x'", "\"x", "\"x\" \"y\"", ",", "*, \"x\"", "w/\"x\""})
    void aConditionThatCannotBeReadHoldsAWriteBack(String condition) {
        for (String name : List.of("If-Match", "If-None-Match")) {
            assertThat(served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\"}", name, condition)
                            .problem(400))
                    .isEqualTo("bad-condition");
        }
        assertThat(served.os().status().tx()).isZero();
    }

    @Test
    void aConditionThatNobodyHearsHoldsAWriteBack() {
        String body = "{\"atoms\": [{\"key\": \"k\", \"text\": \"x\"}]}";
        assertThat(served.write("POST", "/api/v1/atoms", body, "If-Match", "\"x\"")
                        .problem(400))
                .isEqualTo("condition-unknown");
        assertThat(served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\"}", "If-Unmodified-Since", "now")
                        .problem(400))
                .isEqualTo("condition-unknown");
        assertThat(served.os().status().tx()).isZero();
    }

    @Test
    void whatIsSaidTwiceIsRefused() {
        assertThat(served.write(
                                "PUT",
                                "/api/v1/atoms/k",
                                "{\"text\": \"x\"}",
                                "Idempotency-Key",
                                "a",
                                "Idempotency-Key",
                                "b")
                        .problem(400))
                .isEqualTo("header-twice");
        assertThat(served.write("DELETE", "/api/v1/atoms/k", "{\"valid_from\": 1}")
                        .problem(400))
                .isEqualTo("body-unexpected");
    }

    @Test
    void theSameKeyTakesOneSnapshot() {
        Served.Reply first = served.write("POST", "/api/v1/snapshots", "{\"note\": \"n\"}", "Idempotency-Key", "a");
        Served.Reply again = served.write("POST", "/api/v1/snapshots", "{\"note\": \"n\"}", "Idempotency-Key", "a");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(served.os().memory().snapshots()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2B5", "%D9%A1", "1e1", "0x1", "9999999999999999999999", "-1", "0", "%205"})
    void aLimitIsAPlainNumber(String limit) {
        assertThat(served.get("/api/v1/atoms?limit=" + limit).problem(400)).isEqualTo("bad-limit");
    }

    @Test
    void anotherSitesPageReadsNothing() {
        for (String header : List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Origin: null")) {
            String[] parts = header.split(": ", -1);
            assertThat(served.get("/api/v1/status", parts[0], parts[1]).problem(403))
                    .isEqualTo("cross-site");
        }
        assertThat(served.get("/api/v1/status", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate")
                        .status())
                .as("a link may be followed")
                .isEqualTo(200);
        assertThat(served.get("/", "Sec-Fetch-Site", "cross-site").status()).isEqualTo(200);
    }

    @Test
    void whoeverDecidesHasAName() {
        assertThat(served.write("POST", "/api/v1/runs/r/cancel", "{\"by\": \" \"}")
                        .problem(400))
                .isEqualTo("bad-by");
    }

    @Test
    void evidenceThatNamesNothingIsRefused() {
        assertThat(served.write(
                                "POST",
                                "/api/v1/graph/assertions",
                                "{\"subject\": \"s\", \"predicate\": \"p\", \"object\": 1, \"evidence\": {}}")
                        .problem(400))
                .isEqualTo("missing-member");
        assertThat(served.os().status().tx()).isZero();
    }
}
