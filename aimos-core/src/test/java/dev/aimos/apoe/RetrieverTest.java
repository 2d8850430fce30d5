package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.plan.Handler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RetrieverTest {
    private final AimOs os = InMemoryAimOs.open();
    private final Handler retriever = StandardHandlers.retriever();

    @BeforeEach
    void fill() {
        os.memory()
                .putAll(List.of(
                        AtomDraft.text("tower", "# Tower\n\nThe Eiffel Tower is 330 m tall. It stands in Paris.")
                                .tag("france", 0.5),
                        AtomDraft.text("louvre", "The Louvre is a museum in Paris.")
                                .metadata("kind", "museum")));
    }

    @AfterEach
    void close() {
        os.close();
    }

    @Test
    void hitsCiteTheirWordsToTheCharacter() {
        Json.Obj outputs =
                new RecordedContext(os).given("query", "how tall is the tower").by(retriever);
        Json.Obj first = (Json.Obj) RecordedContext.list(outputs, "hits").get(0);
        String text = RecordedContext.text(first, "text");
        Json.Obj citation = RecordedContext.object(first, "citation");
        String whole = os.memory().get("tower").orElseThrow().text();

        assertThat(RecordedContext.text(first, "key")).isEqualTo("tower");
        assertThat(RecordedContext.text(first, "address")).startsWith("doc:tower/sec:");
        assertThat(whole.substring(
                        (int) RecordedContext.number(citation, "start"), (int) RecordedContext.number(citation, "end")))
                .isEqualTo(text);
        assertThat(RecordedContext.text(citation, "hash"))
                .isEqualTo(Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).toString());
        assertThat(RecordedContext.number(outputs, "best")).isEqualTo(RecordedContext.number(first, "score"));
        assertThat(RecordedContext.number(outputs, "count"))
                .isEqualTo(RecordedContext.list(outputs, "hits").size());
        assertThat(RecordedContext.text(outputs, "text")).startsWith(text);
    }

    @Test
    void nothingFoundIsNoFailure() {
        Json.Obj outputs =
                new RecordedContext(os).action("search").given("query", "zebra").by(retriever);

        assertThat(RecordedContext.list(outputs, "hits")).isEmpty();
        assertThat(RecordedContext.number(outputs, "best")).isZero();
        assertThat(RecordedContext.text(outputs, "text")).isEmpty();
    }

    @Test
    void filtersAndLevelsApply() {
        assertThat(keys(new RecordedContext(os).given("query", "Paris").given("tags", "france")))
                .containsOnly("tower");
        assertThat(keys(new RecordedContext(os).given("query", "Paris").given("tags", Map.of("france", 0.9))))
                .isEmpty();
        assertThat(keys(new RecordedContext(os).given("query", "Paris").given("metadata", Map.of("kind", "museum"))))
                .containsOnly("louvre");
        assertThat(keys(new RecordedContext(os).given("query", "Paris").given("prefix", "lou")))
                .containsOnly("louvre");
        Json.Obj sentences = new RecordedContext(os)
                .given("query", "Paris")
                .given("level", "sentence")
                .given("limit", 1)
                .given("mode", "lexical")
                .by(retriever);
        assertThat(RecordedContext.list(sentences, "hits")).hasSize(1);
        assertThat(RecordedContext.text(sentences, "text")).doesNotContain("330");
    }

    private List<String> keys(RecordedContext context) {
        return RecordedContext.list(context.by(retriever), "hits").stream()
                .map(hit -> RecordedContext.text((Json.Obj) hit, "key"))
                .toList();
    }

    @Test
    void theInstructionIsTheQueryIfNoneIsGiven() {
        assertThat(keys(new RecordedContext(os).told("museum"))).containsOnly("louvre");
        assertThat(new RecordedContext(os).failure(retriever).code()).isEqualTo("input-missing");
    }

    @Test
    void whatIsWrittenLaterIsNotSeen() {
        long before = os.status().tx();
        os.memory().put(AtomDraft.text("zoo", "A zebra lives here."));

        assertThat(keys(new RecordedContext(os).given("query", "zebra").reading(AsOf.tx(before))))
                .isEmpty();
        assertThat(keys(new RecordedContext(os).given("query", "zebra"))).containsOnly("zoo");
    }

    @Test
    void aContextFitsItsBudgetAndCitesWhatItIsMadeOf() {
        Json.Obj outputs = new RecordedContext(os)
                .action("context")
                .given("query", "Paris museum")
                .given("tokens", 40)
                .by(retriever);
        List<Json> citations = RecordedContext.list(outputs, "citations");
        Json.Obj passage = (Json.Obj) citations.get(0);
        Json.Obj quote = (Json.Obj) RecordedContext.list(passage, "quotes").get(0);

        assertThat(RecordedContext.number(outputs, "tokens")).isBetween(1.0, 40.0);
        assertThat(RecordedContext.number(outputs, "count")).isEqualTo(citations.size());
        assertThat(RecordedContext.number(outputs, "best")).isPositive();
        assertThat(RecordedContext.text(outputs, "text")).contains("[1]");
        assertThat(RecordedContext.text(quote, "hash")).startsWith("sha256:");
    }

    @Test
    void badInputsAreTold() {
        assertThat(code(new RecordedContext(os).given("query", 7))).isEqualTo("input-type");
        assertThat(code(new RecordedContext(os).given("query", "x").given("level", "page")))
                .isEqualTo("input-value");
        assertThat(code(new RecordedContext(os).given("query", "x").given("limit", 0.5)))
                .isEqualTo("input-value");
        assertThat(code(new RecordedContext(os).given("query", "x").given("limit", 1e300)))
                .isEqualTo("input-value");
        assertThat(code(new RecordedContext(os).given("query", "x").given("limti", 1)))
                .isEqualTo("input-unknown");
        assertThat(code(new RecordedContext(os).given("query", "x").given("tags", Map.of("a", 2))))
                .isEqualTo("tag-weight");
        assertThat(code(new RecordedContext(os).given("query", "x").given("mode", "vector")))
                .isEqualTo("no-embedder");
        assertThat(code(new RecordedContext(os).given("query", "x".repeat(1 << 20))))
                .isEqualTo("query-too-long");
        assertThat(code(new RecordedContext(os).action("serach"))).isEqualTo("action-unknown");
    }

    private String code(RecordedContext context) {
        var failure = context.failure(retriever);
        assertThat(failure.retryable()).isFalse();
        return failure.code();
    }
}
