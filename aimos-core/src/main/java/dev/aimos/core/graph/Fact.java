package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Held;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What claims say of a subject: one claim as it stands or turned round, or a chain of them.
 *
 * @param subject id of the subject
 * @param predicate the predicate
 * @param object the object
 * @param trail the claims that say so
 */
record Fact(String subject, String predicate, Value object, Trail trail) {
    /** Of two facts that say the same, the one that fewer claims say, then the one by claims that come first. */
    static final Comparator<Fact> SIMPLER = Comparator.<Fact>comparingInt(fact -> fact.trail.length())
            .thenComparing(fact -> fact.trail.claim().id());

    /** The claims that say so, from the subject on. */
    List<Held<Claim>> claims() {
        List<Held<Claim>> claims = new ArrayList<>(trail.length());
        for (Shown shown : trail.claims()) {
            claims.add(shown.held(shown.claim()));
        }
        if (trail.forward()) {
            Collections.reverse(claims);
        }
        return claims;
    }
}
