package dev.aimos.core.graphrank;

import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.graph.GraphView;
import dev.aimos.core.graph.Terms;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.index.Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of some nodes contradict each other, by what the graph says at a moment: a node stands for the claims that evidence
 * supports which quotes it or what is in it. Two contradict each other if two of their claims do, or if evidence quoting the
 * one contradicts a claim of the other. Where such a contradiction is resolved, the node of the claim that prevails overrules
 * the other. Immutable.
 *
 * <p>Cost: one look-up if there are no claims at all, and else a few, each for all nodes.
 */
public final class Disputes {
    private record Pair(int one, int other) {}

    private final Set<Pair> contradicting = new HashSet<>();
    private final Set<Pair> overruling = new HashSet<>();
    private final Map<String, Set<Integer>> supporters = new LinkedHashMap<>();
    private final Map<String, Set<Integer>> opponents = new LinkedHashMap<>();

    private Disputes() {}

    /**
     * The disputes among some nodes.
     *
     * @param nodes the nodes, by whose places in this list they are told apart
     * @param reader the graph
     * @param view the same
     */
    public static Disputes among(List<FoundNode> nodes, RegisterReader reader, GraphView view, Moment moment)
            throws IOException {
        Disputes disputes = new Disputes();
        if (!reader.scan(Kind.CLAIM.prefix(), moment, null, 1).isEmpty()) {
            disputes.look(nodes, new Bounded(reader, moment), view);
        }
        return disputes;
    }

    /** Whether one of two nodes contradicts the other. */
    public boolean contradict(int one, int other) {
        return contradicting.contains(new Pair(one, other));
    }

    /** Whether it was decided that of two nodes that contradict each other the first is right. */
    public boolean overrules(int one, int other) {
        return overruling.contains(new Pair(one, other)) && !overruling.contains(new Pair(other, one));
    }

    private void look(List<FoundNode> nodes, Bounded look, GraphView view) throws IOException {
        Map<String, Set<Integer>> quoted = quoted(nodes, new Anchors(look));
        Set<String> terms = new LinkedHashSet<>();
        for (String evidence : quoted.keySet()) {
            terms.add(Terms.out(Link.Label.SUPPORTS, evidence));
            terms.add(Terms.out(Link.Label.CONTRADICTS, evidence));
        }
        for (List<Said> found : look.find(terms, Integer.MAX_VALUE).values()) {
            for (Said said : found) {
                Relation relation = (Relation) said.item();
                (relation.type() == RelationType.SUPPORTS ? supporters : opponents)
                        .computeIfAbsent(relation.to(), absent -> new LinkedHashSet<>())
                        .addAll(quoted.getOrDefault(relation.from(), Set.of()));
            }
        }
        opponents.forEach((claim, against) -> pairs(against, of(claim), contradicting));
        for (Contradiction contradiction : view.contradictions(supporters.keySet())) {
            add(contradiction);
        }
    }

    /** The nodes that evidence quotes or quotes from. */
    private static Map<String, Set<Integer>> quoted(List<FoundNode> nodes, Anchors anchors) throws IOException {
        Map<String, List<Integer>> byKey = new HashMap<>();
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            byKey.computeIfAbsent(nodes.get(i).key(), absent -> new ArrayList<>())
                    .add(i);
            addresses.add(nodes.get(i).id().address(nodes.get(i).key()));
        }
        Map<String, Set<Integer>> quoted = new LinkedHashMap<>();
        for (Said said : anchors.about(addresses)) {
            if (said.item() instanceof Evidence evidence) {
                for (int i : byKey.getOrDefault(evidence.at().key(), List.of())) {
                    boolean inside = nodes.get(i).start() <= evidence.span().start()
                            && evidence.span().end() <= nodes.get(i).end();
                    if (inside || addresses.get(i).contains(evidence.at())) {
                        quoted.computeIfAbsent(said.id(), absent -> new LinkedHashSet<>())
                                .add(i);
                    }
                }
            }
        }
        return quoted;
    }

    private void add(Contradiction contradiction) {
        String first = contradiction.first().item().id();
        String second = contradiction.second().item().id();
        pairs(of(first), of(second), contradicting);
        contradiction.resolution().flatMap(held -> held.item().prevails()).ifPresent(prevails -> {
            for (String lost : List.of(first, second)) {
                if (!lost.equals(prevails)) {
                    pairs(of(prevails), of(lost), contradicting);
                    for (int winner : of(prevails)) {
                        of(lost).forEach(loser -> overruling.add(new Pair(winner, loser)));
                    }
                }
            }
        });
    }

    private Set<Integer> of(String claim) {
        return supporters.getOrDefault(claim, Set.of());
    }

    /** Adds every one of some with every one of others, in both orders. */
    private static void pairs(Set<Integer> some, Set<Integer> others, Set<Pair> pairs) {
        for (int one : some) {
            for (int other : others) {
                if (one != other) {
                    pairs.add(new Pair(one, other));
                    pairs.add(new Pair(other, one));
                }
            }
        }
    }
}
