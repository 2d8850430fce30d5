package dev.aimos.core.graphrank;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.retrieve.Expansion;
import dev.aimos.core.retrieve.Retrieved;
import dev.aimos.graph.Kind;
import dev.aimos.index.Address;
import dev.aimos.index.Explanation;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Walks from the best hits, and from the entities that the question names, through what is around them in the graph.
 *
 * <p>One half of the walks begins at the hits, by their scores, the other at the entities, by their specificity; all of them
 * at the one if there is none of the other. From a place a walk goes to what it mentions, the more likely the more specific
 * that is: the inverse of how many places mention it (node specificity: Gutiérrez et al., HippoRAG, 2024); from a thing to
 * each of its places alike. What counts is how often walks come to a place from another: that they begin there says only that
 * it was found, which the search's score says already, and would keep the best hits where they are whatever the graph says.
 */
public final class GraphWalk implements Expansion {
    private static final double NAMED = 0.5;
    private static final int HUBS_SHOWN = 5;

    private final Query query;
    private final GraphBoost boost;
    private final RegisterReader register;
    private final Moment moment;
    private final Keys keys;

    /**
     * A walk for one query.
     *
     * @param texts where keys are looked up
     * @param register the graph
     */
    public GraphWalk(Query query, GraphBoost boost, CatalogReader texts, RegisterReader register, Moment moment) {
        this.query = query;
        this.boost = boost;
        this.register = register;
        this.moment = moment;
        this.keys = new Keys(texts, query.filter(), moment);
    }

    @Override
    public double weight() {
        return boost.weight();
    }

    @Override
    public int seeds() {
        return boost.seeds();
    }

    @Override
    public Optional<Reached> reach(List<Retrieved> best) throws IOException {
        Map<Address, Double> seeds = new LinkedHashMap<>();
        for (Retrieved one : best.subList(0, Math.min(boost.seeds(), best.size()))) {
            seeds.put(one.node().id().address(one.node().key()), one.score());
        }
        Set<String> named = Named.in(query.text(), register, moment);
        Surroundings surroundings = new Surroundings(new Bounded(register, moment), keys, query.level());
        Shared shared = surroundings.around(seeds.keySet(), named);
        if (shared.things().isEmpty()) {
            return Optional.empty();
        }
        Map<Address, Double> mass = walked(shared, seeds, named, surroundings.hubs());
        return Optional.of(reached(mass, best, how(seeds.size(), named, surroundings, shared)));
    }

    /** How often a walk comes to each place. */
    private Map<Address, Double> walked(
            Shared shared, Map<Address, Double> seeds, Set<String> named, Set<String> hubs) {
        NavigableSet<Address> places = shared.places();
        places.addAll(seeds.keySet());
        TreeSet<String> things = new TreeSet<>(shared.things());
        things.addAll(shared.same().keySet());
        Web web = new Web();
        Map<Address, Integer> numbers = new LinkedHashMap<>();
        places.forEach(place -> numbers.put(place, web.add()));
        Map<String, Integer> thingNumbers = new LinkedHashMap<>();
        things.forEach(thing -> thingNumbers.put(thing, web.add()));
        thingNumbers.forEach((thing, number) -> {
            double specificity = specificity(thing, shared, hubs);
            for (Address place : shared.of(thing)) {
                int at = numbers.getOrDefault(place, -1);
                web.link(at, number, specificity);
                web.link(number, at, 1);
            }
            shared.same()
                    .getOrDefault(thing, new TreeSet<>())
                    .forEach(other -> web.link(number, thingNumbers.getOrDefault(other, -1), 1));
        });
        double[] begin = new double[web.size()];
        Map<Integer, Double> hits = new LinkedHashMap<>();
        seeds.forEach((place, score) -> hits.put(numbers.getOrDefault(place, -1), score));
        Map<Integer, Double> entities = new LinkedHashMap<>();
        for (String thing : named) {
            Integer number = thingNumbers.get(thing);
            if (number != null) {
                entities.put(number, specificity(thing, shared, hubs));
            }
        }
        double ofHits = sum(hits);
        double ofEntities = sum(entities);
        double share = ofHits == 0 ? 1 : ofEntities == 0 ? 0 : NAMED;
        hits.forEach((at, weight) -> begin[at] += ofHits == 0 ? 0 : (1 - share) * weight / ofHits);
        entities.forEach((at, weight) -> begin[at] += share * weight / ofEntities);
        double[] arrived = web.step(PageRank.of(web, begin, boost.restart()));
        Map<Address, Double> walked = new HashMap<>();
        numbers.forEach((place, number) -> walked.put(place, arrived[number]));
        return walked;
    }

    private static double sum(Map<Integer, Double> weights) {
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double specificity(String thing, Shared shared, Set<String> hubs) {
        int mentions = Math.max(1, shared.of(thing).size());
        return 1.0 / (hubs.contains(thing) ? Math.max(Surroundings.HUB + 1, mentions) : mentions);
    }

    private Reached reached(Map<Address, Double> mass, List<Retrieved> best, Explanation how) throws IOException {
        double most =
                mass.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        List<Address> order = new ArrayList<>(mass.keySet());
        order.sort(Comparator.comparingDouble((Address place) -> mass.getOrDefault(place, 0.0))
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        Map<NodeId, Double> shares = new HashMap<>();
        Set<NodeId> found = new TreeSet<>();
        best.forEach(one -> found.add(one.node().id()));
        List<NodeId> added = new ArrayList<>();
        for (Address place : order) {
            double share = most == 0 ? 0 : mass.getOrDefault(place, 0.0) / most;
            NodeId node = new NodeId(
                    keys.record(place.key()).orElse(-1), place.section(), place.paragraph(), place.sentence());
            if (node.seq() >= 0 && share > 0) {
                shares.put(node, share);
                if (!found.contains(node) && added.size() < boost.candidates()) {
                    added.add(node);
                }
            }
        }
        return new Reached(shares, added, how);
    }

    private static Explanation how(int seeds, Set<String> named, Surroundings surroundings, Shared shared) {
        List<Explanation> details = new ArrayList<>();
        details.add(Explanation.of(seeds, "best hits that the walk begins from"));
        details.add(Explanation.of(named.size(), "entities that the question names" + listed(named)));
        details.add(Explanation.of(
                (double) shared.things().stream()
                        .filter(thing -> Kind.of(thing) == Kind.ENTITY)
                        .count(),
                "entities met, at " + shared.places().size() + " places"));
        if (!surroundings.hubs().isEmpty()) {
            details.add(Explanation.of(
                    surroundings.hubs().size(),
                    "entities not followed, as each has more than " + Surroundings.HUB + " mentions or claims"
                            + listed(surroundings.hubs())));
        }
        if (surroundings.left() > 0) {
            details.add(Explanation.of(
                    surroundings.left(), "entities not followed, as there are more than " + Surroundings.ENTITIES));
        }
        return new Explanation(0, "the walk", details);
    }

    private static String listed(Set<String> ids) {
        return ids.isEmpty()
                ? ""
                : ": " + String.join(", ", ids.stream().limit(HUBS_SHOWN).toList())
                        + (ids.size() > HUBS_SHOWN ? ", …" : "");
    }
}
