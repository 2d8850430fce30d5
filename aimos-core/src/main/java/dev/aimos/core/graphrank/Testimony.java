package dev.aimos.core.graphrank;

import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.graph.GraphView;
import dev.aimos.core.graph.Terms;
import dev.aimos.graph.Belief;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.index.Address;
import dev.aimos.index.Span;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the graph says for and against what some places of the memory claim: the claims that evidence supports which quotes
 * them. A claim of an open contradiction has at least a half against it, and one that another was decided to prevail over all.
 *
 * <p>Cost: one look-up if there are no claims at all; else a few for all places, and the belief of each of their claims.
 *
 * @param support how far the claim that most speaks for is borne out, from 0 to 1; 0 if there are none
 * @param contradiction how much speaks against the claim that most speaks against
 * @param disputed ids of the claims that something speaks against, in order
 */
public record Testimony(double support, double contradiction, List<String> disputed) {
    /** Nothing for and nothing against. */
    public static final Testimony NONE = new Testimony(0, 0, List.of());

    private static final double OPEN = 0.5;

    public Testimony {
        disputed = List.copyOf(disputed);
    }

    /**
     * A place of the memory.
     *
     * @param address which node
     * @param span the stretch of the atom's text it covers
     */
    public record Place(Address address, Span span) {}

    /** What the graph says of some places at a moment. */
    public static Testimony about(List<Place> places, RegisterReader reader, GraphView view, Moment moment)
            throws IOException {
        if (reader.scan(Kind.CLAIM.prefix(), moment, null, 1).isEmpty()) {
            return NONE;
        }
        Set<String> claims = claims(places, new Bounded(reader, moment));
        if (claims.isEmpty()) {
            return NONE;
        }
        Map<String, Double> against = new TreeMap<>();
        double support = 0;
        for (String claim : claims) {
            Belief belief = view.belief(claim);
            support = Math.max(support, belief.belief());
            against.put(claim, belief.disbelief());
        }
        for (Contradiction contradiction : view.contradictions(claims)) {
            add(contradiction, against);
        }
        against.keySet().retainAll(claims);
        against.values().removeIf(share -> !(share > 0));
        double most =
                against.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Testimony(support, Math.min(1, most), List.copyOf(against.keySet()));
    }

    private static void add(Contradiction contradiction, Map<String, Double> against) {
        for (String claim : List.of(
                contradiction.first().item().id(), contradiction.second().item().id())) {
            double share = contradiction
                    .resolution()
                    .map(held -> held.item()
                            .prevails()
                            .map(right -> right.equals(claim) ? 0.0 : 1.0)
                            .orElse(0.0))
                    .orElse(OPEN);
            against.merge(claim, share, Math::max);
        }
    }

    /** The claims that evidence supports which quotes the places, or what is in them. */
    private static Set<String> claims(List<Place> places, Bounded look) throws IOException {
        Set<String> terms = new HashSet<>();
        for (Said said :
                new Anchors(look).about(places.stream().map(Place::address).toList())) {
            if (said.item() instanceof Evidence evidence
                    && places.stream().anyMatch(place -> quotes(evidence, place))) {
                terms.add(Terms.out(Link.Label.SUPPORTS, said.id()));
            }
        }
        Set<String> claims = new LinkedHashSet<>();
        for (List<Said> found : look.find(terms, Integer.MAX_VALUE).values()) {
            for (Said said : found) {
                if (said.item() instanceof Relation relation && Kind.of(relation.to()) == Kind.CLAIM) {
                    claims.add(relation.to());
                }
            }
        }
        claims.retainAll(look.get(claims).keySet());
        return claims;
    }

    private static boolean quotes(Evidence evidence, Place place) {
        return evidence.at().key().equals(place.address().key())
                && (place.span().contains(evidence.span()) || place.address().contains(evidence.at()));
    }
}
