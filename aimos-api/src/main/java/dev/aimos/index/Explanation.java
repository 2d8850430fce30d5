package dev.aimos.index;

import java.util.List;
import java.util.Objects;

/**
 * Where a number comes from.
 *
 * @param value the number
 * @param description what it is, such as {@code bm25 of 'tower' at sentence level}
 * @param details the numbers it was computed from
 */
public record Explanation(double value, String description, List<Explanation> details) {
    public Explanation {
        Objects.requireNonNull(description, "description");
        details = List.copyOf(details);
    }

    /** A number that needs no details. */
    public static Explanation of(double value, String description) {
        return new Explanation(value, description, List.of());
    }

    /** The tree as indented lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text, 0);
        return text.toString();
    }

    private void write(StringBuilder text, int depth) {
        text.append("  ".repeat(depth))
                .append(value)
                .append("  ")
                .append(description)
                .append('\n');
        details.forEach(detail -> detail.write(text, depth + 1));
    }
}
