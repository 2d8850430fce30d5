package dev.aimos.core.engine;

import dev.aimos.Json;
import dev.aimos.core.assess.Appraisal;
import dev.aimos.core.assess.Passage;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.catalog.Words;
import dev.aimos.core.graph.GraphView;
import dev.aimos.core.graphrank.Testimony;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Address;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TextField;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Risk;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Assesses how sure retrievals are, by {@link Appraisal}. Cost: reading and cutting the texts of the best ten hits, a look at
 * the graph, and for hits that were not found by words alone one search by words. Never calls an embedder.
 */
final class Assessing {
    /** The claims of so many of the best hits are looked at. */
    private static final int CLAIMING = 3;

    /** So many characters of a hit are read. */
    private static final int LONGEST = 20_000;

    /** A longer text is not cut to learn who speaks. */
    private static final int LARGEST = 1_000_000;

    private static final Json NO_TITLE = Json.of("");

    private static final Assessment NOTHING_FOUND =
            new Assessment(0, 0, Map.of(), new Risk(1, 0, 0, Risk.UNKNOWN, 0), Optional.empty(), List.of());

    private final Core core;
    private final Searching searching;
    private final GraphViews views;

    Assessing(Core core, Searching searching) {
        this.core = core;
        this.searching = searching;
        this.views = new GraphViews(core);
    }

    /** What nothing was found for has confidence 0, whatever calibrator there is. */
    Assessment assess(Query query, Hits hits, Optional<Adopted> calibrator) {
        searching.check(query);
        Basis basis = core.resolve(AsOf.basis(hits.basis()));
        if (hits.isEmpty()) {
            return NOTHING_FOUND;
        }
        List<Hit> best = first(hits.list(), Appraisal.DEPTH);
        Hits byWords = hits.mode() == Mode.LEXICAL && plain(query) ? hits : searching.search(byWords(query, basis));
        long start = core.recorder.start();
        Testimony testimony = testimony(first(best, CLAIMING), basis);
        core.recorder.stage(Stage.ASSESS_TESTIMONY, start);
        start = core.recorder.start();
        Map<String, Segments> cut = new HashMap<>();
        Appraisal appraisal = Appraisal.of(
                new Appraisal.Facts(
                        query.text(),
                        best.stream().map(hit -> passage(hit, cut)).toList(),
                        best.stream().map(Hit::score).toList(),
                        hits.mode(),
                        weights(query, basis),
                        byWords.isEmpty() ? 0 : byWords.list().get(0).score(),
                        agreement(hits.mode(), best, byWords),
                        testimony.support(),
                        testimony.contradiction()),
                searching.analyzer());
        double raw = appraisal.confidence();
        core.recorder.stage(Stage.ASSESS_APPRAISE, start);
        Risk risk = new Risk(
                appraisal.thinness(),
                hits.mode() == Mode.LEXICAL ? 0 : 1 - appraisal.signals().getOrDefault("agreement", 1.0),
                testimony.contradiction(),
                calibrator.map(one -> Math.clamp(one.eceAfter(), 0, 1)).orElse(Risk.UNKNOWN),
                0);
        return new Assessment(
                calibrator.map(one -> one.calibrator().apply(raw)).orElse(raw),
                raw,
                appraisal.signals(),
                risk,
                calibrator.map(Adopted::id),
                testimony.disputed());
    }

    private static <T> List<T> first(List<T> all, int most) {
        return all.subList(0, Math.min(most, all.size()));
    }

    /** Whether a lexical search for a query gives what one by words alone gives. */
    private static boolean plain(Query query) {
        return query.match() == Match.ANY_WORD
                && query.field() == TextField.TEXT
                && query.reranking() instanceof Reranking.None
                && query.graph().isEmpty();
    }

    /** The same question by words alone. */
    private Query byWords(Query query, Basis basis) {
        Query plain = Query.of(query.text())
                .mode(Mode.LEXICAL)
                .level(query.level())
                .filter(query.filter())
                .limit(Math.min(Appraisal.DEPTH, core.checks.limits().maxResults()))
                .asOf(AsOf.basis(basis));
        Query voted = query.votes().map(plain::votes).orElse(plain);
        return query.timeout().map(voted::timeout).orElse(voted);
    }

    private static OptionalDouble agreement(Mode mode, List<Hit> best, Hits byWords) {
        if (mode == Mode.LEXICAL) {
            return OptionalDouble.empty();
        }
        Set<Address> words = new HashSet<>();
        byWords.forEach(hit -> words.add(hit.address()));
        long both = best.stream().filter(hit -> words.contains(hit.address())).count();
        return OptionalDouble.of((double) both / best.size());
    }

    private Map<String, Double> weights(Query query, Basis basis) {
        Analyzer analyzer = searching.analyzer();
        return Faults.io("reading the index", () -> {
            try (CatalogReader reader = core.acquire(basis)) {
                return reader.weights(Words.any(analyzer.queryTerms(query.text())), query.level(), Bases.moment(basis));
            }
        });
    }

    private Testimony testimony(List<Hit> hits, Basis basis) {
        List<Testimony.Place> places = hits.stream()
                .map(hit -> new Testimony.Place(hit.address(), hit.span()))
                .toList();
        // What the best hits claim is bounded by their number: there is nothing for the user to narrow.
        return Faults.io("reading the graph", () -> {
            try (RegisterReader reader = core.acquireRegister(basis);
                    GraphView view = views.open(basis, Integer.MAX_VALUE)) {
                return Testimony.about(places, reader, view, Bases.moment(basis));
            }
        });
    }

    private static Passage passage(Hit hit, Map<String, Segments> cut) {
        Atom atom = hit.atom();
        String title = atom.metadata().get("title").orElse(NO_TITLE) instanceof Json.Str named ? named.value() : "";
        String text = hit.text();
        String speaker = "";
        if (atom.text().length() <= LARGEST) {
            Segments segments = cut.computeIfAbsent(
                    hit.key(), key -> Segments.of(atom.text(), atom.mediaType(), Integer.MAX_VALUE));
            int node = segments.find(
                    hit.address().section(),
                    hit.address().paragraph(),
                    hit.address().sentence());
            if (node >= 0) {
                speaker = segments.speaker(node);
                text = segments.headingPath(node) + "\n" + segments.searchable(node);
            }
        }
        String all = title + "\n" + text;
        return new Passage(all.substring(0, Math.min(LONGEST, all.length())), speaker);
    }
}
