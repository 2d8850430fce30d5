package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepFailure;
import dev.aimos.plan.ValueType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MockHandlerTest {
    private final AimOs os = InMemoryAimOs.open();
    private final Step step = Step.named("write")
            .assign("writer")
            .output("text", ValueType.TEXT)
            .output("number", ValueType.NUMBER)
            .output("yes", ValueType.BOOLEAN)
            .output("lists", ValueType.listOf(ValueType.listOf(ValueType.NUMBER)))
            .output("list", ValueType.LIST)
            .output("object", ValueType.OBJECT)
            .output("any", ValueType.ANY)
            .build();

    @AfterEach
    void close() {
        os.close();
    }

    private RecordedContext context() {
        return new RecordedContext(os, step);
    }

    @Test
    void eachOutputIsGivenAValueOfItsType() {
        Json.Obj outputs = context().given("secret", "x").by(StandardHandlers.mock());

        assertThat(outputs)
                .isEqualTo(Json.from(RecordedContext.of(
                        "text",
                        "write",
                        "number",
                        1,
                        "yes",
                        true,
                        "lists",
                        List.of(List.of(1)),
                        "list",
                        List.of("write"),
                        "object",
                        Json.Obj.EMPTY,
                        "any",
                        "write")));
        step.outputs()
                .forEach(output -> assertThat(
                                output.type().admits(outputs.get(output.name()).orElseThrow()))
                        .isTrue());
    }

    @Test
    void itGivesWhatItWasTold() {
        MockHandler mock = MockHandler.builder()
                .output("write", "text", Json.of("told"))
                .output("write", "more", Json.of(2))
                .output("write[1]", "text", Json.of("one"))
                .build();

        assertThat(RecordedContext.text(context().by(mock), "text")).isEqualTo("told");
        assertThat(RecordedContext.number(context().by(mock), "more")).isEqualTo(2);
        assertThat(RecordedContext.text(context().at("write[0]").by(mock), "text"))
                .isEqualTo("told");
        assertThat(RecordedContext.text(context().at("write[1]").by(mock), "text"))
                .isEqualTo("one");
    }

    @Test
    void itFailsAndSpendsAsItWasTold() {
        MockHandler mock = MockHandler.builder()
                .fails("write", 1, new Failure("flaky", "not yet", true))
                .fails("other", new Failure("never", "no", false))
                .spends("write", Budget.tokens(7))
                .build();
        RecordedContext first = context();
        StepFailure failure = first.failure(mock);

        assertThat(failure.code()).isEqualTo("flaky");
        assertThat(failure.retryable()).isTrue();
        assertThat(first.spent).isEqualTo(Budget.tokens(7));
        assertThat(context().attempt(2).by(mock).members()).isNotEmpty();
        assertThat(context().at("other").attempt(9).failure(mock).code()).isEqualTo("never");
        assertThatThrownBy(() -> MockHandler.builder().fails("x", 0, new Failure("a", "b", true)))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }
}
