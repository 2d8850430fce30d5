package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Value;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Query;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What contexts make of contradictions that the graph knows of. */
public abstract class DisputeContract extends HhniSuite {
    private static final Entity TOWER = Entity.of("Eiffel Tower", "building");
    private static final Claim TALL = Claim.of(TOWER, "height", Value.of(330, "m"));
    private static final Claim SHORT = Claim.of(TOWER, "height", Value.of(300, "m"));
    private static final Query QUERY = Query.of("how tall is the eiffel tower");

    @BeforeEach
    void fill() {
        put("new", "The Eiffel Tower is 330 m tall, as measured in 2022.");
        put("old", "How tall is the Eiffel Tower? The Eiffel Tower is 300 m tall.");
        put("other", "Towers are tall.");
    }

    private void claim(Claim claim, String key, String words) {
        Evidence evidence = os().graph().quote(key, words);
        os().graph().assert_(claim);
        os().graph().assert_(evidence);
        os().graph().assert_(Relation.of(evidence, RelationType.SUPPORTS, claim));
    }

    private void disagree() {
        os().graph().assert_(TOWER);
        os().graph().assert_(Predicate.functional("height"));
        claim(TALL, "new", "is 330 m tall");
        claim(SHORT, "old", "is 300 m tall");
    }

    private Context context() {
        return index().assemble(QUERY, ContextOptions.of(TokenBudget.of(500)));
    }

    private static List<String> keys(Context context) {
        return context.passages().stream()
                .map(passage -> passage.address().key())
                .sorted()
                .toList();
    }

    private static String why(Context context, String key) {
        return context.dropped().stream()
                .filter(dropped -> dropped.address().key().equals(key))
                .map(Context.Dropped::reason)
                .findFirst()
                .orElse("");
    }

    @Test
    void withoutClaimsNothingIsDropped() {
        assertThat(keys(context())).containsExactly("new", "old", "other");
    }

    @Test
    void ofAnOpenContradictionTheBetterMatchStays() {
        disagree();
        assertThat(keys(context())).containsExactly("old", "other");
        assertThat(why(context(), "new")).startsWith("contradicts doc:old").endsWith("which matches better");
    }

    @Test
    void ofADecidedOneTheRightStays() {
        disagree();
        AsOf open = AsOf.snapshot(memory().snapshot("open"));
        clock.nextDay();
        os().graph().resolve(Resolution.keep(TALL.id(), SHORT.id(), "measured"));
        assertThat(keys(context())).containsExactly("new", "other");
        assertThat(why(context(), "old")).startsWith("contradicts doc:new").endsWith("decided to be right");

        assertThat(keys(index().assemble(QUERY.asOf(open), ContextOptions.of(TokenBudget.of(500)))))
                .containsExactly("old", "other");
    }

    @Test
    void evidenceAgainstAClaimCounts() {
        os().graph().assert_(TOWER);
        claim(SHORT, "old", "is 300 m tall");
        Evidence against = os().graph().quote("new", "is 330 m tall");
        os().graph().assert_(against);
        os().graph().assert_(Relation.of(against, RelationType.CONTRADICTS, SHORT));
        assertThat(keys(context())).containsExactly("old", "other");
    }
}
