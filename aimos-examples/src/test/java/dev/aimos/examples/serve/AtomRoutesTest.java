package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AtomRoutesTest {
    private final Served served = new Served();

    @AfterEach
    void close() {
        served.close();
    }

    private Served.Reply put(String key, String text, String... headers) {
        return served.write("PUT", "/api/v1/atoms/" + key, "{\"text\": \"" + text + "\"}", headers);
    }

    @Test
    void whatIsPutIsReadWithItsTagsAndTimes() {
        Served.Reply created = served.write("PUT", "/api/v1/atoms/tower", """
                {"text": "It is 330 m tall.", "tags": {"height": 0.5}, "metadata": {"title": "Tower", "n": 1},
                 "policies": ["public"], "validFrom": "2020-01-01", "validTo": "2030-01-01"}""");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.ok().path("outcome").asText()).isEqualTo("created");

        Served.Reply read = served.get("/api/v1/atoms/tower");
        JsonNode atom = read.ok();
        assertThat(atom.path("text").asText()).isEqualTo("It is 330 m tall.");
        assertThat(atom.path("tags").path("height").asDouble()).isEqualTo(0.5);
        assertThat(atom.path("metadata").path("title").asText()).isEqualTo("Tower");
        assertThat(atom.path("policies").path(0).asText()).isEqualTo("public");
        assertThat(atom.path("valid").path("from").asText()).isEqualTo("2020-01-01T00:00:00Z");
        assertThat(read.etag()).isEqualTo(created.etag()).startsWith("\"").endsWith("\"");
    }

    @Test
    void anAtomIsShownAsOfAnyMomentOnBothAxes() {
        served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"first\", \"validFrom\": \"2020-01-01\"}");
        served.now("2026-02-01T00:00:00Z");
        served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"second\", \"validFrom\": \"2025-01-01\"}");

        assertThat(served.get("/api/v1/atoms/k").ok().path("text").asText()).isEqualTo("second");
        assertThat(served.get("/api/v1/atoms/k?as_of=1").ok().path("text").asText())
                .isEqualTo("first");
        assertThat(served.get("/api/v1/atoms/k?as_of=2026-01-15")
                        .ok()
                        .path("text")
                        .asText())
                .isEqualTo("first");
        assertThat(served.get("/api/v1/atoms/k?valid_at=2021-06-01")
                        .ok()
                        .path("text")
                        .asText())
                .isEqualTo("first");
        assertThat(served.get("/api/v1/atoms/k?as_of=1&valid_at=2025-06-01")
                        .ok()
                        .path("text")
                        .asText())
                .isEqualTo("first");
        assertThat(served.get("/api/v1/atoms/k?valid_at=2019-01-01").problem(404))
                .isEqualTo("not-found");
        assertThat(served.get("/api/v1/history/k").ok().path("items")).hasSize(3);
        assertThat(served.get("/api/v1/history/k?content=true")
                        .ok()
                        .path("items")
                        .path(0)
                        .path("atom")
                        .path("text")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void aConditionKeepsAWriteFromUndoingAnothers() {
        String first = put("k", "one").etag();
        assertThat(served.get("/api/v1/atoms/k", "If-None-Match", first).status())
                .isEqualTo(304);
        assertThat(served.get("/api/v1/atoms/k", "If-None-Match", "\"other\", W/" + first)
                        .status())
                .isEqualTo(304);

        String second = put("k", "two", "If-Match", first).etag();
        assertThat(second).isNotEqualTo(first);
        assertThat(put("k", "three", "If-Match", first).problem(412)).isEqualTo("changed-meanwhile");
        assertThat(put("k", "three", "If-None-Match", "*").problem(412)).isEqualTo("there-already");
        assertThat(put("new", "x", "If-Match", "*").problem(412)).isEqualTo("changed-meanwhile");
        assertThat(put("new", "x", "If-None-Match", "*").status()).isEqualTo(201);
        assertThat(served.get("/api/v1/atoms/k").ok().path("text").asText()).isEqualTo("two");
        assertThat(served.write("DELETE", "/api/v1/atoms/k", "", "If-Match", first)
                        .problem(412))
                .isEqualTo("changed-meanwhile");
        assertThat(served.write("DELETE", "/api/v1/atoms/k", "", "If-Match", second)
                        .ok()
                        .path("outcome")
                        .asText())
                .isEqualTo("retracted");
    }

    @Test
    void aRequestSentAgainIsAnsweredAsItWas() {
        Served.Reply first = put("k", "one", "Idempotency-Key", "a");
        served.now("2026-02-01T00:00:00Z");
        put("k", "two");
        Served.Reply again = put("k", "one", "Idempotency-Key", "a");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.etag()).isEqualTo(first.etag());
        assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(served.get("/api/v1/atoms/k").ok().path("text").asText()).isEqualTo("two");

        assertThat(put("k", "other", "Idempotency-Key", "a").problem(422)).isEqualTo("idempotency-key-reused");
        assertThat(put("k2", "one", "Idempotency-Key", "a").problem(422)).isEqualTo("idempotency-key-reused");
        assertThat(put("k", "x", "Idempotency-Key", "b".repeat(256)).problem(400))
                .isEqualTo("bad-idempotency-key");
    }

    @Test
    void whatFailedMayBeSentAgainWithTheSameKey() {
        assertThat(put("k", "one", "Idempotency-Key", "a", "If-Match", "*").problem(412))
                .isEqualTo("changed-meanwhile");
        put("k", "zero");
        assertThat(put("k", "one", "Idempotency-Key", "a", "If-Match", "*")
                        .ok()
                        .path("outcome")
                        .asText())
                .isEqualTo("updated");
    }

    @Test
    void aBatchIsOneTransactionOrNothing() {
        JsonNode written = served.write("POST", "/api/v1/atoms", """
                {"atoms": [{"key": "a", "text": "A"}, {"key": "b", "text": "B", "tags": ["x", "y"]}]}""").ok();
        assertThat(written.path("items")).hasSize(2);
        assertThat(written.findValuesAsText("tx")).containsOnly("1");

        assertThat(served.write("POST", "/api/v1/atoms", """
                {"atoms": [{"key": "c", "text": "C"}, {"key": "d", "text": "D", "tags": {"x": 7}}]}""").status()).isEqualTo(400);
        assertThat(served.get("/api/v1/atoms/c").problem(404)).isEqualTo("not-found");
        assertThat(served.get("/api/v1/atoms?tag=x").ok().path("items")).hasSize(1);
    }

    @Test
    void pagesListEveryAtomOnceWhateverIsWrittenMeanwhile() {
        for (int i = 0; i < 7; i++) {
            put("k" + i, "text " + i);
        }
        JsonNode first = served.get("/api/v1/atoms?prefix=k&limit=3").ok();
        put("k0a", "late");
        JsonNode second = served.get("/api/v1/atoms?prefix=k&limit=3&cursor="
                        + first.path("next").asText())
                .ok();
        JsonNode third = served.get("/api/v1/atoms?prefix=k&limit=3&cursor="
                        + second.path("next").asText())
                .ok();
        assertThat(first.path("items").findValuesAsText("key")).containsExactly("k0", "k1", "k2");
        assertThat(second.path("items").findValuesAsText("key")).containsExactly("k3", "k4", "k5");
        assertThat(third.path("items").findValuesAsText("key")).containsExactly("k6");
        assertThat(third.path("next").isNull()).isTrue();
    }

    @Test
    void bytesAndReferencesComeBackAsTheyWere() {
        String base64 = Base64.getEncoder().encodeToString(new byte[] {0, -1, 65});
        served.write("PUT", "/api/v1/atoms/b", "{\"base64\": \"" + base64 + "\", \"mediaType\": \"image/png\"}")
                .ok();
        served.write("PUT", "/api/v1/atoms/r", "{\"uri\": \"https://example.org/x\", \"mediaType\": \"text/html\"}")
                .ok();
        assertThat(served.get("/api/v1/atoms/b").ok().path("base64").asText()).isEqualTo(base64);
        assertThat(served.get("/api/v1/atoms/r").ok().path("uri").asText()).isEqualTo("https://example.org/x");
    }

    @ParameterizedTest
    @CsvSource({
        "docs/guide.md, docs/guide.md",
        "a%2Fb, a/b",
        "a%2F..%2Fb, a/../b",
        "..%2F..%2Fetc%2Fpasswd, ../../etc/passwd",
        "a//b, a//b",
        "%E2%9C%93%20x, ✓ x",
        "100%25, 100%",
        "a%3Fb%23c, a?b#c",
        "a+b, a+b",
        "a;b, a;b",
        "%3Cscript%3E, <script>",
    })
    void keysMayHaveAnyCharacter(String path, String key) {
        assertThat(put(path, "x").ok().path("key").asText()).isEqualTo(key);
        assertThat(served.get("/api/v1/atoms/" + path).ok().path("key").asText())
                .isEqualTo(key);
        assertThat(served.os().memory().get(key)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"x\"", "{", "{\"text\": \"a\"} x", "{\"text\": \"a\", \"text\": \"b\"}", "nul"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        assertThat(served.write("PUT", "/api/v1/atoms/k", body).status()).isEqualTo(400);
        assertThat(served.os().status().tx()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|bad-content",
                "{\"text\": \"a\", \"uri\": \"b\"}|bad-content",
                "{\"text\": 1}|bad-text",
                "{\"text\": \"a\", \"txt\": 1}|unknown-member",
                "{\"text\": \"a\", \"tags\": 1}|bad-tags",
                "{\"text\": \"a\", \"tags\": {\"t\": \"x\"}}|bad-tags",
                "{\"text\": \"a\", \"validFrom\": \"soon\"}|bad-time",
                "{\"text\": \"a\", \"validFrom\": \"2020-01-02\", \"validTo\": \"2020-01-01\"}|interval-inverted",
                "{\"base64\": \"*\", \"mediaType\": \"a/b\"}|bad-content",
                "{\"base64\": \"AA==\"}|missing-member",
                "{\"text\": \"a\", \"modality\": \"smell\"}|bad-modality",
                "{\"text\": \"\\ud800\"}|text-malformed",
            })
    void eachSlipHasACodeOfItsOwn(String body, String code) {
        assertThat(served.write("PUT", "/api/v1/atoms/k", body).problem(400)).isEqualTo(code);
        assertThat(served.os().status().tx()).isZero();
    }

    @Test
    void nestingAndSizeHaveLimits() {
        String deep = "{\"text\": \"a\", \"metadata\": " + "{\"a\":".repeat(100) + "1" + "}".repeat(100) + "}";
        assertThat(served.write("PUT", "/api/v1/atoms/k", deep).problem(400)).isEqualTo("bad-json");
        try (Served small = new Served(options -> options.maxBodyBytes(1_000))) {
            String large = "{\"text\": \"" + "x".repeat(2_000) + "\"}";
            assertThat(small.write("PUT", "/api/v1/atoms/k", large).problem(413))
                    .isEqualTo("body-too-large");
            assertThat(small.os().status().tx()).isZero();
        }
        assertThat(served.get("/api/v1/atoms?limit=100000").problem(400)).isEqualTo("bad-limit");
        assertThat(served.get("/api/v1/atoms?limit=x").problem(400)).isEqualTo("bad-limit");
        assertThat(served.get("/api/v1/atoms?limit=1&limit=2").problem(400)).isEqualTo("parameter-twice");
        assertThat(served.get("/api/v1/atoms?cursor=AAAA").problem(400)).isEqualTo("cursor-malformed");
    }

    @Test
    void erasingLeavesNothingButThatItWas() {
        put("secret", "the word");
        JsonNode erased = served.write("POST", "/api/v1/erasures", "{\"keys\": [\"secret\"]}")
                .ok();
        assertThat(erased.path("versions").asInt()).isEqualTo(1);
        assertThat(served.get("/api/v1/atoms/secret").problem(404)).isEqualTo("not-found");
        assertThat(served.write("POST", "/api/v1/erasures", "{}").problem(400)).isEqualTo("missing-member");
    }

    @Test
    void aPartOfValidTimeCanBeRetracted() {
        served.write("PUT", "/api/v1/atoms/k", "{\"text\": \"x\", \"validFrom\": \"2020-01-01\"}");
        assertThat(served.write("DELETE", "/api/v1/atoms/k?valid_from=2021-01-01&valid_to=2022-01-01", "")
                        .ok()
                        .path("outcome")
                        .asText())
                .isEqualTo("retracted");
        assertThat(served.get("/api/v1/atoms/k?valid_at=2021-06-01").problem(404))
                .isEqualTo("not-found");
        assertThat(served.get("/api/v1/atoms/k?valid_at=2022-06-01").status()).isEqualTo(200);
        assertThat(served.write("DELETE", "/api/v1/atoms/k?valid_from=2022-01-01&valid_to=2021-01-01", "")
                        .problem(400))
                .isEqualTo("interval-inverted");
    }
}
