package dev.aimos.examples.serve;

import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Neighbourhood;
import dev.aimos.graph.Vertex;
import dev.aimos.graph.Walk;
import dev.aimos.memory.AsOf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A thing in the graph with what is around it, to be drawn. */
final class Surroundings {
    private final Graph graph;
    private final AsOf moment;

    Surroundings(Graph graph, AsOf moment) {
        this.graph = graph;
        this.moment = moment;
    }

    /**
     * The things that are so many links away or nearer, the nearest first, with the links among them.
     *
     * @param limit things at the most; whether that was enough is said
     */
    Map<String, Object> of(String id, int depth, int limit) {
        Neighbourhood around = graph.neighbourhood(Walk.from(id).depth(depth).asOf(moment));
        Map<String, Integer> distances = new LinkedHashMap<>();
        around.distances().forEach((met, distance) -> {
            if (distances.size() < limit) {
                distances.put(met, distance);
            }
        });
        List<Contradiction> contradictions = new ArrayList<>();
        Set<String> opponents = new LinkedHashSet<>();
        for (String met : distances.keySet()) {
            if (met.startsWith(Kind.CLAIM.prefix())) {
                for (Contradiction one : graph.contradictions(
                        ContradictionQuery.about(met).asOf(moment).resolvedToo(true))) {
                    add(one, contradictions);
                    opponents.add(one.first().item().id());
                    opponents.add(one.second().item().id());
                }
            }
        }
        opponents.forEach(claim -> distances.putIfAbsent(claim, depth + 1));
        List<Map<String, @Nullable Object>> nodes = new ArrayList<>();
        distances.forEach((met, distance) -> nodes.add(node(met, distance)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("start", around.start());
        document.put("nodes", nodes);
        document.put(
                "links",
                SegShapes.links(around.links().stream()
                        .filter(link -> distances.containsKey(link.from()) && distances.containsKey(link.to()))
                        .toList()));
        document.put(
                "contradictions",
                contradictions.stream().map(SegShapes::contradiction).toList());
        document.put("complete", around.distances().size() <= limit);
        document.put("basis", Shapes.basis(around.basis()));
        return document;
    }

    /** Each pair of claims once. */
    private static void add(Contradiction one, List<Contradiction> all) {
        boolean known = all.stream().anyMatch(other -> pair(other).equals(pair(one)));
        if (!known) {
            all.add(one);
        }
    }

    private static Set<String> pair(Contradiction one) {
        return Set.copyOf(List.of(one.first().item().id(), one.second().item().id()));
    }

    private Map<String, @Nullable Object> node(String id, int distance) {
        Vertex vertex = graph.vertex(id, moment);
        Map<String, @Nullable Object> shape = SegShapes.vertex(vertex);
        shape.put("label", GraphRoutes.label(vertex));
        shape.put("distance", distance);
        boolean claim =
                vertex.item().filter(held -> held.item() instanceof Claim).isPresent();
        shape.put("belief", claim ? SegShapes.belief(graph.belief(id, moment)) : null);
        return shape;
    }
}
