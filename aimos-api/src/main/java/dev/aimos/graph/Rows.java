package dev.aimos.graph;

import dev.aimos.memory.Basis;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The answers to a {@link GraphQuery}.
 *
 * @param rows each way to fill in the variables
 * @param complete whether these are all; if not, the limit cut them off
 * @param basis the moment
 */
public record Rows(List<Row> rows, boolean complete, Basis basis) {
    /**
     * One way to fill in the variables.
     *
     * @param bindings the variables by name, in the order they come up in the query; a predicate is a {@link Value.Text}
     * @param claims the claims that say so, for each pattern; along a transitive predicate there may be several for one
     */
    public record Row(Map<String, Value> bindings, List<Held<Claim>> claims) {
        public Row {
            bindings = Collections.unmodifiableMap(new LinkedHashMap<>(bindings));
            claims = List.copyOf(claims);
        }
    }

    public Rows {
        rows = List.copyOf(rows);
        Objects.requireNonNull(basis, "basis");
    }
}
