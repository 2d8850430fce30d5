package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import org.junit.jupiter.api.Test;

final class ProblemsTest {
    private final Problems problems = new Problems();
    private final Sink sink = problems.in(new Source("abc\n".repeat(1_000)));

    @Test
    void problemsAreInTheOrderOfTheText() {
        sink.error("b", "second", new Span(5, 6), null);
        sink.warning("a", "first", new Span(1, 2), null);
        sink.error("c", "third", new Span(6, 7), null);
        assertThat(problems.sorted()).extracting(Problem::code).containsExactly("a", "b", "c");
    }

    @Test
    void warningsDoNotRefuse() {
        sink.warning("a", "well", new Span(1, 2), null);
        assertThatCode(() -> problems.refuse("x")).doesNotThrowAnyException();
        sink.error("b", "no", new Span(1, 2), null);
        assertThatThrownBy(() -> problems.refuse("x"))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.problems()).hasSize(2));
    }

    @Test
    void tooManyAreToldOnceAndWarningsDoNotHideErrors() {
        for (int i = 0; i < 1_000; i++) {
            sink.warning("w", "well", new Span(i, i + 1), null);
        }
        sink.error("e", "no", new Span(3_000, 3_001), null);
        assertThat(problems.hasErrors()).isTrue();
        assertThat(problems.sorted()).hasSize(Problems.MOST + 2);
        assertThat(problems.sorted().get(Problems.MOST + 1).code()).isEqualTo("too-many-problems");
        assertThat(problems.sorted().get(Problems.MOST + 1).error()).isFalse();
    }
}
