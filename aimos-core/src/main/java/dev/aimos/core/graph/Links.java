package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Value;
import dev.aimos.graph.Walk.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The links of things, in some directions and with some labels; of all things of a level by one lookup.
 *
 * <p>The links of a thing come by label, then those away from it before those toward it, then by the id of the other end.
 */
final class Links {
    private static final Link.Label[] LABELS = Link.Label.values();
    private static final Map<Kind, Set<Link.Label>> AWAY = relations(true);
    private static final Map<Kind, Set<Link.Label>> TOWARD = relations(false);

    private final Lookup look;
    private final Set<Link.Label> out;
    private final Set<Link.Label> in;

    /**
     * @param out the labels of links away from things
     * @param in the labels of links toward things
     */
    Links(Lookup look, Set<Link.Label> out, Set<Link.Label> in) {
        this.look = look;
        this.out = out;
        this.in = in;
    }

    /** The links that a walk may follow. What is the same as something is so both ways. */
    static Links of(Lookup look, Direction direction, Set<Link.Label> labels) {
        Set<Link.Label> both = EnumSet.noneOf(Link.Label.class);
        if (labels.contains(Link.Label.SAME_AS)) {
            both.add(Link.Label.SAME_AS);
        }
        return new Links(look, direction == Direction.IN ? both : labels, direction == Direction.OUT ? both : labels);
    }

    private static Map<Kind, Set<Link.Label>> relations(boolean away) {
        Map<Kind, Set<Link.Label>> all = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Set<Link.Label> labels = EnumSet.noneOf(Link.Label.class);
            for (RelationType type : RelationType.values()) {
                for (Kind other : Kind.values()) {
                    if (away ? type.connects(kind, other) : type.connects(other, kind)) {
                        labels.add(Link.Label.of(type));
                    }
                }
            }
            all.put(kind, labels);
        }
        if (!away) {
            all.getOrDefault(Kind.ENTITY, Set.of()).addAll(EnumSet.of(Link.Label.SUBJECT, Link.Label.OBJECT));
            all.getOrDefault(Kind.MEMORY, Set.of()).add(Link.Label.QUOTES);
            all.getOrDefault(Kind.SOURCE, Set.of()).add(Link.Label.SOURCE);
        }
        return all;
    }

    /** Whether what some thing says of itself can be among its links, so that the thing must be looked up itself. */
    boolean needsItem(String id) {
        Kind kind = Kind.of(id);
        return !out.isEmpty() && (kind == Kind.CLAIM || kind == Kind.EVIDENCE);
    }

    /**
     * The links of some things.
     *
     * @param ids the things
     * @param items what those of them say that {@link #needsItem}
     */
    Map<String, List<Link>> of(Collection<String> ids, Map<String, Shown> items) {
        Set<String> terms = new HashSet<>();
        for (String id : ids) {
            Kind kind = Kind.of(id);
            for (Link.Label label : LABELS) {
                if (away(kind, label)) {
                    terms.add(Terms.out(label, id));
                }
                if (toward(kind, label)) {
                    terms.add(Terms.in(label, id));
                }
            }
        }
        Map<String, List<Shown>> found = look.find(terms);
        Map<String, List<Link>> links = new LinkedHashMap<>();
        for (String id : ids) {
            Kind kind = Kind.of(id);
            Shown self = items.get(id);
            List<Link> all = new ArrayList<>();
            for (Link.Label label : LABELS) {
                List<Link> some = new ArrayList<>();
                if (away(kind, label)) {
                    related(found.get(Terms.out(label, id)), label, some);
                }
                if (self != null && out.contains(label)) {
                    own(self, label, some);
                }
                sort(some, id);
                all.addAll(some);
                some.clear();
                if (toward(kind, label)) {
                    related(found.get(Terms.in(label, id)), label, some);
                }
                sort(some, id);
                all.addAll(some);
            }
            links.put(id, all);
        }
        return links;
    }

    private boolean away(Kind kind, Link.Label label) {
        return out.contains(label) && AWAY.getOrDefault(kind, Set.of()).contains(label);
    }

    private boolean toward(Kind kind, Link.Label label) {
        return in.contains(label) && TOWARD.getOrDefault(kind, Set.of()).contains(label);
    }

    private static void related(@Nullable List<Shown> found, Link.Label label, List<Link> links) {
        if (found == null) {
            return;
        }
        for (Shown shown : found) {
            switch (shown.item()) {
                case Relation relation -> links.add(new Link(relation.from(), label, relation.to(), shown.held()));
                default -> own(shown, label, links);
            }
        }
    }

    /** The link with a label that a claim or evidence says of itself. */
    private static void own(Shown shown, Link.Label label, List<Link> links) {
        Held<? extends Item> held = shown.held();
        switch (shown.item()) {
            case Claim claim -> {
                if (label == Link.Label.SUBJECT) {
                    links.add(new Link(shown.id(), label, claim.subject(), held));
                } else if (label == Link.Label.OBJECT && claim.object() instanceof Value.Ref ref) {
                    links.add(new Link(shown.id(), label, ref.id(), held));
                }
            }
            case Evidence evidence -> {
                if (label == Link.Label.QUOTES) {
                    links.add(new Link(shown.id(), label, evidence.at().toString(), held));
                } else if (label == Link.Label.SOURCE) {
                    evidence.source().ifPresent(source -> links.add(new Link(shown.id(), label, source, held)));
                }
            }
            default -> {}
        }
    }

    private static void sort(List<Link> links, String id) {
        if (links.size() > 1) {
            links.sort(Comparator.comparing(link -> link.other(id)));
        }
    }
}
