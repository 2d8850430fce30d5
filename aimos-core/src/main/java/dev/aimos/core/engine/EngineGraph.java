package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.graph.GraphView;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.graph.export.GraphImporter;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.Verb;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Assertion;
import dev.aimos.graph.Belief;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.Doubt;
import dev.aimos.graph.Evidence;
import dev.aimos.graph.Graph;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.GraphQuery;
import dev.aimos.graph.GraphStats;
import dev.aimos.graph.Held;
import dev.aimos.graph.Impact;
import dev.aimos.graph.Item;
import dev.aimos.graph.ItemVersion;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Linking;
import dev.aimos.graph.Neighbourhood;
import dev.aimos.graph.Predicate;
import dev.aimos.graph.Resolution;
import dev.aimos.graph.Route;
import dev.aimos.graph.Rows;
import dev.aimos.graph.Trace;
import dev.aimos.graph.Vertex;
import dev.aimos.graph.Walk;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Written;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The graph's verbs, each timed and handed to who does the work. */
final class EngineGraph implements Graph {
    private final Core core;
    private final Calls calls;
    private final GraphWriter writer;
    private final Eraser eraser;
    private final GraphViews views;

    EngineGraph(Core core, Calls calls, Writer writer, GraphWriter graphWriter) {
        this.core = core;
        this.calls = calls;
        this.writer = graphWriter;
        this.eraser = new Eraser(core, writer);
        this.views = new GraphViews(core);
    }

    @Override
    public List<Asserted> assertAll(Collection<Assertion> assertions) {
        List<Assertion> copy = List.copyOf(assertions);
        core.requireOpen();
        return calls.time(Verb.ASSERT, () -> write(copy));
    }

    private List<Asserted> write(List<Assertion> assertions) {
        List<ItemRecord> records = new ArrayList<>(assertions.size());
        Quotations quotations = new Quotations(core);
        long start = core.recorder.start();
        for (Assertion assertion : assertions) {
            if (assertion.item() instanceof Resolution resolution
                    && resolution.decision() == Resolution.Decision.BY_VALIDITY
                    && resolution.prevails().isEmpty()) {
                throw new AimosException.InvalidRequest(
                        "resolution-open", "who prevails by validity is for resolve() to find; call that");
            }
            quotations.require(assertion.item());
            records.add(record(assertion));
        }
        core.recorder.stage(Stage.ASSERT_PREPARE, start);
        return asserted(writer.write(records));
    }

    /** The record of an assertion: a claim holds from now on, whatever else always. */
    static ItemRecord record(Assertion assertion) {
        Item item = assertion.item();
        Long from = item instanceof Claim ? null : (Long) Micros.BEGINNING;
        Long to = null;
        if (assertion.valid().isPresent()) {
            from = Micros.of(assertion.valid().get().from());
            to = Micros.of(assertion.valid().get().to());
        }
        return new ItemRecord(item.id(), item, null, null, false, from, to);
    }

    private List<Asserted> asserted(List<GraphWriter.Outcome> outcomes) {
        long start = core.recorder.start();
        Map<String, List<Contradiction>> found = contradictions(outcomes);
        core.recorder.stage(Stage.ASSERT_CONTRADICTIONS, start);
        List<Asserted> asserted = new ArrayList<>(outcomes.size());
        for (GraphWriter.Outcome one : outcomes) {
            String id = one.record().id();
            asserted.add(new Asserted(id, one.outcome(), one.recorded(), found.getOrDefault(id, List.of())));
        }
        return asserted;
    }

    /**
     * What the claims of a write contradict. Looked at are those that were flagged, those that were there before and may have
     * been flagged then, and, where predicates were declared in the same write, all.
     */
    private Map<String, List<Contradiction>> contradictions(List<GraphWriter.Outcome> outcomes) {
        boolean declared = outcomes.stream()
                .anyMatch(
                        one -> one.record().item() instanceof Predicate && one.outcome() != Written.Outcome.UNCHANGED);
        Map<String, List<Contradiction>> found = new HashMap<>();
        Set<String> looked = new HashSet<>();
        try (GraphViews.LazyView view = views.lazily(AsOf.now())) {
            for (GraphWriter.Outcome one : outcomes) {
                boolean look = one.record().item() instanceof Claim
                        && (declared || one.record().flagged() || one.outcome() == Written.Outcome.UNCHANGED);
                if (look && looked.add(one.record().id())) {
                    List<Contradiction> all = view.get()
                            .contradictions(
                                    ContradictionQuery.about(one.record().id())
                                            .anyTime(true)
                                            .resolvedToo(true)
                                            .limit(Integer.MAX_VALUE));
                    found.merge(one.record().id(), all, EngineGraph::both);
                    // The one that came first in this write had nothing to clash with yet.
                    for (Contradiction each : all) {
                        String other = each.first().id().equals(one.record().id())
                                ? each.second().id()
                                : each.first().id();
                        found.merge(other, List.of(each), EngineGraph::both);
                    }
                }
            }
        }
        return found;
    }

    private static List<Contradiction> both(List<Contradiction> some, List<Contradiction> more) {
        List<Contradiction> all = new ArrayList<>(some);
        more.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all;
    }

    @Override
    public Evidence quote(String key, String words) {
        core.checks.key(key);
        Objects.requireNonNull(words, "words");
        core.requireOpen();
        return calls.time(Verb.QUOTE, () -> new Quotations(core).of(key, words));
    }

    @Override
    public Asserted retract(String id, Optional<Interval> valid) {
        requireItem(id);
        core.requireOpen();
        return calls.time(
                Verb.RETRACT_ITEM,
                () -> asserted(List.of(writer.retract(id, valid))).get(0));
    }

    private static void requireItem(String id) {
        if (Kind.of(id) == Kind.MEMORY) {
            throw new AimosException.InvalidRequest(
                    "id-of-memory", id + " is a piece of the memory, not an item of the graph; use memory() for it");
        }
    }

    @Override
    public Asserted resolve(Resolution resolution) {
        Objects.requireNonNull(resolution, "resolution");
        core.requireOpen();
        return calls.time(Verb.RESOLVE, () -> {
            Resolution decided = views.with(AsOf.now(), view -> Resolving.decide(resolution, view));
            return write(List.of(Assertion.of(decided))).get(0);
        });
    }

    @Override
    public Erased erase(Collection<String> ids) {
        LinkedHashSet<String> copy = new LinkedHashSet<>(ids);
        copy.forEach(EngineGraph::requireItem);
        core.requireOpen();
        return calls.time(Verb.ERASE_ITEM, () -> {
            Erased erased = eraser.erase(List.of(), copy);
            return erased;
        });
    }

    @Override
    public Optional<Held<? extends Item>> get(String id, AsOf asOf) {
        requireItem(id);
        return read(Verb.GET_ITEM, asOf, view -> view.get(id));
    }

    @Override
    public List<ItemVersion> history(String id) {
        requireItem(id);
        return read(Verb.HISTORY_ITEM, AsOf.now(), view -> view.history(id));
    }

    @Override
    public Vertex vertex(String id, AsOf asOf) {
        Kind.of(id);
        return read(Verb.GET_ITEM, asOf, view -> view.vertex(id));
    }

    @Override
    public Neighbourhood neighbourhood(Walk walk) {
        return read(Verb.WALK, walk.asOf(), view -> view.neighbourhood(walk));
    }

    @Override
    public Optional<Route> path(Walk walk, String to) {
        Kind.of(to);
        return read(Verb.PATH, walk.asOf(), view -> view.path(walk, to));
    }

    @Override
    public Trace trace(String id, AsOf asOf) {
        Kind.of(id);
        return read(Verb.TRACE, asOf, view -> view.trace(id));
    }

    @Override
    public Impact impact(String id, AsOf asOf) {
        Kind.of(id);
        return read(Verb.IMPACT, asOf, view -> view.impact(id));
    }

    @Override
    public List<Contradiction> contradictions(ContradictionQuery query) {
        return read(Verb.CONTRADICTIONS, query.asOf(), view -> view.contradictions(query));
    }

    @Override
    public List<Doubt> doubts(AsOf asOf) {
        return read(Verb.DOUBTS, asOf, GraphView::doubts);
    }

    @Override
    public Belief belief(String claim, AsOf asOf) {
        Kind.of(claim);
        return read(Verb.BELIEF, asOf, view -> view.belief(claim));
    }

    @Override
    public Rows query(GraphQuery query) {
        return read(Verb.QUERY_GRAPH, query.asOf(), view -> view.query(query));
    }

    @Override
    public Linking.Linked fromIndex(Linking linking) {
        Objects.requireNonNull(linking, "linking");
        core.requireOpen();
        return calls.time(Verb.LINK, () -> new Linker(core, writer).link(linking));
    }

    @Override
    public GraphStats stats(AsOf asOf) {
        return read(Verb.GRAPH_STATS, asOf, GraphView::stats);
    }

    @Override
    public void export(GraphExport export, OutputStream out) {
        Objects.requireNonNull(out, "out");
        read(Verb.EXPORT, export.asOf(), view -> {
            Exporting.write(export, view, out);
            return this;
        });
    }

    @Override
    public List<Asserted> importFrom(GraphExport.Format format, InputStream in) {
        Objects.requireNonNull(format, "format");
        core.requireOpen();
        return calls.time(Verb.IMPORT, () -> {
            long start = core.recorder.start();
            List<Assertion> read = GraphImporter.read(format, in, core.checks.limits());
            core.recorder.stage(Stage.IMPORT_READ, start);
            return write(read);
        });
    }

    private <T> T read(Verb verb, AsOf asOf, GraphViews.Work<T> work) {
        Objects.requireNonNull(asOf, "asOf");
        core.requireOpen();
        return calls.time(verb, () -> views.with(asOf, work));
    }
}
