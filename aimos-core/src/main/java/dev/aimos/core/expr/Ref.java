package dev.aimos.core.expr;

import java.util.List;

/**
 * A path that an expression reads.
 *
 * @param path a name and the members after it
 * @param optional whether it may be missing: it stands within {@code exists()} or on the left of {@code ??}
 * @param span where
 */
public record Ref(List<String> path, boolean optional, Span span) {
    public Ref {
        path = List.copyOf(path);
    }
}
