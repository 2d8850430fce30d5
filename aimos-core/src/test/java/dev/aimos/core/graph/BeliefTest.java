package dev.aimos.core.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aimos.AimosException;
import dev.aimos.graph.Belief;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Source;
import dev.aimos.graph.Standing;
import dev.aimos.graph.Value;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class BeliefTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final Claim TALL = Claim.of("entity:tower", "height", Value.of(330, "m"));
    private static final Claim SHORT = Claim.of("entity:tower", "height", Value.of(300, "m"));

    private final Told told = new Told();

    private String evidence(String key, double confidence) {
        return told.tell(told.quote(key, "words of " + key, "words").confidence(confidence));
    }

    @Test
    void aClaimNobodySupportsIsBelievedByHalf() {
        String claim = told.tell(TALL.confidence(0.8));
        Belief belief = told.view().belief(claim);
        assertThat(belief.belief()).isCloseTo(0.4, CLOSE);
        assertThat(belief.uncertainty()).isCloseTo(0.6, CLOSE);
        assertThat(belief.grounds()).isEmpty();
    }

    @Test
    void evidenceAddsUp() {
        String claim = told.tell(TALL);
        told.relate(evidence("a", 0.5), RelationType.SUPPORTS, claim);
        told.relate(evidence("b", 0.6), RelationType.SUPPORTS, claim);
        assertThat(told.view().belief(claim).belief()).isCloseTo(0.8, CLOSE);
    }

    @Test
    void ofOneSourceOnlyTheHeaviestCounts() {
        String claim = told.tell(TALL);
        told.tell(Source.of("almanac", 0.5));
        Evidence one = told.quote("a", "words", "words").from("source:almanac");
        Evidence other =
                told.quote("b", "words", "words").from("source:almanac").confidence(0.8);
        told.relate(told.tell(one), RelationType.SUPPORTS, claim);
        told.relate(told.tell(other), RelationType.SUPPORTS, claim);
        Belief belief = told.view().belief(claim);
        assertThat(belief.belief()).isCloseTo(0.5, CLOSE);
        assertThat(belief.grounds()).extracting(Belief.Ground::counted).containsExactly(true, false);
    }

    @Test
    void premisesAreOneGround() {
        String claim = told.tell(TALL);
        String one = told.tell(SHORT.negated());
        String other = told.tell(Claim.of("entity:tower", "built", Value.of("1889")));
        told.relate(evidence("a", 0.5), RelationType.SUPPORTS, one);
        told.relate(evidence("b", 0.5), RelationType.SUPPORTS, other);
        told.relate(claim, RelationType.DERIVED_FROM, one);
        told.relate(claim, RelationType.DERIVED_FROM, other);
        Belief belief = told.view().belief(claim);
        assertThat(belief.belief()).isCloseTo(0.25, CLOSE);
        assertThat(belief.grounds()).hasSize(2);
    }

    @Test
    void claimsThatExcludeEachOtherWeighAgainstEachOtherUntilThatIsDecided() {
        String tall = told.tell(TALL);
        String low = told.tell(SHORT);
        told.relate(evidence("a", 0.8), RelationType.SUPPORTS, tall);
        told.relate(evidence("b", 0.5), RelationType.SUPPORTS, low);
        assertThat(told.view().belief(tall).belief()).isCloseTo(0.8, CLOSE);
        told.tell(Predicate.functional("height"));
        Belief belief = told.view().belief(tall);
        assertThat(belief.belief()).isCloseTo(0.8 * 0.5 / (1 - 0.4), CLOSE);
        assertThat(belief.disbelief()).isCloseTo(0.5 * 0.2 / (1 - 0.4), CLOSE);
        assertThat(belief.grounds()).extracting(Belief.Ground::id).contains(low);
        told.tell(Resolution.keep(tall, low, "measured"));
        assertThat(told.view().belief(tall).belief()).isCloseTo(0.8, CLOSE);
        assertThat(told.view().belief(low).belief()).isZero();
        assertThat(told.view().vertex(low).standing()).isEqualTo(Standing.REJECTED);
    }

    @Test
    void totalConflictIsEvenlyDivided() {
        String claim = told.tell(TALL);
        told.relate(evidence("a", 1), RelationType.SUPPORTS, claim);
        told.relate(evidence("b", 1), RelationType.CONTRADICTS, claim);
        Belief belief = told.view().belief(claim);
        assertThat(belief.belief()).isEqualTo(0.5);
        assertThat(belief.disbelief()).isEqualTo(0.5);
        assertThat(belief.uncertainty()).isZero();
    }

    @Test
    void goingInACircleProvesNothing() {
        String one = told.tell(TALL);
        String other = told.tell(Claim.of("entity:tower", "storeys", Value.of(3)));
        told.relate(one, RelationType.SUPPORTS, other);
        told.relate(other, RelationType.SUPPORTS, one);
        assertThat(told.view().belief(one).belief()).isZero();
        told.relate(evidence("a", 0.7), RelationType.SUPPORTS, other);
        assertThat(told.view().belief(one).belief()).isCloseTo(0.7, CLOSE);
    }

    @Test
    void wordsThatAreGoneWeighNothing() {
        String claim = told.tell(TALL);
        told.relate(evidence("a", 1), RelationType.SUPPORTS, claim);
        told.texts.put("a", "other");
        assertThat(told.view().belief(claim).belief()).isZero();
    }

    @Test
    void onlyClaimsThatAreShownAreBelieved() {
        assertThatThrownBy(() -> told.view().belief(TALL.id()))
                .isInstanceOf(AimosException.NotFound.class)
                .extracting("code")
                .isEqualTo("item-missing");
        assertThatThrownBy(() -> told.view().belief(told.tell(Source.of("s", 1))))
                .isInstanceOf(AimosException.NotFound.class);
    }

    /** Whatever the graph, the three shares add up, and more evidence never makes a claim less believable. */
    @Property(tries = 300)
    void sharesAddUpAndEvidenceHelps(@ForAll long seed) {
        Random random = new Random(seed);
        Told told = new Told();
        told.tell(Predicate.functional("p"));
        String[] claims = new String[5];
        for (int i = 0; i < claims.length; i++) {
            Claim claim = new Claim("entity:e" + random.nextInt(2), "p", Value.of(i), random.nextInt(4) > 0, 1);
            claims[i] = told.tell(claim.confidence(random.nextInt(5) / 4.0));
        }
        for (int i = 0; i < 14; i++) {
            int to = random.nextInt(claims.length);
            int from = random.nextInt(claims.length);
            double confidence = random.nextInt(5) / 4.0;
            String key = "k" + i;
            String evidence =
                    told.tell(told.quote(key, key, key).confidence(confidence).from("source:s" + random.nextInt(4)));
            RelationType type = random.nextInt(3) == 0 ? RelationType.CONTRADICTS : RelationType.SUPPORTS;
            if (random.nextBoolean()) {
                told.tell(Relation.of(evidence, type, claims[to]).confidence(random.nextInt(5) / 4.0));
            } else if (from != to) {
                RelationType between = random.nextInt(3) == 0 && from > to ? RelationType.DERIVED_FROM : type;
                told.tell(Relation.of(claims[from], between, claims[to]).confidence(random.nextInt(5) / 4.0));
            }
        }
        for (String claim : claims) {
            told.relate(
                    told.tell(told.quote("x" + claim, "x" + claim, "x").confidence(0.1)), RelationType.SUPPORTS, claim);
        }
        for (String claim : claims) {
            Belief before = told.view().belief(claim);
            assertThat(before.belief()).isBetween(0.0, 1.0);
            assertThat(before.disbelief()).isBetween(0.0, 1.0);
            assertThat(before.uncertainty()).isBetween(0.0, 1.0);
            assertThat(before.belief() + before.disbelief() + before.uncertainty())
                    .isCloseTo(1, CLOSE);
            assertThat(before.grounds()).allMatch(ground -> ground.weight() >= 0 && ground.weight() <= 1);
        }
        // A claim that leads to no other, so that nothing against it grows as well.
        String last = told.tell(Claim.of("entity:e0", "p", Value.of("last")));
        told.relate(claims[0], RelationType.SUPPORTS, last);
        double before = told.view().belief(last).belief();
        for (int i = 0; i < 3; i++) {
            String key = "more" + i;
            String evidence = told.tell(told.quote(key, key, key).confidence(random.nextDouble()));
            told.relate(evidence, RelationType.SUPPORTS, last);
            double after = told.view().belief(last).belief();
            assertThat(after).isGreaterThanOrEqualTo(before - 1e-12);
            before = after;
        }
    }
}
