package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.plan.Handler;
import dev.aimos.plan.StepFailure;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a handler is given, it does its work or fails the step, with a code and a message of a bounded size. */
final class HostileInputTest {
    private static final Map<Handler, List<String>> ACTIONS = Map.of(
            StandardHandlers.retriever(), List.of("", "search", "context"),
            StandardHandlers.storer(), List.of("", "put", "write_json", "retract", "get"),
            StandardHandlers.graph(), List.of("claim", "relate", "entity", "query", "trace", "contradictions"),
            StandardHandlers.witness(), List.of("", "write"),
            StandardHandlers.operator(), List.of("log", "todo"));
    private static final List<String> NAMES = List.of(
            "query",
            "level",
            "limit",
            "tags",
            "metadata",
            "key",
            "text",
            "json",
            "atoms",
            "path",
            "payload",
            "subject",
            "predicate",
            "object",
            "evidence",
            "claims",
            "pattern",
            "id",
            "about",
            "from",
            "to",
            "type",
            "name",
            "message",
            "valid_from",
            "confidence",
            "tokens");

    private static final Logger LOG = Logger.getLogger(Telling.LOG);

    private final AimOs os = InMemoryAimOs.open();

    @BeforeEach
    void logToNobody() {
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void close() {
        LOG.setUseParentHandlers(true);
        os.close();
    }

    @Test
    void noInputBringsAHandlerDown() {
        for (Json value : values()) {
            ACTIONS.forEach((handler, actions) -> actions.forEach(action -> {
                for (String name : NAMES) {
                    requireToldOrDone(
                            handler, new RecordedContext(os).action(action).given(name, value));
                }
                RecordedContext all = new RecordedContext(os).action(action);
                NAMES.forEach(name -> all.given(name, value));
                requireToldOrDone(handler, all);
            }));
        }
    }

    private static List<Json> values() {
        return Stream.of(
                        "",
                        " ",
                        "\u0000\u0007\u001b[2J\u202e",
                        "?",
                        "\"",
                        "doc:",
                        "claim:",
                        "entity:",
                        "not not not not",
                        "😀".repeat(1_000),
                        -1,
                        0,
                        1e308,
                        0.1,
                        true,
                        List.of(),
                        List.of(List.of()),
                        Map.of(),
                        Map.of("", ""),
                        List.of(Map.of("key", "k", "quote", "q")))
                .map(Json::from)
                .toList();
    }

    private static void requireToldOrDone(Handler handler, RecordedContext context) {
        try {
            assertThat(handler.handle(context)).isNotNull();
        } catch (StepFailure e) {
            assertThat(e.code()).matches("[a-z]+(-[a-z]+)*");
            assertThat(e.getMessage())
                    .hasSizeLessThan(2_000)
                    .doesNotContain("\u0000")
                    .doesNotContain("\u001b");
            assertThat(e.retryable()).isFalse();
        } catch (Exception e) {
            throw new AssertionError(context.action() + " of " + context.inputs(), e);
        }
    }

    @Test
    void aValueNestedTooDeepIsRefused() {
        Json deep = Json.of(1);
        for (int i = 0; i < 100_000; i++) {
            deep = new Json.Arr(List.of(deep));
        }
        RecordedContext context = new RecordedContext(os).given("payload", deep);

        assertThat(context.failure(StandardHandlers.witness()).code()).isEqualTo("input-too-deep");
    }

    @Test
    void aMegabyteIsStoredAndTooMuchIsToldWithoutRepeatingIt() {
        String large = "words ".repeat(200_000);
        RecordedContext stored = new RecordedContext(os).given("key", "large").given("text", large);
        stored.by(StandardHandlers.storer());
        stored.land();

        assertThat(os.memory().get("large").orElseThrow().text()).hasSize(1_200_000);
        for (String action : List.of("query", "trace", "entity", "relate")) {
            RecordedContext context = new RecordedContext(os).action(action);
            NAMES.forEach(name -> context.given(name, large));
            assertThat(context.failure(StandardHandlers.graph()).getMessage()).hasSizeLessThan(2_000);
        }
    }
}
