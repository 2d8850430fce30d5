package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.graph.GraphView;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Completes a resolution: that there is something to resolve, and who prevails by validity. */
final class Resolving {
    private Resolving() {}

    static Resolution decide(Resolution resolution, GraphView view) {
        List<Contradiction> all = view.contradictions(ContradictionQuery.about(resolution.first())
                .anyTime(true)
                .resolvedToo(true)
                .limit(Integer.MAX_VALUE));
        Contradiction about = all.stream()
                .filter(one -> one.first().id().equals(resolution.second())
                        || one.second().id().equals(resolution.second()))
                .findFirst()
                .orElseThrow(() -> new AimosException.NotFound(
                        "contradiction-missing",
                        resolution.first() + " and " + resolution.second()
                                + " do not contradict each other; there is nothing to resolve"));
        if (resolution.decision() != Resolution.Decision.BY_VALIDITY) {
            return resolution;
        }
        Instant first = about.first().valid().from();
        Instant second = about.second().valid().from();
        if (first.equals(second)) {
            throw new AimosException.InvalidRequest(
                    "resolution-undecided",
                    "both claims hold from " + first + " on, so validity does not decide; keep one, merge them, or "
                            + "escalate");
        }
        String later =
                second.isAfter(first) ? about.second().id() : about.first().id();
        return new Resolution(
                resolution.first(),
                resolution.second(),
                Resolution.Decision.BY_VALIDITY,
                Optional.of(later),
                resolution.note());
    }
}
