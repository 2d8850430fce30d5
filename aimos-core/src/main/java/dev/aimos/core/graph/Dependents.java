package dev.aimos.core.graph;

import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What refers to what: needed when something is taken back or erased. Under the writer's lock. */
public final class Dependents {
    private final LatestGraph graph;

    /** Dependents in a graph. */
    public Dependents(LatestGraph graph) {
        this.graph = graph;
    }

    /** The terms of the relations that a thing is an end of. */
    private static List<String> relationsOf(String id) {
        List<String> terms = new ArrayList<>();
        for (RelationType type : RelationType.values()) {
            terms.add(Terms.out(Link.Label.of(type), id));
            terms.add(Terms.in(Link.Label.of(type), id));
        }
        return terms;
    }

    /** The terms of what names a thing, relations apart. */
    private static List<String> namedBy(String id) {
        return switch (Kind.of(id)) {
            case ENTITY -> List.of(Terms.in(Link.Label.SUBJECT, id), Terms.in(Link.Label.OBJECT, id));
            case SOURCE -> List.of(Terms.in(Link.Label.SOURCE, id));
            default -> List.of();
        };
    }

    /** What is taken back along with a thing over a part of valid time: its relations, and the decisions about a claim. */
    public List<LatestGraph.Stretch> follow(String id, long from, long to) throws IOException {
        List<LatestGraph.Stretch> following = new ArrayList<>();
        for (String term : relationsOf(id)) {
            following.addAll(graph.filedUnder(term, from, to));
        }
        if (Kind.of(id) == Kind.CLAIM) {
            following.addAll(graph.filedUnder(Terms.resolved(id), from, to));
        }
        return following;
    }

    /** What stands in the way of taking a thing back over a part of valid time: the claims about it, the evidence from it. */
    public List<LatestGraph.Stretch> hold(String id, long from, long to) throws IOException {
        List<LatestGraph.Stretch> holding = new ArrayList<>();
        for (String term : namedBy(id)) {
            holding.addAll(graph.filedUnder(term, from, to));
        }
        return holding;
    }

    /**
     * The ids to erase so that no record names any of some items or atoms: whatever was ever filed under them, and under what
     * is so found.
     *
     * @param ids the items
     * @param keys the atoms; of these also what an extractor found in them, and nobody else has evidence for
     */
    public Set<String> named(Collection<String> ids, Collection<String> keys) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        close(ids, named);
        Set<String> fromAtoms = new LinkedHashSet<>();
        for (String key : keys) {
            for (ItemRecord record : graph.everUnder(Terms.atom(key))) {
                fromAtoms.add(record.id());
            }
        }
        named.addAll(fromAtoms);
        for (String claim : orphans(fromAtoms)) {
            close(List.of(claim), named);
        }
        close(lonely(named), named);
        return named;
    }

    private void close(Collection<String> ids, Set<String> named) throws IOException {
        Deque<String> left = new ArrayDeque<>(ids);
        named.addAll(ids);
        while (!left.isEmpty()) {
            String id = left.remove();
            if (Kind.of(id) == Kind.RELATION) {
                continue;
            }
            List<String> terms = new ArrayList<>(relationsOf(id));
            terms.addAll(namedBy(id));
            terms.add(Terms.resolved(id));
            for (String term : terms) {
                for (ItemRecord record : graph.everUnder(term)) {
                    if (named.add(record.id())) {
                        left.add(record.id());
                    }
                }
            }
        }
    }

    /** The claims that an extractor found, and that rest on nothing but what is to go. */
    private Set<String> orphans(Set<String> going) throws IOException {
        Set<String> orphans = new LinkedHashSet<>();
        for (String id : going) {
            for (ItemRecord record :
                    Marks.is(id) ? List.<ItemRecord>of() : graph.everUnder(Terms.out(Link.Label.SUPPORTS, id))) {
                if (record.item() instanceof Relation relation
                        && extracted(relation.to())
                        && allFrom(Terms.in(Link.Label.SUPPORTS, relation.to()), going)) {
                    orphans.add(relation.to());
                }
            }
        }
        return orphans;
    }

    private boolean allFrom(String term, Set<String> going) throws IOException {
        for (ItemRecord record : graph.everUnder(term)) {
            if (record.item() instanceof Relation relation && !going.contains(relation.from())) {
                return false;
            }
        }
        return true;
    }

    private boolean extracted(String id) throws IOException {
        List<LatestGraph.Stretch> stretches = graph.over(id, Long.MIN_VALUE, Long.MAX_VALUE);
        for (LatestGraph.Stretch stretch : stretches) {
            if (stretch.record().by() == null) {
                return false;
            }
        }
        return !stretches.isEmpty();
    }

    /** The entities that an extractor found, and that nothing names but what is to go. */
    private Set<String> lonely(Set<String> going) throws IOException {
        Set<String> lonely = new LinkedHashSet<>();
        for (String id : going) {
            if (Marks.is(id)) {
                continue;
            }
            for (LatestGraph.Stretch stretch : graph.over(id, Long.MIN_VALUE, Long.MAX_VALUE)) {
                if (stretch.record().item() != null) {
                    for (String entity : References.of(stretch.record().item())) {
                        if (Kind.of(entity) == Kind.ENTITY && !going.contains(entity) && alone(entity, going)) {
                            lonely.add(entity);
                        }
                    }
                }
            }
        }
        return lonely;
    }

    private boolean alone(String entity, Set<String> going) throws IOException {
        if (!extracted(entity)) {
            return false;
        }
        List<String> terms = new ArrayList<>(relationsOf(entity));
        terms.addAll(namedBy(entity));
        for (String term : terms) {
            for (ItemRecord record : graph.everUnder(term)) {
                if (!going.contains(record.id())) {
                    return false;
                }
            }
        }
        return true;
    }
}
