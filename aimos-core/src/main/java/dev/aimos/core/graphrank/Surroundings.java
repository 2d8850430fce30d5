package dev.aimos.core.graphrank;

import dev.aimos.core.graph.Terms;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Relation;
import dev.aimos.graph.RelationType;
import dev.aimos.graph.Value;
import dev.aimos.index.Address;
import dev.aimos.index.Level;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The graph around some nodes and entities, gathered level by level, each by a few look-ups for all: from nodes to what they
 * mention and what they are evidence for, and from that to whatever else mentions it or is evidence for it.
 *
 * <p>Bounds: an entity with more than {@value #HUB} mentions, or claims, is a hub: it links the nodes begun from, but its
 * other mentions are not looked at. No more than {@value #ENTITIES} entities are followed, those named first, then those
 * of the most nodes. Confined to one thread.
 */
final class Surroundings {
    static final int HUB = 256;
    static final int ENTITIES = 512;

    private final Bounded look;
    private final Anchors anchors;
    private final Keys keys;
    private final Level level;
    private final Shared shared = new Shared();
    private final Set<String> hubs = new TreeSet<>();
    private int left;

    Surroundings(Bounded look, Keys keys, Level level) {
        this.look = look;
        this.anchors = new Anchors(look);
        this.keys = keys;
        this.level = level;
    }

    /** Gathers what is around. */
    Shared around(Collection<Address> nodes, Set<String> named) throws IOException {
        Set<String> claims = fromNodes(nodes);
        List<String> entities = followed(named);
        entities.addAll(twins(entities));
        fromEntities(entities, claims);
        fromClaims(claims);
        shared.tidy();
        return shared;
    }

    /** Entities that are not followed, as too much mentions them. */
    Set<String> hubs() {
        return hubs;
    }

    /** How many entities are not followed, as there are too many. */
    int left() {
        return left;
    }

    /** Adds what some nodes mention or are evidence for. Gives the claims. */
    private Set<String> fromNodes(Collection<Address> nodes) throws IOException {
        Set<Address> begun = new HashSet<>(nodes);
        Map<String, Address> quotes = new LinkedHashMap<>();
        for (Said said : anchors.about(nodes)) {
            if (said.item() instanceof Relation relation) {
                mention(relation, place(relation.from()).filter(begun::contains));
            } else if (said.item() instanceof Evidence evidence) {
                place(evidence.at()).filter(begun::contains).ifPresent(place -> quotes.put(said.id(), place));
            }
        }
        Set<String> terms = new HashSet<>();
        for (String evidence : quotes.keySet()) {
            terms.add(Terms.out(Link.Label.SUPPORTS, evidence));
            terms.add(Terms.out(Link.Label.MENTIONS, evidence));
            terms.add(Terms.out(Link.Label.ABOUT, evidence));
        }
        Set<String> claims = new LinkedHashSet<>();
        for (Said said : all(look.find(terms, HUB))) {
            Relation relation = (Relation) said.item();
            Optional<Address> place = Optional.ofNullable(quotes.get(relation.from()));
            mention(relation, place);
            if (relation.type() == RelationType.SUPPORTS && place.isPresent()) {
                claims.add(relation.to());
                shared.add(relation.to(), place.get());
            }
        }
        return claims;
    }

    private void mention(Relation relation, Optional<Address> place) {
        boolean mentions = relation.type() == RelationType.MENTIONS || relation.type() == RelationType.ABOUT;
        if (mentions && place.isPresent()) {
            shared.add(relation.to(), place.get());
        }
    }

    private List<String> followed(Set<String> named) {
        List<String> mentioned = new ArrayList<>();
        for (String thing : shared.things()) {
            if (Kind.of(thing) == Kind.ENTITY && !named.contains(thing)) {
                mentioned.add(thing);
            }
        }
        mentioned.sort((one, other) ->
                Integer.compare(shared.of(other).size(), shared.of(one).size()));
        List<String> entities = new ArrayList<>(named);
        entities.addAll(mentioned);
        left = Math.max(0, entities.size() - ENTITIES);
        return new ArrayList<>(entities.subList(0, entities.size() - left));
    }

    /** Other names of some entities. */
    private Set<String> twins(List<String> entities) throws IOException {
        Set<String> terms = new HashSet<>();
        for (String entity : entities) {
            terms.add(Terms.out(Link.Label.SAME_AS, entity));
            terms.add(Terms.in(Link.Label.SAME_AS, entity));
        }
        Set<String> twins = new TreeSet<>();
        for (Said said : all(look.find(terms, HUB))) {
            Relation relation = (Relation) said.item();
            shared.same(relation.from(), relation.to());
            twins.add(relation.from());
            twins.add(relation.to());
        }
        entities.forEach(twins::remove);
        return twins;
    }

    /** Adds where some entities are mentioned, and the claims about them to some claims. */
    private void fromEntities(List<String> entities, Set<String> claims) throws IOException {
        Map<String, String> terms = new HashMap<>();
        for (String entity : entities) {
            terms.put(Terms.in(Link.Label.MENTIONS, entity), entity);
            terms.put(Terms.in(Link.Label.ABOUT, entity), entity);
            terms.put(Terms.in(Link.Label.SUBJECT, entity), entity);
            terms.put(Terms.in(Link.Label.OBJECT, entity), entity);
        }
        Map<String, Set<String>> byEvidence = new LinkedHashMap<>();
        for (Said said : all(look.find(terms.keySet(), HUB))) {
            if (said.item() instanceof Claim) {
                claims.add(said.id());
            } else if (said.item() instanceof Relation relation) {
                if (Kind.of(relation.from()) == Kind.EVIDENCE) {
                    byEvidence
                            .computeIfAbsent(relation.from(), absent -> new LinkedHashSet<>())
                            .add(relation.to());
                } else {
                    Optional<Address> place = shown(place(relation.from()));
                    mention(relation, place);
                }
            }
        }
        quoted(byEvidence);
        terms.forEach((term, entity) -> {
            if (look.exceeded(term)) {
                hubs.add(entity);
            }
        });
    }

    /** Adds what is evidence for some claims, to these and to what they are about. */
    private void fromClaims(Set<String> claims) throws IOException {
        Map<String, Said> known = look.get(claims);
        Set<String> terms = new HashSet<>();
        known.keySet().forEach(claim -> terms.add(Terms.in(Link.Label.SUPPORTS, claim)));
        Map<String, Set<String>> byEvidence = new LinkedHashMap<>();
        for (Said said : all(look.find(terms, HUB))) {
            Relation relation = (Relation) said.item();
            if (Kind.of(relation.from()) == Kind.EVIDENCE
                    && known.containsKey(relation.to())
                    && known.get(relation.to()).item() instanceof Claim claim) {
                Set<String> about = byEvidence.computeIfAbsent(relation.from(), absent -> new LinkedHashSet<>());
                about.add(relation.to());
                about.add(claim.subject());
                if (claim.object() instanceof Value.Ref ref) {
                    about.add(ref.id());
                }
            }
        }
        quoted(byEvidence);
    }

    /** Adds the places of some evidence to the things it is about. */
    private void quoted(Map<String, Set<String>> byEvidence) throws IOException {
        for (Said said : look.get(byEvidence.keySet()).values()) {
            if (said.item() instanceof Evidence evidence) {
                Optional<Address> place = shown(place(evidence.at()));
                if (place.isPresent()) {
                    byEvidence.getOrDefault(said.id(), Set.of()).forEach(thing -> shared.add(thing, place.get()));
                }
            }
        }
    }

    private Optional<Address> place(String id) {
        return Kind.of(id) == Kind.MEMORY ? place(Address.parse(id)) : Optional.empty();
    }

    /** The node on the level of the search that an address is in; empty if it is larger. */
    private Optional<Address> place(Address at) {
        return at.level().compareTo(level) < 0 ? Optional.empty() : Optional.of(at.at(level));
    }

    private Optional<Address> shown(Optional<Address> place) throws IOException {
        return place.isPresent() && keys.record(place.get().key()).isPresent() ? place : Optional.empty();
    }

    private static List<Said> all(Map<String, List<Said>> found) {
        List<Said> all = new ArrayList<>();
        found.values().forEach(all::addAll);
        return all;
    }
}
