package dev.aimos.core.graph;

import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What claims say of one subject with one predicate, as they stand or turned round. Not thread-safe. */
final class Statements {
    /** A claim, and what it says. */
    record Statement(Shown claim, Value object) {}

    private final Map<String, List<Statement>> byClaim = new HashMap<>();
    private final List<Statement> affirmed = new ArrayList<>();
    private final List<Statement> denied = new ArrayList<>();

    void add(Shown claim, Value object) {
        Statement statement = new Statement(claim, object);
        List<Statement> same = byClaim.computeIfAbsent(claim.id(), id -> new ArrayList<>(1));
        // Found once for each of its records, where all of time is looked at.
        if (same.stream().noneMatch(other -> other.object.equals(object))) {
            same.add(statement);
            (claim.claim().positive() ? affirmed : denied).add(statement);
        }
    }

    /** What one claim says. */
    List<Statement> by(String claim) {
        return byClaim.getOrDefault(claim, List.of());
    }

    List<Statement> affirmed() {
        return affirmed;
    }

    List<Statement> denied() {
        return denied;
    }

    /** Whether some of these may exclude each other. */
    boolean contested(boolean functional) {
        return !denied.isEmpty() || (functional && affirmed.size() > 1);
    }

    /** The entities that are objects. */
    Set<String> entities() {
        Set<String> entities = new LinkedHashSet<>();
        for (List<Statement> some : byClaim.values()) {
            for (Statement statement : some) {
                if (statement.object instanceof Value.Ref ref) {
                    entities.add(ref.id());
                }
            }
        }
        return entities;
    }
}
