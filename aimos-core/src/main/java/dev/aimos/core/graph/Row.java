package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Held;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some variables filled in, and the facts by which. Immutable. */
final class Row {
    private final @Nullable Value[] bound;
    private final @Nullable Fact[] facts;

    private Row(@Nullable Value[] bound, @Nullable Fact[] facts) {
        this.bound = bound;
        this.facts = facts;
    }

    /** Nothing filled in. */
    static Row empty(int variables, int patterns) {
        return new Row(new @Nullable Value[variables], new @Nullable Fact[patterns]);
    }

    /** What a variable is filled in with; null if nothing yet. */
    @Nullable
    Value get(int variable) {
        return bound[variable];
    }

    /**
     * This row by another fact.
     *
     * @param pattern number of the pattern that the fact fits
     * @param variables the variables that stand for its subject, predicate and object; -1 where none does
     * @return null if a variable stands for something else already
     */
    @Nullable
    Row with(int pattern, Fact fact, int... variables) {
        @Nullable Value[] more = bound.clone();
        List<Value> parts = List.of(new Value.Ref(fact.subject()), new Value.Text(fact.predicate()), fact.object());
        for (int i = 0; i < parts.size(); i++) {
            if (variables[i] >= 0) {
                Value before = more[variables[i]];
                if (before == null) {
                    more[variables[i]] = parts.get(i);
                } else if (!SameValue.same(before, parts.get(i))) {
                    return null;
                }
            }
        }
        @Nullable Fact[] by = facts.clone();
        by[pattern] = fact;
        return new Row(more, by);
    }

    /** What it is told apart and sorted by: the values as text, then their types. */
    String key() {
        StringBuilder key = new StringBuilder();
        StringBuilder types = new StringBuilder();
        for (Value value : bound) {
            key.append(value == null ? "" : value.toString()).append('\0');
            types.append(value == null ? "" : value.getClass().getSimpleName()).append('\0');
        }
        return key.append(types).toString();
    }

    /** The claims that say so, pattern by pattern. */
    List<Held<Claim>> claims() {
        List<Held<Claim>> claims = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact != null) {
                claims.addAll(fact.claims());
            }
        }
        return claims;
    }

    @Override
    public String toString() {
        return Arrays.toString(bound);
    }
}
