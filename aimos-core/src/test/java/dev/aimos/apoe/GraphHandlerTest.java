package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Value;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.plan.Handler;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GraphHandlerTest {
    private final AimOs os = InMemoryAimOs.open();
    private final Handler graph = StandardHandlers.graph();

    @BeforeEach
    void fill() {
        os.memory().put(AtomDraft.text("tower", "The Eiffel Tower is 330 m tall. It was 312 m at first."));
    }

    @AfterEach
    void close() {
        os.close();
    }

    private RecordedContext height(double metres, String quote) {
        return new RecordedContext(os)
                .action("claim")
                .given("subject", "Eiffel Tower")
                .given("predicate", "height")
                .given("object", metres)
                .given("unit", "m")
                .given("confidence", 0.9)
                .given("evidence", Map.of("key", "tower", "quote", quote, "source", "Notes", "reliability", 0.8));
    }

    @Test
    void aClaimLandsWithItsEntityAndWhatItRestsOn() {
        RecordedContext context = height(330, "330 m tall");
        Json.Obj outputs = context.by(graph);
        String id = RecordedContext.text(outputs, "id");
        assertThat(os.graph().get(id)).isEmpty();
        context.land();

        assertThat(os.graph().get(id).orElseThrow().item())
                .isEqualTo(new Claim("entity:eiffel-tower", "height", Value.of(330, "m"), true, 0.9));
        assertThat(os.graph().trace(id).steps())
                .extracting(step -> step.vertex().id())
                .contains("source:notes")
                .anyMatch(met -> met.startsWith("doc:tower/"));
        assertThat(os.graph().get("entity:eiffel-tower")).isPresent();
        assertThat(RecordedContext.text(outputs, "statement")).isEqualTo("entity:eiffel-tower height 330 m");
        assertThat(RecordedContext.list(outputs, "evidence")).hasSize(1);
    }

    @Test
    void objectsAreWhatTheirTypesSay() {
        assertThat(object("in Paris")).isEqualTo(Value.of("in Paris"));
        assertThat(object("330")).isEqualTo(Value.of("330"));
        assertThat(object("entity:paris")).isEqualTo(Value.entity("entity:paris"));
        assertThat(object(true)).isEqualTo(Value.of(true));
        assertThat(object(5)).isEqualTo(Value.of(5));
        assertThat(object(Map.of("entity", "New York"))).isEqualTo(Value.entity("entity:new-york"));
        assertThat(object(Map.of("number", 5, "unit", "km"))).isEqualTo(Value.of(5, "km"));
        assertThat(object(Map.of("text", "entity:x"))).isEqualTo(Value.of("entity:x"));
        assertThat(object(Map.of("truth", false))).isEqualTo(Value.of(false));
        assertThat(object(Map.of("time", "2024-01-31")).toString()).isEqualTo("2024-01-31T00:00:00Z");
    }

    private Value object(Object written) {
        RecordedContext context = new RecordedContext(os)
                .action("claim")
                .given("subject", "Thing")
                .given("predicate", "is")
                .given("object", written);
        context.by(graph);
        context.land();
        return context.assertions.stream()
                .filter(assertion -> assertion.item() instanceof Claim)
                .map(assertion -> ((Claim) assertion.item()).object())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void severalClaimsShareTheirEntities() {
        RecordedContext context = new RecordedContext(os)
                .action("claim")
                .given(
                        "claims",
                        List.of(
                                Map.of("subject", "Louvre", "predicate", "in", "object", Map.of("entity", "Paris")),
                                Map.of(
                                        "subject",
                                        "Louvre",
                                        "predicate",
                                        "open",
                                        "object",
                                        true,
                                        "polarity",
                                        "negative")));
        Json.Obj outputs = context.by(graph);
        context.land();

        assertThat(context.assertions).hasSize(4);
        assertThat(RecordedContext.number(outputs, "count")).isEqualTo(2);
        assertThat(RecordedContext.list(outputs, "statements")).contains(Json.of("entity:louvre not open true"));
    }

    @Test
    void contradictionsAreFoundAndExplained() {
        os.graph().assert_(Predicate.functional("height"));
        RecordedContext one = height(330, "330 m");
        one.by(graph);
        one.land();
        RecordedContext other = height(312, "312 m");
        other.by(graph);
        long before = os.status().tx();
        other.land();
        Json.Obj outputs = new RecordedContext(os)
                .action("contradictions")
                .given("about", "Eiffel Tower")
                .by(graph);

        assertThat(RecordedContext.number(outputs, "count")).isEqualTo(1);
        assertThat(RecordedContext.text(outputs, "text")).contains("one object at a time");
        assertThat(RecordedContext.number(
                        new RecordedContext(os)
                                .action("contradictions")
                                .reading(AsOf.tx(before))
                                .by(graph),
                        "count"))
                .isZero();
    }

    @Test
    void patternsAreReadAsOnTheCommandLine() {
        RecordedContext context = height(330, "330 m");
        context.by(graph);
        context.land();
        Json.Obj outputs = new RecordedContext(os)
                .action("query")
                .given("pattern", "?what height ?h")
                .by(graph);
        Json.Obj row = (Json.Obj) RecordedContext.list(outputs, "rows").get(0);

        assertThat(RecordedContext.object(row, "values").members())
                .containsEntry("what", Json.of("entity:eiffel-tower"))
                .containsEntry("h", Json.of(330));
        assertThat(RecordedContext.object(RecordedContext.object(row, "bindings"), "h")
                        .members())
                .containsEntry("unit", Json.of("m"));
        assertThat(RecordedContext.number(
                        new RecordedContext(os)
                                .action("query")
                                .given("pattern", List.of("?what height ?h", "?what in ?city"))
                                .by(graph),
                        "count"))
                .isZero();
    }

    @Test
    void aTraceTellsWhatSomethingRestsOn() {
        RecordedContext context = height(330, "330 m");
        String id = RecordedContext.text(context.by(graph), "id");
        context.land();
        Json.Obj outputs =
                new RecordedContext(os).action("trace").given("id", id).by(graph);

        assertThat(RecordedContext.text(outputs, "text")).startsWith(id).contains("supports evidence:");
        assertThat(new RecordedContext(os)
                        .action("trace")
                        .given("id", "Nobody")
                        .failure(graph)
                        .retryable())
                .isFalse();
    }

    @Test
    void entitiesAreNamedAndRelated() {
        RecordedContext entity = new RecordedContext(os)
                .action("entity")
                .given("name", "Eiffel Tower")
                .given("type", "building");
        assertThat(entity.by(graph).get("found")).contains(Json.of(false));
        entity.land();
        os.graph().assert_(Entity.of("La Dame de Fer"));
        RecordedContext relation = new RecordedContext(os)
                .action("relate")
                .given("from", "La Dame de Fer")
                .given("type", "sameAs")
                .given("to", "Eiffel Tower");
        relation.by(graph);
        relation.land();

        assertThat(((Entity) os.graph().get("entity:eiffel-tower").orElseThrow().item()).type())
                .isEqualTo("building");
        assertThat(os.graph().neighbours("entity:eiffel-tower")).hasSize(1);
    }

    @Test
    void whatIsWrittenLaterIsNotQuoted() {
        long before = os.status().tx();
        os.memory().put(AtomDraft.text("tower", "It is 331 m tall now."));

        assertThat(height(331, "331 m").reading(AsOf.tx(before)).failure(graph).code())
                .isEqualTo("quote-missing");
    }

    @Test
    void badInputsAreTold() {
        assertThat(code(height(330, "400 m"))).isEqualTo("quote-missing");
        assertThat(code(height(330, ""))).isEqualTo("quote-missing");
        assertThat(code(height(330, "330 m").given("evidence", Map.of("key", "no", "quote", "x"))))
                .isEqualTo("atom-missing");
        assertThat(code(height(330, "330 m").given("evidence", Map.of("key", "tower"))))
                .isEqualTo("input-missing");
        assertThat(code(height(330, "330 m").given("polarity", "maybe"))).isEqualTo("input-value");
        assertThat(code(height(330, "330 m").given("confidence", 2))).isEqualTo("input-value");
        assertThat(code(height(330, "330 m").given("object", "tall"))).isEqualTo("input-value");
        assertThat(code(height(330, "330 m").given("object", List.of(1)))).isEqualTo("input-value");
        assertThat(code(height(330, "330 m").given("subject", "claim:1"))).isEqualTo("id-other-kind");
        assertThat(code(height(330, "330 m").given("predicate", "a\u0000b"))).isEqualTo("predicate-malformed");
        assertThat(code(new RecordedContext(os).action("query"))).isEqualTo("input-missing");
        assertThat(code(new RecordedContext(os).action("query").given("pattern", "?a")))
                .isEqualTo("pattern-malformed");
        assertThat(code(new RecordedContext(os)
                        .action("relate")
                        .given("from", "A")
                        .given("type", "eats")
                        .given("to", "B")))
                .isEqualTo("relation-unknown");
        assertThat(code(new RecordedContext(os))).isEqualTo("action-unknown");
    }

    private String code(RecordedContext context) {
        var failure = context.failure(graph);
        assertThat(failure.retryable()).isFalse();
        return failure.code();
    }
}
