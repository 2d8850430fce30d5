package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Graph;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.ItemVersion;
import dev.aimos.graph.Link;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Value;
import dev.aimos.graph.Walk;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the evidence graph promises, on every backend. */
public abstract class GraphContract extends Contract {
    private static final Entity TOWER = Entity.of("Eiffel Tower", "building");
    private static final Entity PARIS = Entity.of("Paris", "city");
    private static final Claim TALL = Claim.of(TOWER, "height", Value.of(330, "m"));
    private static final Claim SHORT = Claim.of(TOWER, "height", Value.of(300, "m"));

    private Graph graph() {
        return os().graph();
    }

    private List<Asserted> all(Item... items) {
        return graph().assertAll(List.of(items).stream().map(Assertion::of).toList());
    }

    private static List<String> ids(Trace trace) {
        return trace.steps().stream().map(step -> step.vertex().id()).toList();
    }

    @Test
    void whatIsAssertedIsThereAndStaysAfterReopening() {
        List<Asserted> asserted = all(TALL, TOWER);
        assertThat(asserted).extracting(Asserted::outcome).containsOnly(Written.Outcome.CREATED);
        for (int i = 0; i < 2; i++) {
            Held<? extends Item> held = graph().get(TALL.id()).orElseThrow();
            assertThat(held.item()).isEqualTo(TALL);
            assertThat(held.recorded()).isEqualTo(asserted.get(0).recorded());
            assertThat(held.valid().to()).isEqualTo(Interval.FOREVER);
            assertThat(graph().get(TOWER.id()).orElseThrow().valid()).isEqualTo(Interval.always());
            reopen();
        }
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void assertingTheSameWritesNothing() {
        all(TOWER, TALL);
        long tx = os().status().tx();
        clock.nextDay();
        assertThat(graph().assert_(TOWER).outcome()).isEqualTo(Written.Outcome.UNCHANGED);
        assertThat(os().status().tx()).isEqualTo(tx);
        assertThat(graph().assert_(TALL.confidence(.5)).outcome()).isEqualTo(Written.Outcome.UPDATED);
        assertThat(graph().history(TALL.id())).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aCallIsAllOrNothing() {
        assertThatThrownBy(() -> all(TOWER, Claim.of(TOWER, "in", Value.of(PARIS))))
                .isInstanceOf(AimosException.NotFound.class)
                .hasMessageContaining("entity:paris")
                .extracting("code")
                .isEqualTo("reference-missing");
        assertThat(graph().get(TOWER.id())).isEmpty();
        assertThat(os().status().tx()).isZero();
        all(TOWER);
    }

    @Test
    void whatRefersToNothingIsRefused() {
        put("doc", "The tower is 330 m tall.");
        Evidence evidence = graph().quote("doc", "330 m tall");
        assertThatThrownBy(() -> graph().assert_(evidence.from("source:nobody")))
                .isInstanceOf(AimosException.NotFound.class);
        assertThatThrownBy(() -> graph().relate("entity:a", RelationType.SAME_AS, "entity:b"))
                .isInstanceOf(AimosException.NotFound.class);
        assertThatThrownBy(() -> graph().relate("doc:unknown", RelationType.MENTIONS, "entity:b"))
                .isInstanceOf(AimosException.NotFound.class);
        all(PARIS);
        assertThatThrownBy(() -> graph().relate("doc:doc/sec:9", RelationType.MENTIONS, PARIS.id()))
                .isInstanceOf(AimosException.NotFound.class);
        assertThatThrownBy(() -> graph().quote("doc", "331 m tall")).isInstanceOf(AimosException.NotFound.class);
        assertThatThrownBy(() -> graph().quote("unknown", "x")).isInstanceOf(AimosException.NotFound.class);
        put("doc", "The tower is 312 m tall.");
        assertThatThrownBy(() -> graph().assert_(evidence))
                .isInstanceOf(AimosException.Conflict.class)
                .extracting("code")
                .isEqualTo("quote-mismatch");
    }

    @Test
    void derivationsNeverGoInACircle() {
        List<Claim> claims = new ArrayList<>();
        all(TOWER);
        for (int i = 0; i < 4; i++) {
            claims.add(Claim.of(TOWER, "step", Value.of(i)));
            graph().assert_(claims.get(i));
        }
        graph().relate(claims.get(1), RelationType.DERIVED_FROM, claims.get(0));
        graph().relate(claims.get(2), RelationType.DERIVED_FROM, claims.get(1));
        assertThatThrownBy(() -> graph().relate(claims.get(0), RelationType.DERIVED_FROM, claims.get(2)))
                .isInstanceOf(AimosException.Conflict.class)
                .extracting("code")
                .isEqualTo("derivation-cycle");
        // Within one call, too, and beside what is there.
        assertThatThrownBy(() -> all(
                        Relation.of(claims.get(0), RelationType.DERIVED_FROM, claims.get(3)),
                        Relation.of(claims.get(3), RelationType.DERIVED_FROM, claims.get(2))))
                .isInstanceOf(AimosException.Conflict.class);
        graph().retract(
                        Relation.of(claims.get(2), RelationType.DERIVED_FROM, claims.get(1))
                                .id(),
                        Interval.always());
        graph().relate(claims.get(0), RelationType.DERIVED_FROM, claims.get(2));
    }

    @Test
    void theGraphIsAsItWasAtEveryMoment() {
        all(TOWER, Predicate.functional("height"));
        graph().assert_(SHORT, Interval.of(day(-100), day(-50)));
        graph().assert_(TALL, Interval.from(day(-50)));
        Snapshot snapshot = memory().snapshot("two heights");
        clock.nextDay();
        graph().retract(TALL.id(), Interval.always());
        assertThat(graph().get(TALL.id())).isEmpty();
        assertThat(graph().get(TALL.id(), AsOf.snapshot(snapshot))).isPresent();
        assertThat(graph().get(SHORT.id(), AsOf.now().validAt(day(-60)))).isPresent();
        assertThat(graph().get(SHORT.id(), AsOf.now().validAt(day(-50)))).isEmpty();
        assertThat(graph().query(GraphQuery.where("?what", "height", "?h").asOf(snapshot))
                        .rows())
                .extracting(row -> row.bindings().get("h"))
                .containsExactly(Value.of(330, "m"));
        assertThat(graph().query(GraphQuery.where("?what", "height", "?h")).rows())
                .isEmpty();
        List<ItemVersion> history = graph().history(TALL.id());
        assertThat(history).hasSize(1);
        assertThat(history.get(0).shownUntil()).isPresent();
    }

    @Test
    void contradictionsAreFoundAsClaimsArrive() {
        all(TOWER, Predicate.functional("height"));
        assertThat(graph().assert_(SHORT, Interval.of(day(0), day(10))).contradictions())
                .isEmpty();
        assertThat(graph().assert_(TALL, Interval.of(day(10), day(20))).contradictions())
                .as("touching")
                .isEmpty();
        Asserted overlapping = graph().assert_(TALL, Interval.of(day(5), day(8)));
        assertThat(overlapping.contradictions()).hasSize(1);
        Contradiction found = overlapping.contradictions().get(0);
        assertThat(found.overlap()).isEqualTo(Interval.of(day(5), day(8)));
        assertThat(found.reason()).isEqualTo(Contradiction.Reason.FUNCTIONAL);
        assertThat(found.explanation()).contains("330 m").contains("300 m");
        assertThat(graph().contradictions(
                                ContradictionQuery.all().asOf(AsOf.now().validAt(day(6)))))
                .hasSize(1);
        assertThat(graph().contradictions(
                                ContradictionQuery.all().asOf(AsOf.now().validAt(day(8)))))
                .isEmpty();
        assertThat(graph().assert_(TALL.negated(), Interval.of(day(0), day(30))).contradictions())
                .allMatch(one -> one.reason() == Contradiction.Reason.POLARITY)
                .hasSize(2);
    }

    @Test
    void aPredicateDeclaredLaterCountsForEarlierClaims() {
        all(TOWER, SHORT, TALL);
        assertThat(graph().contradictions()).isEmpty();
        clock.nextDay();
        long before = os().status().tx();
        all(Predicate.functional("height"));
        assertThat(graph().contradictions()).hasSize(1);
        assertThat(graph().contradictions(ContradictionQuery.all().asOf(AsOf.tx(before))))
                .isEmpty();
    }

    @Test
    void theSameQuantityInAnotherUnitIsNoContradiction() {
        all(TOWER, Predicate.functional("height"), TALL);
        assertThat(graph().assert_(Claim.of(TOWER, "height", Value.of(.33, "km")))
                        .contradictions())
                .isEmpty();
    }

    @Test
    void aResolutionIsADecisionThatCanBeTakenBack() {
        all(TOWER, Predicate.functional("height"), SHORT, TALL);
        assertThat(graph().contradictions()).hasSize(1);
        Asserted resolved = graph().resolve(Resolution.keep(TALL.id(), SHORT.id(), "measured in 2022"));
        assertThat(graph().contradictions()).isEmpty();
        assertThat(graph().contradictions(ContradictionQuery.all().resolvedToo(true)))
                .hasSize(1);
        assertThat(graph().vertex(SHORT.id(), AsOf.now()).standing()).isEqualTo(Standing.REJECTED);
        assertThat(graph().query(GraphQuery.where("Eiffel Tower", "height", "?h"))
                        .rows())
                .hasSize(1);
        assertThat(graph().belief(SHORT.id()).belief()).isZero();
        graph().retract(resolved.id());
        assertThat(graph().contradictions()).hasSize(1);
        assertThat(graph().vertex(SHORT.id(), AsOf.now()).standing()).isEqualTo(Standing.HOLDS);
    }

    @Test
    void validityDecidesForTheLaterClaim() {
        all(TOWER, Predicate.functional("height"));
        graph().assert_(SHORT, Interval.from(day(-20)));
        graph().assert_(TALL, Interval.from(day(-10)));
        graph().resolve(Resolution.byValidity(TALL.id(), SHORT.id(), ""));
        assertThat(graph().vertex(SHORT.id(), AsOf.now()).standing()).isEqualTo(Standing.REJECTED);
        assertThat(graph().vertex(SHORT.id(), AsOf.now().validAt(day(-15))).standing())
                .isEqualTo(Standing.HOLDS);
        assertThat(graph().contradictions()).isEmpty();
    }

    @Test
    void whatDoesNotContradictCannotBeResolved() {
        all(TOWER, SHORT, TALL);
        assertThatThrownBy(() -> graph().resolve(Resolution.keep(TALL.id(), SHORT.id(), "")))
                .isInstanceOf(AimosException.NotFound.class);
        all(Predicate.functional("height"));
        assertThatThrownBy(() -> graph().resolve(Resolution.byValidity(TALL.id(), SHORT.id(), "")))
                .as("both begin at the same instant")
                .isInstanceOf(AimosException.InvalidRequest.class);
        graph().resolve(Resolution.escalate(TALL.id(), SHORT.id(), "ask the surveyor"));
        assertThat(graph().contradictions()).as("still open").hasSize(1);
    }

    @Test
    void traceAndImpactFollowTheEvidence() {
        put("doc", "The Eiffel Tower is 330 m tall.");
        Source survey = Source.of("survey", .9);
        Evidence evidence = graph().quote("doc", "330 m tall").from(survey);
        Claim landmark = Claim.of(TOWER, "is", Value.of("a landmark"));
        all(TOWER, survey, evidence, TALL, landmark);
        graph().relate(evidence, RelationType.SUPPORTS, TALL);
        graph().relate(landmark, RelationType.DERIVED_FROM, TALL);
        assertThat(ids(graph().trace(landmark.id())))
                .containsExactly(
                        landmark.id(), TALL.id(), evidence.id(), evidence.at().toString(), survey.id());
        for (String root : List.of("doc:doc", survey.id(), evidence.id())) {
            assertThat(graph().impact(root).consequences())
                    .filteredOn(one -> one.vertex().id().equals(landmark.id()))
                    .as(root)
                    .hasSize(1)
                    .allMatch(one -> one.falls());
        }
        assertThat(graph().belief(TALL.id()).belief()).isBetween(.8, .9001);
        assertThat(graph().path(landmark.id(), survey.id()).orElseThrow().ids())
                .containsExactly(landmark.id(), TALL.id(), evidence.id(), survey.id());
        assertThat(graph().neighbours(TALL.id())).hasSize(3);
        assertThat(graph().neighbourhood(Walk.from(TOWER.id())
                                .in()
                                .along(Link.Label.SUBJECT)
                                .depth(3))
                        .distances())
                .hasSize(3);
    }

    @Test
    void aChangedSourceMarksWhatRestsOnIt() {
        put("doc", "The Eiffel Tower is 330 m tall.");
        Evidence evidence = graph().quote("doc", "330 m tall");
        all(TOWER, evidence, TALL);
        graph().relate(evidence, RelationType.SUPPORTS, TALL);
        assertThat(graph().doubts(AsOf.now())).isEmpty();
        long before = os().status().tx();
        clock.nextDay();
        put("doc", "Yes: the Eiffel Tower is 330 m tall.");
        assertThat(graph().vertex(evidence.id(), AsOf.now()).standing()).isEqualTo(Standing.MOVED);
        assertThat(graph().doubts(AsOf.now())).isEmpty();
        clock.nextDay();
        put("doc", "The Eiffel Tower is 312 m tall.");
        assertThat(graph().vertex(evidence.id(), AsOf.now()).standing()).isEqualTo(Standing.CHANGED);
        assertThat(graph().vertex(TALL.id(), AsOf.now()).standing()).isEqualTo(Standing.DOUBTFUL);
        assertThat(graph().doubts(AsOf.now())).hasSize(1).allMatch(doubt -> !doubt.supported());
        assertThat(graph().doubts(AsOf.tx(before))).isEmpty();
        clock.nextDay();
        memory().retract("doc");
        assertThat(graph().vertex(evidence.id(), AsOf.now()).standing()).isEqualTo(Standing.GONE);
    }

    @Test
    void retractingTakesRelationsAlongAndIsRefusedWhereClaimsRest() {
        put("doc", "The Eiffel Tower is 330 m tall.");
        Evidence evidence = graph().quote("doc", "330 m tall");
        all(TOWER, evidence, TALL);
        graph().relate(evidence, RelationType.SUPPORTS, TALL);
        assertThatThrownBy(() -> graph().retract(TOWER.id()))
                .isInstanceOf(AimosException.Conflict.class)
                .hasMessageContaining(TALL.id())
                .extracting("code")
                .isEqualTo("still-referred-to");
        clock.nextDay();
        assertThat(graph().retract(TALL.id()).outcome()).isEqualTo(Written.Outcome.RETRACTED);
        assertThat(graph().neighbours(evidence.id())).extracting(Link::label).containsExactly(Link.Label.QUOTES);
        assertThat(graph().retract(TALL.id()).outcome()).isEqualTo(Written.Outcome.UNCHANGED);
        graph().retract(TOWER.id());
        assertThat(graph().get(TOWER.id())).isEmpty();
        assertThat(graph().get(TOWER.id(), AsOf.now().validAt(day(-1)))).isPresent();
    }

    @Test
    void aLongChainAboutOneThingIsTracedInOneGo() {
        int length = 5_000;
        List<Assertion> all = new ArrayList<>();
        all.add(Assertion.of(TOWER));
        Claim before = Claim.of(TOWER, "step", Value.of(0));
        all.add(Assertion.of(before));
        for (int i = 1; i < length; i++) {
            Claim next = Claim.of(TOWER, "step", Value.of(i));
            all.add(Assertion.of(next));
            all.add(Assertion.of(Relation.of(next, RelationType.DERIVED_FROM, before)));
            before = next;
        }
        graph().assertAll(all);
        assertThat(graph().trace(before.id()).steps()).hasSize(length);
        assertThat(graph().impact(Claim.of(TOWER, "step", Value.of(0)).id()).consequences())
                .hasSize(length - 1)
                .allMatch(one -> one.falls());
        assertThat(graph().belief(before.id()).belief()).isEqualTo(.5);
    }

    @Test
    void aRebuiltGraphIsTheSame() {
        all(TOWER, Predicate.functional("height"));
        graph().assert_(SHORT, Interval.of(day(-100), day(-50)));
        graph().assert_(TALL, Interval.from(day(-50)));
        clock.nextDay();
        graph().retract(TALL.id());
        List<ItemVersion> history = graph().history(TALL.id());
        index().rebuild();
        assertThat(graph().history(TALL.id())).isEqualTo(history);
        reopen();
        assertThat(graph().history(TALL.id())).isEqualTo(history);
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void malformedRequestsAreRefusedByType() {
        assertThatThrownBy(() -> graph().get("tower")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> graph().get("entity:")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> graph().retract("doc:x")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> graph().trace("claim:unknown")).isInstanceOf(AimosException.NotFound.class);
        assertThatThrownBy(() -> graph().belief("claim:unknown")).isInstanceOf(AimosException.NotFound.class);
        assertThatThrownBy(() -> Claim.of(TOWER, "p", Value.of(Double.NaN)))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> TALL.confidence(Double.NaN)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> TALL.confidence(1.01)).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Entity.of("a\nb")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Entity.of(" ")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> Relation.of(TOWER, RelationType.SUPPORTS, PARIS))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("claim|evidence supports claim");
        assertThatThrownBy(() -> RelationType.of("suports")).isInstanceOf(AimosException.InvalidRequest.class);
        assertThatThrownBy(() -> graph().assert_(Entity.of("x".repeat(600))))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxKeyLength");
        assertThatThrownBy(() -> all(TOWER, Claim.of(TOWER, "says", Value.of("x".repeat(100_000)))))
                .isInstanceOf(AimosException.InvalidRequest.class)
                .hasMessageContaining("maxMetadataBytes");
        assertThatThrownBy(() -> graph().assert_(TALL, Interval.of(day(2), day(1))))
                .isInstanceOf(AimosException.InvalidRequest.class);
        assertThat(os().status().tx()).isZero();
    }

    @Test
    void unknownIdsShowNothing() {
        assertThat(graph().get("entity:x")).isEmpty();
        assertThat(graph().history("entity:x")).isEmpty();
        assertThat(graph().neighbours("entity:x")).isEmpty();
        assertThat(graph().path("entity:x", "entity:y")).isEmpty();
        assertThat(graph().contradictions()).isEmpty();
        assertThat(graph().impact("doc:x").consequences()).isEmpty();
        assertThat(graph().vertex("claim:x", AsOf.now()).standing()).isEqualTo(Standing.GONE);
        assertThat(graph().retract("entity:x", Optional.empty()).outcome()).isEqualTo(Written.Outcome.UNCHANGED);
        assertThat(graph().erase(List.of("entity:x")).seqs()).isEmpty();
    }
}
