package dev.aimos.index;

import dev.aimos.AimosException;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Snapshot;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A question to the index. Immutable: each wither gives a new query. The text is text: no character of it has a special
 * meaning.
 */
public final class Query {
    private final Parts parts;

    private Query(Parts parts) {
        this.parts = parts;
    }

    /** The ten best documents among all atoms, now, found by words and, if the store has an embedder, by meaning. */
    public static Query of(String text) {
        Objects.requireNonNull(text, "text");
        return new Query(new Parts(text));
    }

    /** This query with another limit on the number of hits. */
    public Query limit(int value) {
        if (value < 1) {
            throw new AimosException.InvalidRequest("limit-out-of-range", "ask for at least 1 hit, not " + value);
        }
        return with(copy -> copy.limit = value);
    }

    /** This query with another filter. Filters apply before scoring: what they exclude takes no place in the result. */
    public Query filter(Filter value) {
        Objects.requireNonNull(value, "filter");
        return with(copy -> copy.filter = value);
    }

    /** This query as of another moment. */
    public Query asOf(AsOf value) {
        Objects.requireNonNull(value, "asOf");
        return with(copy -> copy.asOf = value);
    }

    /** This query as of a snapshot. */
    public Query asOf(Snapshot snapshot) {
        return asOf(AsOf.snapshot(snapshot));
    }

    /** This query for nodes of another level than documents. */
    public Query level(Level value) {
        Objects.requireNonNull(value, "level");
        return with(copy -> copy.level = value);
    }

    /**
     * This query in one mode. Without a call it is hybrid if the store has an embedder, and lexical if it has none, or if
     * {@link #match} or {@link #field} demand something of the words.
     */
    public Query mode(Mode value) {
        Objects.requireNonNull(value, "mode");
        return with(copy -> copy.mode = value);
    }

    /** This query with another demand on the words; concerns the lexical part only. */
    public Query match(Match value) {
        Objects.requireNonNull(value, "match");
        return with(copy -> copy.match = value);
    }

    /** This query on another text of the nodes; concerns the lexical part only. */
    public Query field(TextField value) {
        Objects.requireNonNull(value, "field");
        return with(copy -> copy.field = value);
    }

    /** This query with another fusion; concerns {@link Mode#HYBRID} only. */
    public Query fusion(Fusion value) {
        Objects.requireNonNull(value, "fusion");
        return with(copy -> copy.fusion = value);
    }

    /** This query with other votes between levels; without a call {@link Votes#DEFAULT}, but {@link Votes#NONE} for sentences. */
    public Query votes(Votes value) {
        Objects.requireNonNull(value, "votes");
        return with(copy -> copy.votes = value);
    }

    /** This query with its vector given, so that the embedder is not called; the model must be the embedder's. */
    public Query embedding(Embedding value) {
        Objects.requireNonNull(value, "embedding");
        return with(copy -> copy.embedding = value);
    }

    /** This query with every vector looked at, rather than approximate neighbours: slower, and the same for ever. */
    public Query exact(boolean value) {
        return with(copy -> copy.exact = value);
    }

    /**
     * This query with a bound on its time, waiting for vectors included; when it is over, the search ends with
     * {@link AimosException.Busy}, code {@code search-timeout}.
     */
    public Query timeout(Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new AimosException.InvalidRequest(
                    "timeout-out-of-range", "a time-out is longer than zero; got " + value);
        }
        return with(copy -> copy.timeout = value);
    }

    /** This query with every hit's score explained. */
    public Query explain(boolean value) {
        return with(copy -> copy.explain = value);
    }

    /** This query with its best 100 hits, or as many as its limit, put into another order; without a call, they are not. */
    public Query reranking(Reranking value) {
        Objects.requireNonNull(value, "reranking");
        return with(copy -> copy.reranking = value);
    }

    /** This query helped by the graph: hits that share entities lift each other, and bring in others. */
    public Query graph(GraphBoost value) {
        Objects.requireNonNull(value, "graph");
        return with(copy -> copy.graph = value);
    }

    /**
     * This query with a receipt of what it finds: {@link Hits#receipt}, {@link Context#receipt}. Cost: one hash of 32 bytes
     * read for each hit, and some hashes of the tree.
     */
    public Query receipt(boolean value) {
        return with(copy -> copy.receipt = value);
    }

    /** What to look for. */
    public String text() {
        return parts.text;
    }

    /** How many hits at the most. */
    public int limit() {
        return parts.limit;
    }

    /** Which atoms are considered. */
    public Filter filter() {
        return parts.filter;
    }

    /** The moment looked from. */
    public AsOf asOf() {
        return parts.asOf;
    }

    /** Which level the hits are on. */
    public Level level() {
        return parts.level;
    }

    /** How candidates are found, if it was said. */
    public Optional<Mode> mode() {
        return Optional.ofNullable(parts.mode);
    }

    /** What is demanded of the words. */
    public Match match() {
        return parts.match;
    }

    /** Which text is searched lexically. */
    public TextField field() {
        return parts.field;
    }

    /** How scores are fused. */
    public Fusion fusion() {
        return parts.fusion;
    }

    /** How levels vote, if it was said. */
    public Optional<Votes> votes() {
        return Optional.ofNullable(parts.votes);
    }

    /** The query's vector, if it was given. */
    public Optional<Embedding> embedding() {
        return Optional.ofNullable(parts.embedding);
    }

    /** Whether every vector is looked at. */
    public boolean exact() {
        return parts.exact;
    }

    /** The bound on its time, if there is one. */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(parts.timeout);
    }

    /** Whether scores are explained. */
    public boolean explain() {
        return parts.explain;
    }

    /** Whether what it finds has a receipt. */
    public boolean receipt() {
        return parts.receipt;
    }

    /** How the hits are put into another order. */
    public Reranking reranking() {
        return parts.reranking;
    }

    /** How the graph helps, if it does. */
    public Optional<GraphBoost> graph() {
        return Optional.ofNullable(parts.graph);
    }

    private Query with(Consumer<Parts> change) {
        Parts copy = new Parts(parts);
        change.accept(copy);
        return new Query(copy);
    }

    @Override
    public String toString() {
        return "Query[" + parts.text + ", " + parts.level + ", limit " + parts.limit + ", " + parts.asOf + "]";
    }

    /** The fields while a wither changes one; never changed afterwards. */
    private static final class Parts {
        final String text;
        int limit = 10;
        Filter filter = Filter.all();
        AsOf asOf = AsOf.now();
        Level level = Level.DOCUMENT;
        Match match = Match.ANY_WORD;
        TextField field = TextField.TEXT;
        Fusion fusion = Fusion.minMax();
        Reranking reranking = Reranking.none();
        boolean exact;
        boolean explain;
        boolean receipt;

        @Nullable
        Mode mode;

        @Nullable
        Votes votes;

        @Nullable
        Embedding embedding;

        @Nullable
        Duration timeout;

        @Nullable
        GraphBoost graph;

        Parts(String text) {
            this.text = text;
        }

        Parts(Parts from) {
            text = from.text;
            limit = from.limit;
            filter = from.filter;
            asOf = from.asOf;
            level = from.level;
            match = from.match;
            field = from.field;
            fusion = from.fusion;
            reranking = from.reranking;
            exact = from.exact;
            explain = from.explain;
            receipt = from.receipt;
            mode = from.mode;
            votes = from.votes;
            embedding = from.embedding;
            timeout = from.timeout;
            graph = from.graph;
        }
    }
}
