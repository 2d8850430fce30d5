package dev.aimos.core.acl;

import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Span;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of a plan stand in its text, and their expressions as they were read, with the spans they have there.
 *
 * <p>Keys: {@code plan}, {@code input:x}, {@code result:x}, {@code role:x}, {@code pool:x}, {@code amend}, {@code budget},
 * {@code timeout}, {@code step:a}, and of a step {@code step:a/assign}, {@code step:a/gate:0} and so on; what belongs to a plan
 * that is called has {@code plan:NAME/} before it.
 *
 * @param spans by key; an element that has none stands where its expression does
 * @param exprs by key; only of the elements that have an expression
 */
public record Places(Map<String, Span> spans, Map<String, Expr> exprs) {
    public Places {
        spans = Collections.unmodifiableMap(spans);
        exprs = Collections.unmodifiableMap(exprs);
    }

    /** Where an element stands, if it was written. */
    public @Nullable Span span(String key) {
        Span span = spans.get(key);
        Expr expr = span == null ? exprs.get(key) : null;
        return expr == null ? span : expr.span();
    }

    /** An element's expression, if it has one. */
    public @Nullable Expr expr(String key) {
        return exprs.get(key);
    }
}
