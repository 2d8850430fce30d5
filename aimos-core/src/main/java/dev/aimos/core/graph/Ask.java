package dev.aimos.core.graph;

import dev.aimos.graph.Value;
import org.jspecify.annotations.Nullable;

/**
 * What facts are asked for; null stands for any.
 *
 * @param subject id of the subject
 * @param predicate the predicate
 * @param object the object
 * @param positive whether affirmations are asked for, or denials
 */
record Ask(
        @Nullable String subject,
        @Nullable String predicate,
        @Nullable Value object,
        boolean positive) {
    /** Whether a fact is one asked for, its polarity aside. Quantities are the same in any unit. */
    boolean fits(Fact fact) {
        return (subject == null || subject.equals(fact.subject()))
                && (predicate == null || predicate.equals(fact.predicate()))
                && (object == null || SameValue.same(object, fact.object()));
    }
}
