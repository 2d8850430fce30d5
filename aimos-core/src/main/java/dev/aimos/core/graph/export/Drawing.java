package dev.aimos.core.graph.export;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph as a picture shows it: everything but relations as nodes, by kind and id, then what is only referred to; relations,
 * and what claims, evidence and resolutions say of themselves, as edges. The same for items in any order.
 *
 * @param nodes the nodes
 * @param edges the edges
 */
record Drawing(List<Node> nodes, List<Edge> edges) {
    /** Label of the edges from a resolution to the claims it is about. */
    static final String RESOLVES = "resolves";

    /** Label of the edge from a resolution to the claim that prevails. */
    static final String PREVAILS = "prevails";

    /**
     * A thing.
     *
     * @param name a short name for it, in this drawing only: {@code n1} and so on
     * @param id its id
     * @param label what people call it
     * @param held the item; null if it is only referred to
     */
    record Node(
            String name, String id, String label, @Nullable Held<? extends Item> held) {
        Kind kind() {
            return Kind.of(id);
        }
    }

    /**
     * What one thing has to do with another.
     *
     * @param from the one
     * @param label what
     * @param to the other
     * @param relation the relation that says so; null if {@code from} does itself
     */
    record Edge(Node from, String label, Node to, @Nullable Held<Relation> relation) {
        /** Whether it is of that label. */
        boolean is(Link.Label other) {
            return label.equals(other.word());
        }
    }

    static Drawing of(Iterable<? extends Held<? extends Item>> items) {
        List<Held<? extends Item>> sorted = new ArrayList<>();
        items.forEach(sorted::add);
        sorted.sort(Comparator.<Held<? extends Item>, Kind>comparing(
                        held -> held.item().kind())
                .thenComparing(Held::id)
                .thenComparing(held -> held.valid().from()));
        return new Drawer(sorted).draw();
    }

    /** Draws. */
    private static final class Drawer {
        private final List<Held<? extends Item>> items;
        private final Labels labels;
        private final Map<String, Node> nodes = new LinkedHashMap<>();
        private final List<Edge> edges = new ArrayList<>();

        Drawer(List<Held<? extends Item>> items) {
            this.items = items;
            this.labels = new Labels(items);
        }

        Drawing draw() {
            for (Held<? extends Item> held : items) {
                if (!(held.item() instanceof Relation)) {
                    nodes.put(held.id(), new Node(next(), held.id(), labels.of(held.item()), held));
                }
            }
            items.forEach(this::edges);
            return new Drawing(List.copyOf(nodes.values()), List.copyOf(edges));
        }

        private String next() {
            return "n" + (nodes.size() + 1);
        }

        private Node node(String id) {
            return nodes.computeIfAbsent(id, missing -> new Node(next(), missing, labels.of(missing), null));
        }

        private void edges(Held<? extends Item> held) {
            String id = held.id();
            switch (held.item()) {
                case Claim claim -> {
                    edge(id, Link.Label.SUBJECT.word(), claim.subject());
                    if (claim.object() instanceof Value.Ref ref) {
                        edge(id, Link.Label.OBJECT.word(), ref.id());
                    }
                }
                case Evidence evidence -> {
                    edge(id, Link.Label.QUOTES.word(), evidence.at().toString());
                    evidence.source().ifPresent(source -> edge(id, Link.Label.SOURCE.word(), source));
                }
                case Resolution resolution -> {
                    edge(id, RESOLVES, resolution.first());
                    edge(id, RESOLVES, resolution.second());
                    resolution.prevails().ifPresent(claim -> edge(id, PREVAILS, claim));
                }
                case Relation relation ->
                    edges.add(new Edge(
                            node(relation.from()),
                            relation.type().word(),
                            node(relation.to()),
                            new Held<>(relation, held.valid(), held.recorded())));
                default -> {}
            }
        }

        private void edge(String from, String label, String to) {
            edges.add(new Edge(node(from), label, node(to), null));
        }
    }
}
