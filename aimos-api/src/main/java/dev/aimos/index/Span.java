package dev.aimos.index;

import dev.aimos.AimosException;

/**
 * A stretch of a text: the characters [{@code start}, {@code end}), counted in UTF-16 code units as {@link String} does.
 *
 * @param start first character inside
 * @param end first character after it
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new AimosException.InvalidRequest(
                    "span-inverted", "a span begins at 0 or later and ends no earlier; got " + start + " to " + end);
        }
    }

    /** How many characters it has. */
    public int length() {
        return end - start;
    }

    /** Whether another span lies in this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** The characters of a text that it covers. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
