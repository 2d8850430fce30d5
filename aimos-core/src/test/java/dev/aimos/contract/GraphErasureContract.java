package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Extractor;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Linking;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Value;
import dev.aimos.index.Span;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Snapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What linking the memory promises, and what erasing does to what was linked. */
public abstract class GraphErasureContract extends Contract {
    private static final Entity TOWER = Entity.of("Tower");

    /** Finds every capitalised word, and that each is mentioned. */
    private static final Extractor CAPITALS = new Extractor() {
        @Override
        public String id() {
            return "capitals";
        }

        @Override
        public Extraction extract(Passage passage) {
            List<Entity> entities = new ArrayList<>();
            List<Found> claims = new ArrayList<>();
            String text = passage.text();
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || !Character.isLetter(text.charAt(i))) {
                    if (start < i && Character.isUpperCase(text.charAt(start))) {
                        Entity entity = Entity.of(text.substring(start, i));
                        entities.add(entity);
                        claims.add(new Found(
                                Claim.of(entity, "mentioned", Value.of(true)).confidence(.5), new Span(start, i)));
                    }
                    start = i + 1;
                }
            }
            return new Extraction(entities, claims);
        }
    };

    private Graph graph() {
        return os().graph();
    }

    private boolean inFiles(String secret) throws IOException {
        return harness().files().stream()
                .anyMatch(file -> new String(file, StandardCharsets.ISO_8859_1).contains(secret));
    }

    @Test
    void linkingLeadsFromAtomToClaimAndLooksAtNothingTwice() {
        put("a", "Alice met Bob. Carol did not.");
        put("b", "Bob left.");
        Linking.Linked linked = graph().fromIndex(Linking.by(CAPITALS));
        assertThat(linked.atoms()).isEqualTo(2);
        assertThat(linked.nodes()).isEqualTo(3);
        assertThat(linked.entities()).isEqualTo(3);
        assertThat(linked.claims()).isEqualTo(3);
        assertThat(linked.evidence()).isEqualTo(4);
        assertThat(linked.relations()).isEqualTo(8);
        assertThat(graph().impact("doc:a").consequences())
                .filteredOn(one -> one.vertex().kind() == Kind.CLAIM)
                .hasSize(3);
        String bob = Claim.of(Entity.of("Bob"), "mentioned", Value.of(true)).id();
        assertThat(graph().impact("doc:a").consequences())
                .filteredOn(one -> one.vertex().id().equals(bob))
                .allMatch(one -> !one.falls());
        Linking.Linked again = graph().fromIndex(Linking.by(CAPITALS));
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.nodes()).isZero();
    }

    @Test
    void linkingAChangedTextTakesBackWhatItNoLongerSays() {
        put("a", "Alice met Bob.");
        graph().fromIndex(Linking.by(CAPITALS));
        Snapshot before = memory().snapshot("before");
        clock.nextDay();
        put("a", "Alice met Dora.");
        Linking.Linked linked = graph().fromIndex(Linking.by(CAPITALS));
        String bob = Claim.of(Entity.of("Bob"), "mentioned", Value.of(true)).id();
        String dora = Claim.of(Entity.of("Dora"), "mentioned", Value.of(true)).id();
        assertThat(linked.retracted()).isPositive();
        assertThat(graph().get(bob)).isEmpty();
        assertThat(graph().get(dora)).isPresent();
        assertThat(graph().get(bob, AsOf.snapshot(before))).isPresent();
        assertThat(graph().get(bob, AsOf.now().validAt(before.recordedAt()))).isPresent();
        assertThat(graph().doubts(AsOf.now())).isEmpty();
    }

    @Test
    void whatACallerAssertedIsNotTheExtractors() throws IOException {
        Entity bob = Entity.of("Bob");
        Claim claim = Claim.of(bob, "mentioned", Value.of(true));
        put("a", "Bob left.");
        graph().assertAll(List.of(Assertion.of(bob), Assertion.of(claim)));
        graph().fromIndex(Linking.by(CAPITALS));
        memory().erase(List.of("a"));
        assertThat(graph().get(claim.id())).isPresent();
        assertThat(graph().get(bob.id())).isPresent();
    }

    @Test
    void erasingAnAtomErasesWhatNamesIt() throws IOException {
        put("zanzibarkey", "The Tower is in Zanzibarium.");
        put("other", "The Tower is tall.");
        Evidence evidence = graph().quote("zanzibarkey", "Zanzibarium");
        Claim claim = Claim.of(TOWER, "in", Value.of("a country"));
        graph().assertAll(List.of(Assertion.of(TOWER), Assertion.of(claim), Assertion.of(evidence)));
        graph().relate(evidence, RelationType.SUPPORTS, claim);
        graph().relate("doc:zanzibarkey", RelationType.MENTIONS, TOWER.id());
        graph().fromIndex(Linking.by(CAPITALS));
        assertThat(graph().get("entity:zanzibarium")).isPresent();
        memory().erase(List.of("zanzibarkey"));
        for (int i = 0; i < 2; i++) {
            assertThat(inFiles("anzibar")).isFalse();
            assertThat(graph().get(evidence.id())).isEmpty();
            assertThat(graph().history("entity:zanzibarium")).isEmpty();
            assertThat(graph().get(claim.id())).isPresent();
            assertThat(graph().vertex(claim.id(), AsOf.now()).standing()).isEqualTo(Standing.DOUBTFUL);
            assertThat(graph().doubts(AsOf.now()))
                    .filteredOn(doubt -> !doubt.supported())
                    .singleElement()
                    .satisfies(doubt ->
                            assertThat(doubt.evidence().get(0).standing()).isEqualTo(Standing.ERASED));
            assertThat(memory().verify().findings()).isEmpty();
            reopen();
        }
    }

    @Test
    void erasingAnItemErasesWhatNamesIt() throws IOException {
        Entity secret = Entity.of("Zanzibarius", "person");
        Claim claim = Claim.of(secret, "likes", Value.of(TOWER));
        graph().assertAll(List.of(Assertion.of(TOWER), Assertion.of(secret), Assertion.of(claim)));
        graph().retract(claim.id());
        Snapshot snapshot = memory().snapshot("then");
        assertThat(inFiles("anzibar")).isTrue();
        graph().erase(List.of(secret.id()));
        assertThat(inFiles("anzibar")).isFalse();
        assertThat(graph().get(claim.id(), AsOf.snapshot(snapshot))).isEmpty();
        assertThat(graph().get(TOWER.id())).isPresent();
        assertThat(memory().verify().findings()).isEmpty();
        index().rebuild();
        reopen();
        assertThat(inFiles("anzibar")).isFalse();
        graph().assert_(secret);
        assertThat(graph().get(secret.id())).isPresent();
    }
}
