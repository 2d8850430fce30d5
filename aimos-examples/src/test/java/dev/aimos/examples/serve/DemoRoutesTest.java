package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be read of the store of the demo: searches, the graph, runs, witnesses, the store itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DemoRoutesTest {
    private Served served;

    @BeforeAll
    void serve() throws InterruptedException {
        served = Served.demo();
    }

    @AfterAll
    void close() {
        served.close();
    }

    private static String q(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode ok(String path) {
        return served.get("/api/v1/" + path).ok();
    }

    @Test
    void searchesAnswerAsOfThen() {
        String query = "query?prefix=facts/&limit=1&q=" + q("When does the light open to visitors?");
        assertThat(ok(query + "&as_of=2025-03-01")
                        .path("items")
                        .path(0)
                        .path("text")
                        .asText())
                .contains("1 September");
        assertThat(ok(query + "&as_of=2025-06-15")
                        .path("items")
                        .path(0)
                        .path("text")
                        .asText())
                .contains("15 September");
        assertThat(ok(query + "&as_of=2025-09-15&valid_at=2025-09-15")
                        .path("items")
                        .path(0)
                        .path("text")
                        .asText())
                .contains("4 October");
        assertThat(ok(query + "&as_of=2025-09-15&valid_at=2025-03-01")
                        .path("items")
                        .path(0)
                        .path("text")
                        .asText())
                .contains("1 September");
    }

    @Test
    void hitsSayWhereTheirWordsAre() {
        JsonNode hit = ok("query?limit=1&window=1&parent=true&explain=true&q=" + q("chipped prism of the lens"))
                .path("items")
                .path(0);
        String text = hit.path("text").asText();
        assertThat(hit.path("key").asText()).isEqualTo("diary/2025-04-22");
        assertThat(hit.path("address").asText()).startsWith("doc:diary/2025-04-22/sec:1/par:1/sen:");
        assertThat(hit.path("line").asInt()).isEqualTo(1);
        assertThat(hit.path("before").isArray()).isTrue();
        assertThat(hit.path("parent").path("text").asText()).contains(text);
        assertThat(hit.path("explanation").path("value").isNumber()).isTrue();
        assertThat(hit.path("highlights"))
                .anySatisfy(place -> assertThat(text.substring(
                                place.path(0).asInt(), place.path(1).asInt()))
                        .isEqualTo("prism"));
    }

    @Test
    void levelsAreDocumentsToSentences() {
        for (String level : new String[] {"document", "section", "paragraph", "sentence"}) {
            JsonNode hits = ok("query?limit=3&level=" + level + "&q=lighthouse+lamp");
            assertThat(hits.path("level").asText()).isEqualTo(level);
            assertThat(hits.path("items")).isNotEmpty();
        }
        JsonNode nodes = ok("outline/diary/2025-04-22").path("nodes");
        assertThat(nodes.findValuesAsText("level")).contains("document", "section", "paragraph", "sentence");
    }

    @Test
    void aContextStaysWithinItsBudgetAndCites() {
        JsonNode context = ok("context?budget=120&q=" + q("What happened to the foghorn?"));
        assertThat(context.path("tokens").asInt()).isBetween(1, 120);
        assertThat(context.path("text").asText()).contains("[1]");
        assertThat(context.path("passages").path(0).path("key").asText()).isNotEmpty();
    }

    @Test
    void anAnswerSaysHowSureItIs() {
        JsonNode known = ok("answer?prefix=diary/&q=" + q("Is the roof of the keeper's house tight?"));
        JsonNode unknown = ok("answer?q=" + q("Which wine was served at the opening?") + "&criticality=critical");
        assertThat(known.path("confidence").asDouble())
                .isGreaterThan(unknown.path("confidence").asDouble());
        assertThat(unknown.path("judgement").path("passed").asBoolean()).isFalse();
        assertThat(unknown.path("judgement")
                        .path("reasons")
                        .path(0)
                        .path("remedy")
                        .asText())
                .isNotEmpty();
    }

    @Test
    void theGraphIsFoundDrawnAndTraced() {
        JsonNode found = ok("graph/find?q=" + q("Grey Point light stairs")).path("items");
        assertThat(found.path(0).path("id").asText()).isEqualTo("entity:grey-point-light-stairs");
        assertThat(ok("graph/find?q=foghorn").path("items").findValuesAsText("id"))
                .contains("entity:grey-point-light-foghorn");
        JsonNode around = ok("graph/around/entity:grey-point-light-stairs?depth=3");
        assertThat(around.path("nodes").findValuesAsText("kind")).contains("entity", "claim", "evidence");
        assertThat(around.path("contradictions")).hasSize(1);
        assertThat(around.path("complete").asBoolean()).isTrue();
        assertThat(ok("graph/around/entity:grey-point-light-stairs?depth=3&limit=2")
                        .path("complete")
                        .asBoolean())
                .isFalse();

        String claim =
                around.path("contradictions").path(0).path("first").path("id").asText();
        assertThat(ok("graph/items/" + claim).path("belief").path("expectation").isNumber())
                .isTrue();
        assertThat(ok("graph/trace/" + claim).path("items")).hasSizeGreaterThan(2);
        assertThat(ok("graph/impact/doc:diary/2025-03-03").path("items")).isNotEmpty();
        assertThat(ok("graph/history/" + claim).path("items")).hasSize(1);
        assertThat(ok("graph/stats").path("items").path("claim").asInt()).isPositive();
        assertThat(ok("graph/query?pattern=" + q("?what \"built in\" ?year")).path("items"))
                .hasSize(3);
    }

    @Test
    void contradictionsDependOnTheMoment() {
        assertThat(ok("graph/contradictions").path("items")).hasSize(2);
        assertThat(ok("graph/contradictions?any_time=true").path("items")).hasSize(3);
        assertThat(ok("graph/contradictions?resolved=true&any_time=true").path("items"))
                .hasSize(4);
        assertThat(ok("graph/contradictions?as_of=2025-06-01").path("items")).hasSize(2);
        assertThat(ok("graph/contradictions?as_of=2025-01-10").path("items")).isEmpty();
    }

    @Test
    void runsAreListedAndToldInFull() {
        assertThat(ok("runs").path("items").findValuesAsText("run"))
                .containsExactly("year-end", "half-year", "spring-review");
        assertThat(ok("runs?status=waiting,failed").path("items")).hasSize(2);
        assertThat(ok("runs/year-end").path("waiting").path(0).path("request").asText())
                .isEqualTo("publish");
        assertThat(ok("runs/year-end/plan").path("steps").findValuesAsText("step"))
                .contains("find", "publish");
        assertThat(served.get("/api/v1/runs/year-end/mermaid").body()).contains("flowchart");
        JsonNode events = ok("runs/spring-review/events?from=1&limit=2");
        assertThat(events.path("items").findValuesAsText("number")).containsExactly("1", "2");
        assertThat(events.path("next").asInt()).isEqualTo(3);
        assertThat(served.get("/api/v1/runs/none").problem(404)).isEqualTo("run-missing");
        assertThat(ok("plans").path("items").findValuesAsText("name")).contains("review", "approval");
    }

    @Test
    void witnessesAreListedShownAndChecked() {
        JsonNode list = ok("witnesses?kind=retrieval&limit=5");
        assertThat(list.path("items")).hasSize(5);
        assertThat(list.path("more").asBoolean()).isTrue();
        String id = list.path("items").path(0).path("id").asText();
        assertThat(ok("witnesses?kind=retrieval&limit=1&after=" + id)
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo(list.path("items").path(1).path("id").asText());
        assertThat(ok("witnesses/" + id.substring(0, 12))
                        .path("turnedOut")
                        .path("correct")
                        .isBoolean())
                .isTrue();
        assertThat(ok("witnesses/" + id + "/verdict").path("result").asText()).isEqualTo("proved");
        assertThat(ok("reach?key=diary/2025-02-18").path("direct")).isNotEmpty();
        assertThat(ok("calibration").path("count").asInt()).isEqualTo(20);
        assertThat(served.get("/api/v1/calibration.svg").body()).startsWith("<svg");
        assertThat(served.get("/api/v1/witnesses/12").problem(400)).isEqualTo("bad-witness");
        assertThat(served.get("/api/v1/witnesses/123456789abc").problem(404)).isEqualTo("no-witness");
    }

    @Test
    void theStoreTellsHowFarItReachesAndThatItIsSound() {
        JsonNode timeline = ok("timeline");
        assertThat(timeline.path("firstAt").asText()).startsWith("2025-01-02");
        assertThat(timeline.path("lastAt").asText()).startsWith("2025-12-22");
        assertThat(timeline.path("validTo").asText()).isEqualTo("2026-03-01T00:00:00Z");
        JsonNode moments = ok("transactions?limit=5").path("items");
        assertThat(moments).hasSize(5);
        assertThat(moments.path(4).path("tx").asLong())
                .isEqualTo(timeline.path("lastTx").asLong());
        assertThat(served.write("POST", "/api/v1/verify", "{}")
                        .ok()
                        .path("passed")
                        .asBoolean())
                .isTrue();
        assertThat(ok("status").path("index").path("nodes").path("sentence").asInt())
                .isPositive();

        JsonNode snapshots = ok("snapshots").path("items");
        assertThat(snapshots).hasSize(4);
        String first = snapshots.path(0).path("id").asText().substring(7, 19);
        assertThat(ok("proofs?key=diary/2025-02-18&snapshot=" + first)
                        .path("holds")
                        .asBoolean())
                .isTrue();
        String last = snapshots.path(3).path("id").asText().substring(7, 19);
        assertThat(ok("proofs?from=" + first + "&to=" + last).path("holds").asBoolean())
                .isTrue();
        assertThat(ok("diff?from=" + first + "&to=2025-06-30").path("items").findValuesAsText("key"))
                .contains("facts/opening", "diary/2025-06-26");
        assertThat(served.get("/api/v1/proofs?key=diary/2025-12-19&snapshot=" + first)
                        .problem(404))
                .isEqualTo("not-found");
        assertThat(served.get("/api/v1/proofs").problem(400)).isEqualTo("bad-proof");
    }

    @ParameterizedTest
    @CsvSource({
        "query, 400, missing-parameter",
        "query?q=x&level=word, 400, bad-level",
        "query?q=x&mode=magic, 400, bad-mode",
        "query?q=x&limit=0, 400, bad-limit",
        "query?q=x&mode=vector, 501, no-embedder",
        "query?q=x&graph=NaN, 400, graph-boost",
        "query?q=x&as_of=yesterday, 400, bad-moment",
        "query?q=x&valid_at=2025-13-01, 400, bad-time",
        "query?q=x&as_of=abcdef123456, 400, no-snapshot",
        "context?q=x&budget=-1, 400, bad-budget",
        "answer?q=x&criticality=fatal, 400, criticality-unknown",
        "graph/items/claim:00000000000000000000000000000000, 404, not-found",
        "graph/query?pattern=x, 400, pattern-malformed",
        "graph/around/entity:x?depth=100, 400, bad-depth",
        "outline/none, 404, not-found",
        "runs/year-end/events?wait=1000, 400, bad-wait",
        "reach, 400, missing-parameter",
    })
    void whatMakesNoSenseIsRefusedWithAWordOnWhy(String path, int status, String code) {
        assertThat(served.get("/api/v1/" + path).problem(status)).isEqualTo(code);
    }
}
