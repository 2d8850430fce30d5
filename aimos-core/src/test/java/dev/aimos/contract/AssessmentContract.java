package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Value;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TextField;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Risk;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnesses;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How sure retrievals are, and of what. */
public abstract class AssessmentContract extends HhniSuite {
    private static final String CHAT = """
            Nate: I dyed my hair last week.
            Joanna: Which colour did you choose?
            Nate: I went for purple hair, I love that colour!
            Joanna: Great. I wrote a screenplay meanwhile.
            Nate: What is it about?
            Joanna: My screenplay is about a lost sister.
            """;

    private static final Entity TOWER = Entity.of("Eiffel Tower", "building");
    private static final Claim TALL = Claim.of(TOWER, "height", Value.of(330, "m"));
    private static final Claim SHORT = Claim.of(TOWER, "height", Value.of(300, "m"));

    private void fill() {
        put(AtomDraft.text("chat", CHAT).mediaType("text/x-chat"));
        put("new", "The Eiffel Tower is 330 m tall, as measured in 2022.");
        put("old", "An older book has it that the Eiffel Tower is 300 m tall.");
        put("food", "Boil the noodles. Add salt and basil.");
        put("sea", "Herons eat fish. Otters do, too.");
    }

    private Assessment assess(Query query) {
        return os().witnesses().assess(query, index().search(query), Criticality.ROUTINE);
    }

    private static Query turns(String question) {
        return Query.of(question).level(Level.PARAGRAPH).mode(Mode.LEXICAL);
    }

    @Test
    void whereNothingIsFoundThereIsNoConfidence() {
        Assessment empty = assess(Query.of("anything").mode(Mode.LEXICAL));
        assertThat(empty.confidence()).isZero();
        assertThat(empty.raw()).isZero();
        assertThat(empty.risk()).isEqualTo(new Risk(1, 0, 0, Risk.UNKNOWN, 0));
        fill();
        assertThat(assess(Query.of("unheard-of words").mode(Mode.LEXICAL)).confidence())
                .isZero();
    }

    @Test
    void theWordsOfTheQuestionMakeItSure() {
        fill();
        double all = assess(Query.of("otters and herons eat fish")).confidence();
        double some = assess(Query.of("zebras eat strange things")).confidence();
        assertThat(all).isGreaterThan(some + 0.2);
    }

    @Test
    void whatIsCoveredIsWeighedByHowRareItIs() {
        put("a", "common rare");
        put("b", "common");
        put("c", "common");
        double common = Math.log(1 + (3 - 3 + 0.5) / (3 + 0.5));
        double none = Math.log(1 + (3 - 0 + 0.5) / (0 + 0.5));
        assertThat(assess(Query.of("common unknown").mode(Mode.LEXICAL))
                        .signals()
                        .get("coverage"))
                .isCloseTo(common / (common + none), within(1e-6));
        assertThat(assess(Query.of("common rare").mode(Mode.LEXICAL)).signals().get("coverage"))
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void aQuestionAboutTheWrongPersonIsLessSure() {
        fill();
        Assessment right = assess(turns("What colour did Nate choose for his hair?"));
        Assessment wrong = assess(turns("What colour did Joanna choose for her hair?"));
        assertThat(right.signals().get("names")).isGreaterThan(wrong.signals().get("names") + 0.3);
        assertThat(right.confidence()).isGreaterThan(wrong.confidence() + 0.2);
        assertThat(assess(turns("what colour for hair")).signals().get("names"))
                .as("no names, no opinion")
                .isEqualTo(0.5);
        Query sentence = turns("What colour did Nate choose for his hair?").level(Level.SENTENCE);
        assertThat(assess(sentence).signals().get("names"))
                .as("a sentence is its speaker's, too")
                .isGreaterThan(0.5);
    }

    @Test
    void aNameMayStandInTheTextInTheTitleOrInAHeading() {
        put(AtomDraft.text("a", "It is made of iron.").metadata("title", "Eiffel Tower"));
        put(AtomDraft.text("b", "# Tokyo Tower\n\nIt is made of steel.").mediaType("text/markdown"));
        for (String name : List.of("Eiffel Tower", "Tokyo Tower")) {
            Query query = Query.of("What is the " + name + " made of?").level(Level.PARAGRAPH);
            assertThat(assess(query.limit(1)).signals().get("names")).as(name).isGreaterThan(0.6);
        }
        Query other = Query.of("What is the Golden Gate made of?").level(Level.PARAGRAPH);
        assertThat(assess(other.limit(1)).signals().get("names")).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void hitsOfEveryLevelAndModeAreAssessedAndTwiceTheSame() {
        fill();
        everywhere((level, mode) -> {
            Query query = Query.of("how tall is the Eiffel Tower").level(level).mode(mode);
            Assessment once = assess(query);
            String what = level + " " + mode;
            assertThat(once).as(what).isEqualTo(assess(query));
            assertThat(once.signals())
                    .as(what)
                    .containsOnlyKeys("agreement", "contradiction", "coverage", "margin", "names", "score", "support");
            assertThat(once.signals().values()).as(what).allMatch(value -> value >= 0 && value <= 1);
            assertThat(once.confidence()).as(what).isBetween(0.0, 1.0).isEqualTo(once.raw());
            assertThat(once.calibrator()).as(what).isEmpty();
            assertThat(once.risk().budget()).as(what).isZero();
            if (mode == Mode.LEXICAL) {
                assertThat(once.risk().disagreement()).as(what).isZero();
            } else {
                assertThat(once.risk().disagreement())
                        .as(what)
                        .isCloseTo(1 - once.signals().get("agreement"), within(1e-12));
            }
        });
    }

    @Test
    void hitsOfEverySortOfQueryAreAssessed() {
        fill();
        Query query = Query.of("Eiffel Tower");
        for (Query asked : List.of(
                query.limit(1),
                query.match(Match.PHRASE),
                query.match(Match.ALL_WORDS),
                query.field(TextField.TITLE),
                query.reranking(Reranking.mmr()),
                query.explain(true),
                Query.of("of the"),
                Query.of("?!").mode(Mode.VECTOR))) {
            assertThat(assess(asked).confidence()).as("%s", asked).isBetween(0.0, 1.0);
        }
        assertThatThrownBy(() ->
                        os().witnesses().assess(query.limit(1_000_000), index().search(query), Criticality.ROUTINE))
                .isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void theEmbedderIsNotAskedAgain() {
        fill();
        Query query = Query.of("how tall is the tower");
        Hits hits = index().search(query);
        int before = embedder.questions();
        os().witnesses().assess(query, hits, Criticality.ROUTINE);
        assertThat(embedder.questions()).isEqualTo(before);
    }

    @Test
    void whatIsRecordedLaterDoesNotMatter() {
        fill();
        Query query = Query.of("how tall is the Eiffel Tower");
        Hits hits = index().search(query);
        Assessment before = os().witnesses().assess(query, hits, Criticality.ROUTINE);
        clock.nextDay();
        put("third", "How tall is the Eiffel Tower? Tall, tall, tall.");
        disagree();
        assertThat(os().witnesses().assess(query, hits, Criticality.ROUTINE)).isEqualTo(before);
        assertThat(assess(query)).isNotEqualTo(before);
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

    @Test
    void supportInTheGraphMakesItSurerAndContradictionLessSure() {
        fill();
        Query query = Query.of("how tall is the Eiffel Tower");
        Assessment silent = assess(query);
        assertThat(silent.signals()).containsEntry("support", 0.0).containsEntry("contradiction", 0.0);
        os().graph().assert_(TOWER);
        os().graph().assert_(Predicate.functional("height"));
        claim(TALL, "new", "is 330 m tall");
        Assessment supported = assess(query);
        assertThat(supported.signals().get("support")).isPositive();
        assertThat(supported.confidence()).isGreaterThan(silent.confidence());
        assertThat(supported.disputed()).isEmpty();

        claim(SHORT, "old", "is 300 m tall");
        Assessment contradicted = assess(query);
        assertThat(contradicted.disputed()).containsExactlyInAnyOrder(TALL.id(), SHORT.id());
        assertThat(contradicted.risk().contradiction()).isGreaterThanOrEqualTo(0.5);
        assertThat(contradicted.confidence()).isLessThan(silent.confidence());

        os().graph().resolve(Resolution.keep(TALL.id(), SHORT.id(), "measured"));
        assertThat(assess(query).disputed()).containsExactly(SHORT.id());
        assertThat(assess(Query.of("Herons eat fish").limit(1)).disputed()).isEmpty();
    }

    @Test
    void evidenceAgainstAClaimSpeaksAgainstIt() {
        fill();
        os().graph().assert_(TOWER);
        claim(SHORT, "old", "is 300 m tall");
        Evidence against = os().graph().quote("new", "is 330 m tall");
        os().graph().assert_(against);
        os().graph().assert_(Relation.of(against, RelationType.CONTRADICTS, SHORT));
        Assessment assessment = assess(Query.of("the older book has it that the Eiffel Tower"));
        assertThat(assessment.disputed()).containsExactly(SHORT.id());
        assertThat(assessment.risk().contradiction()).isPositive();
    }

    @Test
    void theCalibratorInForceIsUsed() {
        fill();
        Query query = Query.of("how tall is the Eiffel Tower");
        Hits before = index().search(query);
        double raw = assess(query).raw();
        Witnesses witnesses = os().witnesses();
        String model =
                index().search(query.receipt(true)).receipt().orElseThrow().retriever();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Witness witness = Witness.of(Witness.Kind.RETRIEVAL, model)
                    .output(Json.of("found " + i))
                    .confidence(i % 2 == 0 ? 0.3 : 0.8)
                    .build();
            Hash id = witnesses.record(witness).id();
            outcomes.add(Outcome.of(id, i % 4 != 0 && i % 5 != 0, "a reader"));
        }
        witnesses.outcomes(outcomes);
        Adopted adopted = witnesses.adopt(CalibrationQuery.all().model(model), Calibrator.Method.TEMPERATURE);
        Assessment calibrated = assess(query);
        assertThat(calibrated.raw()).isCloseTo(raw, within(1e-9));
        assertThat(calibrated.calibrator()).contains(adopted.id());
        assertThat(calibrated.confidence()).isEqualTo(adopted.calibrator().apply(calibrated.raw()));
        assertThat(calibrated.risk().calibrationError()).isEqualTo(adopted.eceAfter());
        assertThat(witnesses.assess(query, before, Criticality.ROUTINE).calibrator())
                .as("it was not in force at the moment of the search")
                .isEmpty();
        assertThat(assess(Query.of("unheard-of").mode(Mode.LEXICAL)).confidence())
                .as("nothing stays nothing")
                .isZero();
    }

    @Test
    void hitsOfAnotherStoreAreNoTrouble() throws IOException {
        fill();
        Query query = Query.of("how tall is the Eiffel Tower");
        Harness other = newHarness();
        try (AimOs elsewhere = open(other)) {
            elsewhere.memory().put(AtomDraft.text("alone", "Some towers are tall."));
            Hits early = elsewhere.index().search(query);
            assertThat(os().witnesses()
                            .assess(query, early, Criticality.ROUTINE)
                            .confidence())
                    .isBetween(0.0, 1.0);
            Hits late = index().search(query);
            assertThatThrownBy(() -> elsewhere.witnesses().assess(query, late, Criticality.ROUTINE))
                    .isInstanceOfSatisfying(
                            AimosException.InvalidRequest.class,
                            refused -> assertThat(refused.code()).isEqualTo("tx-unknown"));
        } finally {
            other.dispose();
        }
    }

    @Test
    void hitsThatWereErasedAreMissed() {
        fill();
        Query query = Query.of("how tall is the Eiffel Tower").limit(1);
        Hits hits = index().search(query);
        memory().erase(List.of(hits.list().get(0).key()));
        assertThatThrownBy(() -> os().witnesses().assess(query, hits, Criticality.ROUTINE))
                .isInstanceOfSatisfying(
                        AimosException.NotFound.class,
                        missing -> assertThat(missing.code()).isEqualTo("atom-erased"));
    }

    @Test
    void aLeadIsAMarginAndALoneHitHasATypicalOne() {
        put("alone", "Otters swim.");
        Query query = Query.of("otters").mode(Mode.LEXICAL);
        OptionalDouble lone = OptionalDouble.of(assess(query).signals().get("margin"));
        assertThat(lone).hasValue(0.25);
        put("more", "Otters swim.");
        assertThat(assess(query).signals()).containsEntry("margin", 0.0);
        assertThat(assess(query).risk().margin()).isEqualTo(1);
    }
}
