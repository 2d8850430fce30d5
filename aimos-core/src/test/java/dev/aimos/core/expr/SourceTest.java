package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.plan.Problem;
import dev.aimos.plan.Problem.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceTest {
    @Test
    void offsetsHaveLinesAndColumns() {
        Source source = new Source("ab\ncd\r\nef\rgh");
        assertThat(List.of(0, 1, 2, 3, 5, 6, 7, 10, 12))
                .extracting(offset -> source.line(offset) + ":" + source.column(offset))
                .containsExactly("1:1", "1:2", "1:3", "2:1", "2:3", "2:4", "3:1", "4:1", "4:3");
        assertThat(List.of(1, 2, 3, 4)).extracting(source::lineText).containsExactly("ab", "cd", "ef", "gh");
    }

    @Test
    void aByteOrderMarkHasNoColumn() {
        Source source = new Source("\uFEFFab");
        assertThat(source.column(1)).isEqualTo(1);
        assertThat(source.column(0)).isEqualTo(1);
        assertThat(source.lineText(1)).isEqualTo("ab");
    }

    @Test
    void anEmptyTextHasOneLine() {
        assertThat(new Source("").line(0)).isEqualTo(1);
        assertThat(new Source("").lineText(1)).isEmpty();
        assertThat(new Source("\n").line(1)).isEqualTo(2);
    }

    @Test
    void aProblemIsShownWithinItsLine() {
        Problem problem =
                new Source("one\ntwo three\nfour").problem(Severity.ERROR, "c", "m", new Span(8, 16), "do this");
        assertThat(problem.length()).isEqualTo(5);
        assertThat(problem).hasToString("2:5: error: m [c]\n  two three\n      ^^^^^\n  do this");
    }

    @Test
    void aProblemOfNoPlaceHasNone() {
        Problem problem = new Source("one").problem(Severity.WARNING, "c", "m", Span.NONE, null);
        assertThat(problem.line()).isZero();
        assertThat(problem).hasToString("warning: m [c]");
    }

    @Test
    void aLineThatIsTooLongIsNotShown() {
        Problem problem =
                new Source("x".repeat(1_000_000)).problem(Severity.ERROR, "c", "m", new Span(500_000, 500_001), null);
        assertThat(problem.column()).isEqualTo(500_001);
        assertThat(problem.source()).isEmpty();
        assertThat(problem).hasToString("1:500001: error: m [c]");
    }
}
