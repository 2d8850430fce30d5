package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.catalog.VectorReader;
import dev.aimos.core.catalog.Words;
import dev.aimos.core.graphrank.GraphWalk;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.rerank.Rerankers;
import dev.aimos.core.retrieve.Expansion;
import dev.aimos.core.retrieve.Retrieval;
import dev.aimos.core.retrieve.Retrieved;
import dev.aimos.index.Analyzer;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TextField;
import dev.aimos.memory.Basis;
import dev.aimos.witness.Receipt;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches: checks a query, resolves its moment, acquires readers, retrieves, re-ranks. */
final class Searching {
    /** A re-ranker is given so many candidates, or as many as hits are wanted. */
    private static final int RERANKED = 100;

    private static final float[] NO_VECTOR = new float[0];

    private final Core core;
    private final Analyzer analyzer;
    private final Receipts receipts;

    Searching(Core core, Analyzer analyzer) {
        this.core = core;
        this.analyzer = analyzer;
        this.receipts = new Receipts(core, new States(core), analyzer.id());
    }

    Receipts receipts() {
        return receipts;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    Hits search(Query query) {
        long start = core.recorder.start();
        check(query);
        Optional<Receipts.Request> receipt = Receipts.request(query);
        Mode mode = mode(query);
        boolean reranks = !(query.reranking() instanceof Reranking.None);
        int wanted = reranks ? Math.max(RERANKED, query.limit()) : query.limit();
        return withReaders(start, query, mode, (basis, retrieval, signals) -> {
            List<Retrieved> best = retrieval.best(wanted);
            if (reranks) {
                long reranking = core.recorder.start();
                List<Retrieved> before = best;
                best = Rerankers.of(query.reranking()).rerank(signals.candidates(before)).order().stream()
                        .map(before::get)
                        .toList();
                core.recorder.stage(Stage.SEARCH_RERANK, reranking);
            }
            List<Retrieved> shown = best.subList(0, Math.min(query.limit(), best.size()));
            if (shown.isEmpty()) {
                core.recorder.count(Metric.SEARCHES_EMPTY, 1);
            }
            Optional<Receipt> given = receipt.map(request -> {
                long writing = core.recorder.start();
                Receipt made = receipts.of(request, shown, basis, mode);
                core.recorder.stage(Stage.SEARCH_RECEIPT, writing);
                return made;
            });
            return new Hits(hits(shown, basis), basis, mode, given);
        });
    }

    /** Turns what was retrieved into hits, those of one atom sharing what they read of it. */
    List<Hit> hits(List<Retrieved> retrieved, Basis basis) {
        Map<Long, FoundAtom> atoms = new HashMap<>();
        List<Hit> hits = new ArrayList<>();
        for (Retrieved one : retrieved) {
            FoundAtom atom = atoms.computeIfAbsent(one.node().id().seq(), seq -> new FoundAtom(core, seq, basis));
            hits.add(new FoundHit(
                    one.node(), one.score(), atom, one.explanation().orElse(null)));
        }
        return hits;
    }

    /** What is done with the readers of one query. */
    interface Work<T> {
        T run(Basis basis, Retrieval retrieval, Likeness likeness) throws IOException;
    }

    /**
     * @param begun when the query began to be looked at, by the recorder
     */
    <T> T withReaders(long begun, Query query, Mode mode, Work<T> work) {
        Deadline deadline = deadline(query);
        Basis basis = core.resolve(query.asOf());
        boolean byVector = mode != Mode.LEXICAL;
        Words words = mode == Mode.VECTOR ? null : words(query);
        core.recorder.stage(Stage.SEARCH_ANALYSE, begun);
        float[] question = byVector ? question(query) : NO_VECTOR;
        return Faults.io("searching", () -> {
            long start = core.recorder.start();
            try (CatalogReader texts = core.acquire(basis);
                    VectorReader vectors = byVector ? core.vectors.acquire(basis.tx(), deadline) : null;
                    RegisterReader graph = query.graph().isPresent() ? core.acquireRegister(basis) : null) {
                core.recorder.stage(Stage.SEARCH_ACQUIRE, start);
                Moment moment = Bases.moment(basis);
                Expansion walk = graph == null
                        ? null
                        : new GraphWalk(query, query.graph().orElse(GraphBoost.DEFAULT), texts, graph, moment);
                return work.run(
                        basis,
                        new Retrieval(query, moment, deadline, texts, words, vectors, question, walk, core.recorder),
                        new Likeness(core, vectors, analyzer, basis));
            }
        });
    }

    private float[] question(Query query) {
        long start = core.recorder.start();
        float[] question = core.vectors.query(query.text(), query.embedding());
        core.recorder.stage(Stage.SEARCH_EMBED, start);
        return question;
    }

    private Deadline deadline(Query query) {
        Duration most = core.checks.limits().maxQueryTime();
        Duration asked = query.timeout().orElse(most);
        if (asked.compareTo(most) > 0) {
            throw new AimosException.InvalidRequest(
                    "timeout-too-long",
                    "a query may take at most " + most + " (Limits.maxQueryTime), but " + asked + " were asked for");
        }
        return Deadline.in(asked);
    }

    private Words words(Query query) {
        List<String> terms =
                query.match() == Match.ANY_WORD ? analyzer.queryTerms(query.text()) : analyzer.terms(query.text());
        return new Words(terms, query.match(), query.field());
    }

    /** The mode asked for, or else the best there is. */
    Mode mode(Query query) {
        boolean demanding = query.match() != Match.ANY_WORD || query.field() != TextField.TEXT;
        return query.mode().orElse(core.vectors.available() && !demanding ? Mode.HYBRID : Mode.LEXICAL);
    }

    /** Holds a query against the limits, before any work is done for it. */
    void check(Query query) {
        if (query.limit() > core.checks.limits().maxResults()) {
            throw new AimosException.InvalidRequest(
                    "too-many-results",
                    "a search gives at most " + core.checks.limits().maxResults() + " hits (Limits.maxResults), but "
                            + query.limit() + " were asked for");
        }
        int length = query.text().length();
        if (length > core.checks.limits().maxQueryLength()) {
            throw new AimosException.InvalidRequest(
                    "query-too-long",
                    "a query has at most " + core.checks.limits().maxQueryLength()
                            + " characters (Limits.maxQueryLength), but this has " + length + "; shorten it");
        }
        core.checks.filter(query.filter());
        int terms = new HashSet<>(words(query).terms()).size();
        if (terms > core.checks.limits().maxQueryTerms()) {
            throw new AimosException.InvalidRequest(
                    "query-too-many-terms",
                    "a query has at most " + core.checks.limits().maxQueryTerms()
                            + " distinct terms (Limits.maxQueryTerms), but this has " + terms + "; shorten it");
        }
    }
}
