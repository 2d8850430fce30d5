package dev.aimos.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.graph.Belief;
import dev.aimos.graph.Claim;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.Impact;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Value;
import dev.aimos.graph.Walk;
import org.junit.jupiter.api.Test;

/** Chains far deeper than any stack. */
final class DeepChainTest {
    private static final int DEPTH = 100_000;

    /** Claims each derived from the next, or supported by it; the last one supported by words. */
    private static String[] chain(Told told, RelationType type) {
        String[] ids = new String[DEPTH];
        for (int i = 0; i < DEPTH; i++) {
            ids[i] = told.tell(Claim.of("entity:x", "step", Value.of(i)));
        }
        for (int i = 0; i + 1 < DEPTH; i++) {
            if (type == RelationType.SUPPORTS) {
                told.relate(ids[i + 1], type, ids[i]);
            } else {
                told.relate(ids[i], type, ids[i + 1]);
            }
        }
        String words = told.tell(told.quote("doc", "one two three", "two"));
        told.relate(words, RelationType.SUPPORTS, ids[DEPTH - 1]);
        return ids;
    }

    @Test
    void derivationsOfAnyDepthAreFollowed() {
        Told told = new Told();
        String[] ids = chain(told, RelationType.DERIVED_FROM);
        try (GraphView view = told.view()) {
            Trace trace = view.trace(ids[0]);
            assertThat(trace.steps().size()).isEqualTo(DEPTH + 2);
            assertThat(trace.steps().get(DEPTH + 1).depth()).isEqualTo(DEPTH + 1);
            assertThat(trace.steps()).allMatch(step -> step.vertex().standing() == Standing.HOLDS);
            Impact impact = view.impact("doc:doc");
            assertThat(impact.consequences()).hasSize(DEPTH + 1).allMatch(Impact.Consequence::falls);
            assertThat(view.path(Walk.from(ids[0]).anyDepth(), ids[DEPTH - 1])
                            .orElseThrow()
                            .links())
                    .hasSize(DEPTH - 1);
            assertThat(view.path(Walk.from(ids[0]).out().anyDepth(), ids[DEPTH - 1])
                            .orElseThrow()
                            .ids())
                    .hasSize(DEPTH);
            assertThat(view.path(Walk.from(ids[0]).in().anyDepth(), ids[DEPTH - 1]))
                    .isEmpty();
            // The entity is met by the first step, though nobody ever described it.
            assertThat(view.neighbourhood(Walk.from(ids[0]).anyDepth())
                            .distances()
                            .size())
                    .isEqualTo(DEPTH + 3);
            Belief belief = view.belief(ids[0]);
            assertThat(belief.belief()).isCloseTo(1, within(1e-9));
        }
        told.texts.put("doc", "one three");
        try (GraphView view = told.view()) {
            assertThat(view.vertex(ids[0]).standing()).isEqualTo(Standing.DOUBTFUL);
            assertThat(view.belief(ids[0]).belief()).isZero();
        }
    }

    @Test
    void supportsOfAnyDepthAreFollowedAlsoInACircle() {
        Told told = new Told();
        String[] ids = chain(told, RelationType.SUPPORTS);
        told.relate(ids[0], RelationType.SUPPORTS, ids[DEPTH - 1]);
        try (GraphView view = told.view()) {
            assertThat(view.trace(ids[0]).steps().size()).isEqualTo(DEPTH + 2);
            assertThat(view.impact("doc:doc").consequences()).hasSize(DEPTH + 1).allMatch(Impact.Consequence::falls);
            assertThat(view.belief(ids[0]).belief()).isCloseTo(1, within(1e-9));
            assertThat(view.vertex(ids[7]).standing()).isEqualTo(Standing.HOLDS);
        }
    }

    @Test
    void transitivePredicatesHoldAlongChainsOfAnyLength() {
        Told told = new Told();
        told.tell(Predicate.transitive("partOf"));
        int length = 20_000;
        for (int i = 0; i < length; i++) {
            told.tell(Claim.of("entity:e" + i, "partOf", Value.entity("entity:e" + (i + 1))));
        }
        try (GraphView view = told.view()) {
            Rows rows = view.query(GraphQuery.where("entity:e0", "partOf", "entity:e" + length));
            assertThat(rows.rows()).hasSize(1);
            assertThat(rows.rows().get(0).claims()).hasSize(length);
            assertThat(rows.rows().get(0).claims().get(0).item().subject()).isEqualTo("entity:e0");
            Rows back = view.query(
                    GraphQuery.where("?what", "partOf", "entity:e" + length).limit(3));
            assertThat(back.complete()).isFalse();
            assertThat(back.rows().get(0).claims()).hasSize(length);
            assertThat(back.rows().get(0).claims().get(0).item().subject()).isEqualTo("entity:e0");
        }
    }
}
