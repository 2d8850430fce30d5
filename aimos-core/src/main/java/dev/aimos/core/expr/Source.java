package dev.aimos.core.expr;

import dev.aimos.plan.Problem;
import dev.aimos.plan.Problem.Severity;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that is read, and the lines it has. A byte order mark at its beginning belongs to no line; CR, LF and CRLF end lines.
 * Not thread-safe.
 */
public final class Source {
    /** Longer lines are not shown with their problems. */
    private static final int LONGEST_SHOWN = 1_000;

    private final String text;
    private int[] starts = {};
    private int lines;

    /** A source of a text. */
    public Source(String text) {
        this.text = text;
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** The number of the line that an offset is in, from 1. */
    public int line(int offset) {
        index();
        int found = Arrays.binarySearch(starts, 0, lines, offset);
        return Math.max(1, found >= 0 ? found + 1 : -found - 1);
    }

    /** The number of the column that an offset is at, in UTF-16 code units, from 1. */
    public int column(int offset) {
        int line = line(offset);
        return Math.max(1, offset - starts[line - 1] + 1);
    }

    /** A line without its end. */
    public String lineText(int line) {
        index();
        return text.substring(starts[line - 1], endOf(line));
    }

    /** What a span covers. */
    public String text(Span span) {
        return text.substring(span.start(), Math.min(span.end(), text.length()));
    }

    /** A problem at a place of this text; at none for {@link Span#NONE}. */
    public Problem problem(Severity severity, String code, String message, Span span, @Nullable String suggestion) {
        Optional<String> what = Optional.ofNullable(suggestion);
        if (span.equals(Span.NONE)) {
            return new Problem(severity, code, message, 0, 0, 1, "", what);
        }
        int line = line(span.start());
        int end = endOf(line);
        boolean shown = end - starts[line - 1] <= LONGEST_SHOWN;
        return new Problem(
                severity,
                code,
                message,
                line,
                column(span.start()),
                Math.max(1, Math.min(span.end(), end) - span.start()),
                shown ? lineText(line) : "",
                what);
    }

    private int endOf(int line) {
        int end = line < lines ? starts[line] : text.length();
        int start = starts[line - 1];
        if (end > start && text.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    private void index() {
        if (lines > 0) {
            return;
        }
        starts = new int[64];
        starts[lines++] = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean crlf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !crlf)) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = i + 1;
            }
        }
    }
}
