package dev.aimos.core.graph;

import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Rectangles;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.graph.Belief;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Doubt;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.GraphStats;
import dev.aimos.graph.Held;
import dev.aimos.graph.Impact;
import dev.aimos.graph.Item;
import dev.aimos.graph.ItemVersion;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Neighbourhood;
import dev.aimos.graph.Route;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Vertex;
import dev.aimos.graph.Walk;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The graph at a moment: every question is answered from one reader, whatever is written meanwhile. Thread-safe; closed by
 * whoever made it. The moment of what is asked is the view's: an {@code asOf} in a question is not looked at.
 */
public final class GraphView implements AutoCloseable {
    private final RegisterReader reader;
    private final Lookup look;

    /**
     * @param reader contains at least the transaction of the basis; closed with this view
     * @param basis the moment
     * @param atoms what the memory says at that moment
     * @param maxNodes {@link dev.aimos.Limits#maxGraphNodes}
     */
    public GraphView(RegisterReader reader, Basis basis, AtomTexts atoms, int maxNodes) {
        this.reader = reader;
        this.look = new Lookup(reader, basis, atoms, maxNodes);
    }

    /** The moment. */
    public Basis basis() {
        return look.basis();
    }

    /** What an item says. */
    public Optional<Held<? extends Item>> get(String id) {
        return Kind.of(id) == Kind.MEMORY ? Optional.empty() : look.get(id).map(Shown::held);
    }

    /** All that an item ever said as far as the reader knows, in order of when it was first shown, then of valid time. */
    public List<ItemVersion> history(String id) {
        Map<Long, Filed> records = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Filed filed : look.allEntries(id)) {
            records.put(filed.entry().seq(), filed);
            entries.add(filed.entry());
        }
        List<ItemVersion> versions = new ArrayList<>();
        for (Rectangles.Rectangle rectangle : Rectangles.of(entries)) {
            Filed filed = records.get(rectangle.entry().seq());
            Shown shown = filed == null ? null : Lookup.item(filed);
            if (shown != null) {
                versions.add(new ItemVersion(
                        shown.held(),
                        Micros.interval(rectangle.from(), rectangle.to()),
                        rectangle.since(),
                        rectangle.until() == Rectangles.OPEN
                                ? OptionalLong.empty()
                                : OptionalLong.of(rectangle.until())));
            }
        }
        return versions;
    }

    /** How a thing stands. */
    public Vertex vertex(String id) {
        return new Standings(look).of(id);
    }

    /** What a walk meets; see {@link Walking}. */
    public Neighbourhood neighbourhood(Walk walk) {
        return new Walking(look).neighbourhood(walk);
    }

    /** A shortest way from a walk's start; see {@link Routes}. */
    public Optional<Route> path(Walk walk, String to) {
        return new Routes(look).path(walk, to);
    }

    /** Why something is believed. */
    public Trace trace(String id) {
        return new Tracing(look).trace(id);
    }

    /** What would follow if something were wrong. */
    public Impact impact(String id) {
        return new Impacts(look).impact(id);
    }

    /** Contradictions; see {@link Clashes}. */
    public List<Contradiction> contradictions(ContradictionQuery query) {
        return new Contradictions(look).list(query);
    }

    /** Those in which some claims are at the moment, those decided too. */
    public List<Contradiction> contradictions(Collection<String> claims) {
        return new Contradictions(look).of(claims);
    }

    /** The claims that rest on words which are no longer there, in the order of their ids. */
    public List<Doubt> doubts() {
        return new Doubts(look).list();
    }

    /** How far a claim is borne out; see {@link Beliefs}. */
    public Belief belief(String claim) {
        return new Beliefs(look).belief(claim);
    }

    /** The ways to fill in the variables of patterns; see {@link Patterns}. */
    public Rows query(GraphQuery query) {
        return new Patterns(look, query).rows();
    }

    /** What the graph holds. Cost: proportional to it. */
    public GraphStats stats() {
        return new Counting(look).stats();
    }

    /** Hands over every item shown, kind by kind, those of one kind in the order of the UTF-8 of their ids. */
    public void forEach(Consumer<Held<? extends Item>> action) {
        new Listing(look).forEach(shown -> action.accept(shown.held()));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw Lookup.fault(e);
        }
    }
}
