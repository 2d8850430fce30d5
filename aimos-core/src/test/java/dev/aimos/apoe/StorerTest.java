package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Modality;
import dev.aimos.plan.Handler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StorerTest {
    private final AimOs os = InMemoryAimOs.open();
    private final Handler storer = StandardHandlers.storer();

    @AfterEach
    void close() {
        os.close();
    }

    @Test
    void anAtomIsPutWithAllThatIsSaidOfIt() {
        RecordedContext context = new RecordedContext(os)
                .given("key", "note")
                .given("text", "The words.")
                .given("title", "A note")
                .given("tags", Map.of("old", 0.25))
                .given("metadata", Map.of("author", "Ada"))
                .given("policies", List.of("pii"))
                .given("valid_from", "2024-01-31")
                .given("valid_to", "2100-01-01T08:00:00Z");
        Json.Obj outputs = context.by(storer);
        assertThat(os.memory().get("note")).isEmpty();
        context.land();

        Atom atom = os.memory().get("note").orElseThrow();
        assertThat(atom.text()).isEqualTo("The words.");
        assertThat(atom.tags()).containsEntry("old", 0.25);
        assertThat(atom.metadata().members()).containsKeys("author", "title");
        assertThat(atom.policies()).containsExactly("pii");
        assertThat(atom.valid().from()).isEqualTo(Instant.parse("2024-01-31T00:00:00Z"));
        assertThat(atom.valid().to()).isEqualTo(Instant.parse("2100-01-01T08:00:00Z"));
        assertThat(RecordedContext.list(outputs, "keys")).containsExactly(Json.of("note"));
        assertThat(RecordedContext.number(outputs, "count")).isEqualTo(1);
    }

    @Test
    void manyAtomsArePutAtOnceAndThoseWithoutKeysUnderTheirHashes() {
        RecordedContext context = new RecordedContext(os)
                .action("put")
                .given(
                        "atoms",
                        List.of(
                                Map.of("key", "a", "text", "one", "tags", List.of("x", "y")),
                                Map.of("text", "two"),
                                Map.of("json", Map.of("b", 1, "a", List.of(true)))));
        List<Json> keys = RecordedContext.list(context.by(storer), "keys");
        context.land();

        assertThat(keys).hasSize(3);
        keys.forEach(key ->
                assertThat(os.memory().get(((Json.Str) key).value())).isPresent());
        Atom json = os.memory().get(((Json.Str) keys.get(2)).value()).orElseThrow();
        assertThat(json.text()).isEqualTo("{\"a\":[true],\"b\":1}");
        assertThat(json.mediaType()).isEqualTo("application/json");
        assertThat(json.modality()).isEqualTo(Modality.DATA);
    }

    @Test
    void aValueIsWrittenUnderItsPath() {
        RecordedContext context = new RecordedContext(os)
                .action("write_json")
                .given("path", "reports/1.json")
                .given("payload", List.of(1, "two"));
        context.by(storer);
        context.land();

        assertThat(os.memory().get("reports/1.json").orElseThrow().text()).isEqualTo("[1,\"two\"]");
    }

    @Test
    void whatAKeyShowsIsReadAsOfTheStepsMoment() {
        os.memory().put(AtomDraft.text("k", "first").tag("t"));
        long first = os.status().tx();
        os.memory().put(AtomDraft.text("k", "second"));
        Json.Obj then = new RecordedContext(os)
                .action("get")
                .given("key", "k")
                .reading(AsOf.tx(first))
                .by(storer);

        assertThat(RecordedContext.text(then, "text")).isEqualTo("first");
        assertThat(RecordedContext.object(then, "tags").members()).containsEntry("t", Json.of(1));
        assertThat(RecordedContext.text(
                        new RecordedContext(os).action("get").given("key", "k").by(storer), "text"))
                .isEqualTo("second");
        Json.Obj none =
                new RecordedContext(os).action("get").given("key", "none").by(storer);
        assertThat(none.get("found")).contains(Json.of(false));
        assertThat(RecordedContext.text(none, "text")).isEmpty();
    }

    @Test
    void aKeyIsRetractedWhenTheStepLands() {
        os.memory().put(AtomDraft.text("k", "words"));
        RecordedContext context = new RecordedContext(os).action("retract").given("key", "k");

        assertThat(context.by(storer).get("found")).contains(Json.of(true));
        assertThat(os.memory().get("k")).isPresent();
        context.land();
        assertThat(os.memory().get("k")).isEmpty();
    }

    @Test
    void badInputsAreTold() {
        assertThat(code(new RecordedContext(os))).isEqualTo("input-missing");
        assertThat(code(new RecordedContext(os).given("text", "x").given("json", 1)))
                .isEqualTo("input-value");
        assertThat(code(new RecordedContext(os).given("text", "x").given("key", "  ")))
                .isEqualTo("input-value");
        assertThat(code(new RecordedContext(os).given("text", "x").given("valid_from", "yesterday")))
                .isEqualTo("input-value");
        assertThat(code(new RecordedContext(os)
                        .given("text", "x")
                        .given("valid_from", "2025-01-01")
                        .given("valid_to", "2024-01-01")))
                .isEqualTo("input-value");
        assertThat(code(new RecordedContext(os).given("text", "x").given("tags", List.of(1))))
                .isEqualTo("input-type");
        assertThat(code(new RecordedContext(os).given("atoms", List.of("x")))).isEqualTo("input-type");
        assertThat(code(new RecordedContext(os).given("atoms", List.of()).given("key", "k")))
                .isEqualTo("input-unknown");
        assertThat(code(new RecordedContext(os).action("write_json").given("path", "p")))
                .isEqualTo("input-missing");
        assertThat(code(new RecordedContext(os).action("erase").given("key", "k")))
                .isEqualTo("action-unknown");
    }

    @Test
    void aFailureNamesTheAtomAndTheMember() {
        assertThat(new RecordedContext(os)
                        .given("atoms", List.of(Map.of("text", "x"), Map.of("text", 1)))
                        .failure(storer))
                .hasMessage("'text' of atoms[1] is a text, but is a number");
    }

    private String code(RecordedContext context) {
        var failure = context.failure(storer);
        assertThat(failure.retryable()).isFalse();
        assertThat(context.drafts).isEmpty();
        return failure.code();
    }
}
