package dev.aimos.apoe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.Atom;
import dev.aimos.plan.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OperatorTest {
    private final AimOs os = InMemoryAimOs.open();
    private final Handler operator = StandardHandlers.operator();
    private final Logger log = Logger.getLogger(Telling.LOG);
    private final List<LogRecord> logged = new ArrayList<>();
    private final java.util.logging.Handler listener = new java.util.logging.Handler() {
        @Override
        public void publish(LogRecord message) {
            logged.add(message);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.setUseParentHandlers(false);
        log.addHandler(listener);
    }

    @AfterEach
    void close() {
        log.removeHandler(listener);
        log.setUseParentHandlers(true);
        os.close();
    }

    @Test
    void aMessageGoesToTheLogAndOn() {
        Json.Obj outputs = new RecordedContext(os)
                .action("log")
                .given("level", "warning")
                .given("message", "one\nforged line \u202e {0}")
                .by(operator);

        assertThat(RecordedContext.text(outputs, "message")).isEqualTo("one\nforged line \u202e {0}");
        assertThat(logged).hasSize(1);
        assertThat(logged.get(0).getLevel()).isEqualTo(java.util.logging.Level.WARNING);
        assertThat(logged.get(0).getMessage()).isEqualTo("run-1 work: one\\nforged line \\u202e {0}");
    }

    @Test
    void theInstructionIsTheMessageIfNoneIsGiven() {
        assertThat(RecordedContext.text(
                        new RecordedContext(os).action("log").told("hear, hear").by(operator), "message"))
                .isEqualTo("hear, hear");
        assertThat(new RecordedContext(os).action("log").failure(operator).code())
                .isEqualTo("input-missing");
    }

    @Test
    void whatIsToBeDoneIsAnAtom() {
        RecordedContext context =
                new RecordedContext(os).at("each[1]").action("todo").given("message", "Call back");
        String key = RecordedContext.text(context.by(operator), "key");
        context.land();
        Atom atom = os.memory().get(key).orElseThrow();

        assertThat(key).isEqualTo("todo:run-1/each[1]");
        assertThat(atom.text()).isEqualTo("Call back");
        assertThat(atom.tags()).containsKey("todo");
    }

    @Test
    void badInputsAreTold() {
        assertThat(new RecordedContext(os)
                        .action("log")
                        .given("message", "x")
                        .given("level", "loud")
                        .failure(operator)
                        .code())
                .isEqualTo("input-value");
        assertThat(new RecordedContext(os).told("x").failure(operator))
                .hasMessage(
                        "the role 'operator' does nothing unless it is said what; write operator.log or operator.todo");
        assertThat(logged).isEmpty();
    }
}
