package dev.aimos.core.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Entity;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Neighbourhood;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Route;
import dev.aimos.graph.Value;
import dev.aimos.graph.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Walks and ways are those that a look at all links finds. */
final class WalkProperties {
    private record Arc(String from, Link.Label label, String to) {}

    @Property(tries = 500)
    void theSameAsALookAtAllLinks(@ForAll long seed) {
        Random random = new Random(seed);
        Told told = new Told();
        List<String> ids = new ArrayList<>();
        Map<String, Boolean> shown = new HashMap<>();
        List<Arc> arcs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            tell(told, Entity.of("e" + i), random, ids, shown);
        }
        for (int i = 0; i < 5; i++) {
            String subject = ids.get(random.nextInt(4));
            String object = ids.get(random.nextInt(4));
            Value value = random.nextBoolean() ? Value.entity(object) : Value.of("text");
            String id = tell(told, Claim.of(subject, "p" + i, value), random, ids, shown);
            if (shown.getOrDefault(id, false)) {
                arcs.add(new Arc(id, Link.Label.SUBJECT, subject));
                if (value instanceof Value.Ref ref) {
                    arcs.add(new Arc(id, Link.Label.OBJECT, ref.id()));
                }
            }
        }
        String doc = "doc:text";
        ids.add(doc);
        shown.put(doc, random.nextBoolean());
        if (shown.getOrDefault(doc, false)) {
            told.texts.put("text", "words");
        }
        for (int i = 0; i < 8; i++) {
            String from = ids.get(random.nextInt(ids.size()));
            String to = ids.get(random.nextInt(ids.size()));
            for (RelationType type : RelationType.values()) {
                boolean fits = type.connects(Kind.of(from), Kind.of(to));
                if (fits && !from.equals(to) && random.nextInt(3) == 0) {
                    told.tell(Relation.of(from, type, to));
                    arcs.add(new Arc(from, Link.Label.of(type), to));
                }
            }
        }
        String start = ids.get(random.nextInt(ids.size()));
        Walk walk = Walk.from(start);
        if (random.nextInt(3) == 0) {
            walk = random.nextBoolean() ? walk.out() : walk.in();
        }
        if (random.nextBoolean()) {
            Link.Label[] labels = Link.Label.values();
            walk = walk.along(
                    labels[random.nextInt(labels.length)], labels[random.nextInt(labels.length)], Link.Label.SUBJECT);
        }
        int depth = random.nextInt(5);
        walk = depth == 0 ? walk.anyDepth() : walk.depth(depth);
        try (GraphView view = told.view()) {
            Neighbourhood met = view.neighbourhood(walk);
            Map<String, Integer> expected = new HashMap<>(Map.of(start, 0));
            Set<Arc> followed = new HashSet<>();
            List<String> edge = List.of(start);
            for (int step = 1; step <= walk.depth() && !edge.isEmpty(); step++) {
                List<String> next = new ArrayList<>();
                for (String id : edge) {
                    for (Arc arc : from(id, arcs, walk)) {
                        String other = arc.from.equals(id) ? arc.to : arc.from;
                        boolean there = shown.getOrDefault(other, false);
                        if (there || step == 1) {
                            followed.add(arc);
                            if (expected.putIfAbsent(other, step) == null && there) {
                                next.add(other);
                            }
                        }
                    }
                }
                edge = next;
            }
            assertThat(met.distances()).isEqualTo(expected);
            assertThat(met.links().stream().map(link -> new Arc(link.from(), link.label(), link.to())))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(followed);
            for (String to : ids) {
                path(view, walk, to, shown, arcs);
            }
        }
    }

    private static void path(GraphView view, Walk walk, String to, Map<String, Boolean> shown, List<Arc> arcs) {
        String start = walk.start();
        Optional<Route> route = view.path(walk, to);
        Map<String, Integer> distances = new HashMap<>();
        if (shown.getOrDefault(start, false)) {
            distances.put(start, 0);
            List<String> edge = List.of(start);
            for (int step = 1; step <= walk.depth() && !edge.isEmpty(); step++) {
                List<String> next = new ArrayList<>();
                for (String id : edge) {
                    for (Arc arc : from(id, arcs, walk)) {
                        String other = arc.from.equals(id) ? arc.to : arc.from;
                        if (shown.getOrDefault(other, false) && distances.putIfAbsent(other, step) == null) {
                            next.add(other);
                        }
                    }
                }
                edge = next;
            }
        }
        assertThat(route.isPresent()).isEqualTo(distances.containsKey(to));
        if (route.isPresent()) {
            List<String> ids = route.get().ids();
            assertThat(ids)
                    .hasSize(distances.getOrDefault(to, -1) + 1)
                    .startsWith(start)
                    .endsWith(to);
            for (int i = 0; i + 1 < ids.size(); i++) {
                Link link = route.get().links().get(i);
                assertThat(link.other(ids.get(i))).isEqualTo(ids.get(i + 1));
                assertThat(from(ids.get(i), arcs, walk)).contains(new Arc(link.from(), link.label(), link.to()));
            }
            assertThat(view.path(walk, to)).contains(route.get());
        }
    }

    private static List<Arc> from(String id, List<Arc> arcs, Walk walk) {
        return arcs.stream()
                .filter(arc -> walk.labels().contains(arc.label))
                .filter(arc -> {
                    boolean both = walk.direction() == Walk.Direction.BOTH || arc.label == Link.Label.SAME_AS;
                    return (arc.from.equals(id) && (both || walk.direction() == Walk.Direction.OUT))
                            || (arc.to.equals(id) && (both || walk.direction() == Walk.Direction.IN));
                })
                .toList();
    }

    private static String tell(Told told, Item item, Random random, List<String> ids, Map<String, Boolean> shown) {
        boolean there = random.nextInt(5) > 0;
        String id = there ? told.tell(item) : told.tell(item, 5, 6);
        ids.add(id);
        shown.put(id, there);
        return id;
    }
}
