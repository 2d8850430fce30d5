package dev.aimos.plan;

import java.util.Objects;

/**
 * An expression of ACL: a literal, a reference such as {@code ${steps.a.out.y}}, a text with references in it, or anything
 * made of these with the operators and functions that {@code docs/acl.md} lists. Total: evaluating it ends, changes nothing, and
 * gives a value or a reason why there is none.
 *
 * @param text the expression as ACL writes it; two are equal if their texts are, so whoever makes one by hand writes it as the
 *     formatter does
 */
public record Expression(String text) {
    public Expression {
        Objects.requireNonNull(text, "text");
    }

    @Override
    public String toString() {
        return text;
    }
}
