package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RunRoutesTest {
    private final Served served = new Served();

    @BeforeEach
    void remember() {
        served.write("PUT", "/api/v1/atoms/tower", "{\"text\": \"The tower is tall.\"}")
                .ok();
    }

    @AfterEach
    void close() {
        served.close();
    }

    private JsonNode start(String id) {
        return served.write("POST", "/api/v1/runs", """
                {"plan": "review", "inputs": {"topic": "tower"}, "id": "%s"}""".formatted(id)).ok();
    }

    /** Waits, event by event, until a run is in a status. */
    private void await(String run, String status) {
        long from = 0;
        String now = "";
        for (int i = 0; i < 200 && !now.equals(status); i++) {
            JsonNode events = served.get("/api/v1/runs/" + run + "/events?wait=5&from=" + from)
                    .ok();
            from = events.path("next").asLong();
            now = events.path("status").asText();
        }
        assertThat(now).isEqualTo(status);
    }

    @Test
    void aRunWaitsForAPersonAndGoesOnWhenTheyAgree() {
        assertThat(start("one").path("run").asText()).isEqualTo("one");
        await("one", "waiting");
        JsonNode asked = served.get("/api/v1/runs/one").ok().path("waiting").path(0);
        assertThat(asked.path("message").asText()).contains("The tower is tall.");
        assertThat(asked.path("choices").toString()).contains("approve", "reject");

        served.write(
                        "POST",
                        "/api/v1/runs/one/decisions",
                        "{\"choice\": \"approve\", \"by\": \"keeper\", \"note\": \"fine\"}")
                .ok();
        await("one", "completed");
        assertThat(served.get("/api/v1/atoms/reviews/one").ok().path("text").asText())
                .contains("The tower is tall.");
        assertThat(served.write("POST", "/api/v1/runs/one/decisions", "{\"choice\": \"approve\", \"by\": \"keeper\"}")
                        .problem(409))
                .isEqualTo("no-question");
    }

    @Test
    void aRunIsCancelledOnceAndForAll() {
        start("two");
        await("two", "waiting");
        assertThat(served.write("POST", "/api/v1/runs/two/cancel", "{\"by\": \"keeper\", \"reason\": \"late\"}")
                        .ok()
                        .path("run")
                        .asText())
                .isEqualTo("two");
        await("two", "cancelled");
        assertThat(served.write("POST", "/api/v1/runs/two/cancel", "{\"by\": \"keeper\"}")
                        .status())
                .isEqualTo(409);
        assertThat(served.write("POST", "/api/v1/runs/two/resume", "{}").status())
                .isEqualTo(409);
    }

    @Test
    void aRunOfTheSameNameIsNotStartedTwice() {
        start("three");
        assertThat(served.write("POST", "/api/v1/runs", """
                {"plan": "review", "inputs": {"topic": "tower"}, "id": "three"}""").status()).isEqualTo(409);
    }

    @Test
    void mockedStepsGiveWhatTheRequestSays() {
        JsonNode run = served.write("POST", "/api/v1/runs", """
                {"text": "PLAN p:\\n  OUTPUT word: text = steps.say.out.word\\n  ROLE writer\\n  STEP say:\\n    ASSIGN writer\\n    OUTPUT word: text\\n",
                 "id": "m", "handlers": ["mock"], "mock": {"say.word": "lantern"}}""").ok();
        assertThat(run.path("plan").asText()).isEqualTo("p");
        await("m", "completed");
        assertThat(served.get("/api/v1/runs/m")
                        .ok()
                        .path("results")
                        .path("word")
                        .asText())
                .isEqualTo("lantern");
    }

    @Test
    void whatIsWrongWithAPlanIsSaidWithThePlace() {
        var refused = served.write("POST", "/api/v1/runs", "{\"text\": \"PLAN p:\\n  STEP s:\\n    ASIGN x\\n\"}");
        refused.problem(422);
        assertThat(refused.json().path("problems").path(0).path("line").asInt()).isEqualTo(3);
        JsonNode checked = served.write(
                        "POST", "/api/v1/plans/check", "{\"text\": \"PLAN p:\\n  STEP s:\\n    ASIGN x\\n\"}")
                .ok();
        assertThat(checked.path("sound").asBoolean()).isFalse();
        assertThat(served.write("POST", "/api/v1/runs", "{}").problem(400)).isEqualTo("bad-plan");
        assertThat(served.write("POST", "/api/v1/runs", "{\"plan\": \"../x\"}").problem(404))
                .isEqualTo("no-plan");
        assertThat(served.write("POST", "/api/v1/runs", "{\"plan\": \"review\"}")
                        .status())
                .isEqualTo(400);
        assertThat(served.write("POST", "/api/v1/runs", "{\"plan\": \"approval\", \"inputs\": {\"topic\": \"x\"}}")
                        .problem(400))
                .isEqualTo("no-handler");
    }

    @Test
    void writesToTheGraphAndOutcomesAreMade() {
        JsonNode asserted =
                served.write("POST", "/api/v1/graph/assertions", """
                {"subject": "Tower", "predicate": "height", "object": {"number": 330, "unit": "m"},
                 "evidence": {"key": "tower", "quote": "The tower is tall.", "source": "a book"}}""").ok();
        assertThat(asserted.path("items")).hasSizeGreaterThan(2);
        JsonNode second = served.write("POST", "/api/v1/graph/assertions", """
                {"subject": "Tower", "predicate": "height", "object": {"number": 330, "unit": "m"}, "positive": false}""").ok();
        assertThat(second.path("items")).isNotEmpty();
        JsonNode contradiction =
                served.get("/api/v1/graph/contradictions").ok().path("items").path(0);
        String kept = contradiction.path("first").path("id").asText();
        JsonNode resolved = served.write("POST", "/api/v1/graph/resolutions", """
                {"first": "%s", "second": "%s", "decision": "keep", "prevails": "%s", "note": "measured"}""".formatted(
                                kept, contradiction.path("second").path("id").asText(), kept))
                .ok();
        assertThat(resolved.path("resolution").path("decision").asText()).isEqualTo("keep");
        assertThat(served.get("/api/v1/graph/contradictions").ok().path("items"))
                .isEmpty();
        assertThat(served.write(
                                "DELETE",
                                "/api/v1/graph/items/" + resolved.path("id").asText(),
                                "")
                        .ok()
                        .path("outcome")
                        .asText())
                .isEqualTo("retracted");

        JsonNode witness = served.write("POST", "/api/v1/witnesses", "{\"question\": \"Is the tower tall?\"}")
                .ok();
        String id = witness.path("id").asText();
        assertThat(witness.path("judgement").path("band").asText()).isNotEmpty();
        assertThat(served.write("POST", "/api/v1/witnesses/" + id + "/outcome", "{\"correct\": true, \"by\": \"me\"}")
                        .ok()
                        .path("correct")
                        .asBoolean())
                .isTrue();
        assertThat(served.get("/api/v1/witnesses/" + id + "/verdict")
                        .ok()
                        .path("result")
                        .asText())
                .isEqualTo("proved");
    }

    @Test
    void theTrailTellsWhoWroteWhat() {
        served.write("PUT", "/api/v1/atoms/mine", "{\"text\": \"=1+1\"}", "X-Correlation-Id", "import-7")
                .ok();
        served.write(
                        "POST",
                        "/api/v1/runs",
                        "{\"plan\": \"review\", \"inputs\": {\"topic\": \"tower\"}, \"id\": \"r\"}",
                        "X-Correlation-Id",
                        "nightly")
                .ok();
        await("r", "waiting");
        served.write(
                        "POST",
                        "/api/v1/runs/r/decisions",
                        "{\"choice\": \"approve\", \"by\": \"keeper\"}",
                        "X-Correlation-Id",
                        "console:keeper")
                .ok();
        await("r", "completed");

        JsonNode mine = served.get("/api/v1/trail?correlation=import-7").ok().path("items");
        assertThat(mine).hasSize(1);
        assertThat(mine.path(0).path("verb").asText()).isEqualTo("put");
        assertThat(mine.path(0).path("changes").path(0).path("subject").asText())
                .isEqualTo("mine");
        assertThat(served.get("/api/v1/trail?correlation=nightly")
                        .ok()
                        .path("items")
                        .size())
                .isGreaterThan(2);
        assertThat(served.get("/api/v1/trail?correlation=console:keeper").ok().path("items"))
                .hasSize(1);
        assertThat(served.get("/api/v1/trail?key=mine&order=oldest").ok().path("items"))
                .hasSize(1);

        assertThat(served.get("/api/v1/trail?as_of=2").ok().path("items").findValuesAsText("tx"))
                .containsExactly("2", "1");
        assertThat(served.get("/api/v1/trail?as_of=2&since=1900-01-01&order=oldest&limit=1")
                        .ok()
                        .path("items")
                        .findValuesAsText("tx"))
                .containsExactly("1");
        assertThat(served.get("/api/v1/trail?as_of=0").ok().path("items")).isEmpty();
        assertThat(served.get("/api/v1/trail.jsonl?as_of=2").body().lines()).hasSize(2);

        JsonNode page = served.get("/api/v1/trail?limit=1").ok();
        assertThat(served.get("/api/v1/trail?limit=1&cursor="
                                + page.path("next").asText())
                        .ok()
                        .path("items"))
                .hasSize(1);
        Served.Reply csv = served.get("/api/v1/trail.csv?correlation=import-7");
        assertThat(csv.type()).startsWith("text/csv");
        assertThat(csv.body()).contains("import-7");
        assertThat(served.get("/api/v1/trail.jsonl").body().lines().count())
                .isEqualTo(served.os().status().tx());
        assertThat(served.get("/api/v1/trail?order=random").problem(400)).isEqualTo("bad-order");
        assertThat(served.get("/api/v1/trail?kind=dream").status()).isEqualTo(400);
    }
}
