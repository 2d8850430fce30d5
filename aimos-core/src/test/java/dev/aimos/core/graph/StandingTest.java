package dev.aimos.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.graph.Claim;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Doubt;
import dev.aimos.graph.Entity;
import dev.aimos.graph.GraphStats;
import dev.aimos.graph.Impact;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Value;
import dev.aimos.graph.Vertex;
import dev.aimos.graph.Walk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How things stand; and traces, impacts and doubts, which say so. */
final class StandingTest {
    private final Told told = new Told();
    private final String claim = told.tell(Claim.of("entity:tower", "height", Value.of(330, "m")));
    private final String words = told.tell(told.quote("doc", "It is 330 m tall, they say.", "330 m tall"));
    private final String support = told.relate(words, RelationType.SUPPORTS, claim);

    private Standing standing(String id) {
        try (GraphView view = told.view()) {
            return view.vertex(id).standing();
        }
    }

    @Test
    void wordsHoldMoveChangeAndGo() {
        assertThat(standing(words)).isEqualTo(Standing.HOLDS);
        told.texts.put("doc", "As everybody knows, it is 330 m tall.");
        assertThat(standing(words)).isEqualTo(Standing.MOVED);
        assertThat(standing(claim)).isEqualTo(Standing.HOLDS);
        told.texts.put("doc", "330 m tall");
        assertThat(standing(words)).isEqualTo(Standing.MOVED);
        told.texts.put("doc", "It is 312 m tall, they say.");
        assertThat(standing(words)).isEqualTo(Standing.CHANGED);
        assertThat(standing(claim)).isEqualTo(Standing.DOUBTFUL);
        told.texts.put("doc", "");
        assertThat(standing(words)).isEqualTo(Standing.CHANGED);
        told.texts.remove("doc");
        assertThat(standing(words)).isEqualTo(Standing.GONE);
        assertThat(standing("doc:doc")).isEqualTo(Standing.GONE);
        assertThat(standing(claim)).isEqualTo(Standing.DOUBTFUL);
    }

    @Test
    void doubtSpreadsFromWordsHoweverFarAlsoRoundACircle() {
        String second = told.tell(Claim.of("entity:tower", "tallest", Value.of(true)));
        String third = told.tell(Claim.of("entity:tower", "famous", Value.of(true)));
        told.relate(second, RelationType.DERIVED_FROM, claim);
        told.relate(second, RelationType.SUPPORTS, third);
        told.relate(third, RelationType.SUPPORTS, second);
        assertThat(standing(third)).isEqualTo(Standing.HOLDS);
        told.texts.put("doc", "nothing");
        assertThat(standing(second)).isEqualTo(Standing.DOUBTFUL);
        assertThat(standing(third)).isEqualTo(Standing.DOUBTFUL);
        try (GraphView view = told.view()) {
            assertThat(view.doubts()).extracting(doubt -> doubt.claim().id()).containsExactly(claim);
        }
    }

    @Test
    void unknownThingsAreGoneAndErasedOnesErasedWhereSomethingRefersToThem() {
        assertThat(standing("claim:unknown")).isEqualTo(Standing.GONE);
        told.register.erase(words);
        try (GraphView view = told.view()) {
            assertThat(view.vertex(words).standing()).isEqualTo(Standing.GONE);
            Trace trace = view.trace(claim);
            assertThat(trace.steps())
                    .extracting(step -> step.vertex().standing())
                    .containsExactly(Standing.DOUBTFUL, Standing.ERASED);
            List<Doubt> doubts = view.doubts();
            assertThat(doubts).hasSize(1);
            assertThat(doubts.get(0).supported()).isFalse();
            assertThat(doubts.get(0).evidence()).extracting(Vertex::standing).containsExactly(Standing.ERASED);
            assertThat(view.stats().doubtful()).isEqualTo(1);
        }
        assertThatThrownBy(() -> told.view().vertex("nonsense")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> told.view().trace("claim:unknown")).isInstanceOf(AimosException.NotFound.class);
        assertThat(told.view().impact("claim:unknown").consequences()).isEmpty();
    }

    @Test
    void aClaimLosesOnlyWhileItsRivalIsThere() {
        String rival = told.tell(Claim.of("entity:tower", "height", Value.of(312, "m")), 10, 20);
        told.tell(Resolution.keep(rival, claim, ""));
        assertThat(told.at(9).vertex(claim).standing()).isEqualTo(Standing.HOLDS);
        assertThat(told.at(10).vertex(claim).standing()).isEqualTo(Standing.REJECTED);
        assertThat(told.at(20).vertex(claim).standing()).isEqualTo(Standing.HOLDS);
        assertThat(told.at(15).vertex(rival).standing()).isEqualTo(Standing.HOLDS);
        String third = told.tell(Claim.of("entity:tower", "height", Value.of(321, "m")));
        told.tell(Resolution.merge(rival, claim, third, ""));
        assertThat(told.at(15).vertex(rival).standing()).isEqualTo(Standing.REJECTED);
        assertThat(told.at(15).vertex(claim).standing()).isEqualTo(Standing.REJECTED);
        assertThat(told.at(15).vertex(third).standing()).isEqualTo(Standing.HOLDS);
        told.tell(Resolution.escalate(rival, claim, ""));
        assertThat(told.at(15).vertex(claim).standing()).isEqualTo(Standing.HOLDS);
    }

    @Test
    void aTraceGoesFromClaimsToWordsAndSources() {
        String source = told.tell(Source.of("almanac", 0.9));
        String other = told.tell(told.quote("more", "330 m", "330 m").from(source));
        told.relate(other, RelationType.SUPPORTS, claim);
        String denial =
                told.tell(Claim.of("entity:tower", "height", Value.of(330, "m")).negated());
        Trace trace = told.view().trace(claim);
        assertThat(trace.steps())
                .extracting(Trace.Step::label)
                .containsExactly("", "supports", "supports", "contradicts", "quotes", "quotes", "source");
        assertThat(trace.steps())
                .extracting(step -> step.vertex().id())
                .contains(words, other, denial, "doc:doc", "doc:more", source);
        assertThat(trace.links()).hasSize(6).doesNotHaveDuplicates();
        assertThat(trace.links())
                .filteredOn(link -> link.label() == Link.Label.CONTRADICTS)
                .singleElement()
                .extracting(Link::from)
                .isEqualTo(denial);
    }

    @Test
    void whatHasOtherSupportIsOnlyWeakened() {
        String other = told.tell(told.quote("more", "330 m", "330 m"));
        told.relate(other, RelationType.SUPPORTS, claim);
        String derived = told.tell(Claim.of("entity:tower", "tallest", Value.of(true)));
        told.relate(derived, RelationType.DERIVED_FROM, claim);
        Impact impact = told.view().impact("doc:doc");
        assertThat(impact.consequences()).extracting(one -> one.vertex().id()).containsExactly(words, claim, derived);
        assertThat(impact.consequences()).extracting(Impact.Consequence::falls).containsExactly(true, false, false);
        told.texts.put("more", "else");
        assertThat(told.view().impact("doc:doc").consequences()).allMatch(Impact.Consequence::falls);
    }

    @Test
    void claimsThatSupportOnlyEachOtherFallTogether() {
        String a = told.tell(Claim.of("entity:tower", "a", Value.of(1)));
        String b = told.tell(Claim.of("entity:tower", "b", Value.of(1)));
        told.relate(claim, RelationType.SUPPORTS, a);
        told.relate(a, RelationType.SUPPORTS, b);
        told.relate(b, RelationType.SUPPORTS, a);
        Impact impact = told.view().impact(words);
        assertThat(impact.consequences()).hasSize(3).allMatch(Impact.Consequence::falls);
    }

    @Test
    void aPieceOfTheMemoryStandsForWhatIsInIt() {
        String piece = "doc:book/sec:1/par:2";
        told.texts.put("book", "text");
        told.relate(claim, RelationType.DERIVED_FROM, piece);
        assertThat(told.view().impact("doc:book/sec:1").consequences())
                .extracting(one -> one.vertex().id())
                .containsExactly(claim);
        assertThat(told.view().impact("doc:book/sec:2").consequences()).isEmpty();
        told.register.erase(support);
        assertThat(told.view().impact("doc:book").consequences()).allMatch(Impact.Consequence::falls);
    }

    @Test
    void sourcesFallWithTheirEvidence() {
        String source = told.tell(Source.of("almanac", 0.9));
        String other = told.tell(told.quote("more", "330 m", "330 m").from(source));
        String second = told.tell(Claim.of("entity:tower", "x", Value.of(1)));
        told.relate(other, RelationType.SUPPORTS, second);
        assertThat(told.view().impact(source).consequences())
                .extracting(one -> one.vertex().id())
                .containsExactly(other, second);
        assertThat(told.view().impact(source).consequences()).allMatch(Impact.Consequence::falls);
    }

    @Test
    void countsAndListsWhatIsThere() {
        told.tell(Entity.of("tower"));
        told.retract(told.tell(Entity.of("gone")), Told.ALWAYS, Long.MAX_VALUE);
        GraphStats stats = told.view().stats();
        assertThat(stats.items()).containsEntry(Kind.CLAIM, 1L).containsEntry(Kind.ENTITY, 1L);
        assertThat(stats.relations()).containsEntry(RelationType.SUPPORTS, 1L);
        assertThat(stats.claims()).containsEntry("height", 1L);
        List<String> ids = new ArrayList<>();
        told.view().forEach(held -> ids.add(held.id()));
        assertThat(ids).containsExactly("entity:tower", words, claim, support);
        assertThat(told.view().history("entity:gone")).hasSize(1);
        assertThat(told.view().history("entity:gone").get(0).shownUntil()).hasValue(told.tx);
        assertThat(told.view().get("entity:gone")).isEmpty();
    }

    @Test
    void anEmptyGraphAnswers() {
        Told nothing = new Told();
        GraphView view = nothing.view();
        assertThat(view.neighbourhood(Walk.from("entity:a")).distances()).containsOnlyKeys("entity:a");
        assertThat(view.path(Walk.from("entity:a"), "entity:b")).isEmpty();
        assertThat(view.doubts()).isEmpty();
        assertThat(view.contradictions(ContradictionQuery.all())).isEmpty();
        assertThat(view.stats().items()).isEmpty();
        assertThat(view.history("entity:a")).isEmpty();
    }

    @Test
    void oneStepTakesOneLookupAndHubsAreRefusedWhenTooLarge() {
        for (int i = 0; i < 200; i++) {
            told.tell(Claim.of("entity:hub", "p", Value.of(i)));
        }
        long before = told.register.finds;
        assertThat(told.view().neighbourhood(Walk.from("entity:hub")).links()).hasSize(200);
        assertThat(told.register.finds).isEqualTo(before + 1);
        told.most = 100;
        assertThatThrownBy(() -> told.view().neighbourhood(Walk.from("entity:hub")))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("Limits.maxGraphNodes")
                .extracting("code")
                .isEqualTo("graph-too-large");
    }
}
