package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.examples.wire.Times;
import dev.aimos.index.Fusion;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TextField;
import dev.aimos.lucene.LuceneAimOs;
import dev.aimos.memory.AsOf;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a search is done: what {@code hhni:query}, {@code query} and {@code context} share. */
final class SearchOptions {
    /** What {@code --graph} says without a weight. */
    static final String DEFAULT_GRAPH = "default";

    private static final int RRF_K = 60;

    @Option(names = "--level", paramLabel = "LEVEL", description = "document, section, paragraph or sentence.")
    private Optional<String> levelName = Optional.empty();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "lexical, vector or hybrid; without it, hybrid if the store has vectors, else lexical.")
    private Optional<String> modeName = Optional.empty();

    @Option(
            names = "--fusion",
            paramLabel = "KIND",
            description = "How hybrid scores are made of two: minmax (without it) or rrf.")
    private String fusionName = "minmax";

    @Option(
            names = "--lexical-weight",
            paramLabel = "W",
            description = "Share of the words in hybrid scores, from 0 to 1.")
    private Optional<Double> lexicalWeight = Optional.empty();

    @Option(names = "--match", paramLabel = "KIND", description = "any (without it), all or phrase: of the words.")
    private String matchName = "any";

    @Option(names = "--title", description = "Search the words of titles and headings only.")
    private boolean title;

    @Option(
            names = "--rerank",
            paramLabel = "KIND",
            description = "Put the hits into another order: none, mmr or dvns.")
    private Optional<String> rerankName = Optional.empty();

    @Option(
            names = "--graph",
            arity = "0..1",
            fallbackValue = DEFAULT_GRAPH,
            paramLabel = "WEIGHT",
            description = "Let the graph help: hits that share entities lift each other and bring in others; WEIGHT is"
                    + " its share of the score, from 0 to 1.")
    private Optional<String> graphWeight = Optional.empty();

    @Option(names = "--exact", description = "Look at every vector, rather than at approximate neighbours.")
    private boolean exact;

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            description = "Give up after so long: 500ms, 2s, 1m; waiting for vectors included.")
    private Optional<String> timeout = Optional.empty();

    @Mixin
    private FilterOptions filter = new FilterOptions();

    @Mixin
    private MomentOptions moment = new MomentOptions();

    private Optional<AsOf> asOf = Optional.empty();

    /** Refuses what makes no sense, before any store is opened. */
    void check() {
        query("");
        reranking();
        if (title && mode().filter(mode -> mode != Mode.LEXICAL).isPresent()) {
            throw Failure.usage("usage", "--title searches words, and goes with --mode lexical only");
        }
    }

    /** Opens the store with what the search needs: with its model, unless only words are searched. */
    AimOs open(Root root) throws IOException {
        return open(root, builder -> builder);
    }

    /** As {@link #open(Root)}, with what else the store is to have. */
    AimOs open(Root root, UnaryOperator<LuceneAimOs.Builder> with) throws IOException {
        Optional<Mode> mode = mode();
        AimOs os = mode.equals(Optional.of(Mode.LEXICAL))
                ? Stores.open(root, with.apply(Stores.builder(root, false)))
                : Vectors.asStored(root, false, with);
        boolean needsVectors = mode.filter(given -> given != Mode.LEXICAL).isPresent();
        if (needsVectors && os.index().stats().embedder().isEmpty()) {
            os.close();
            throw Failure.store(
                    "no-embedder",
                    "this store has no vectors; make them with 'hhni:build --embedder bge', or search with --mode"
                            + " lexical");
        }
        return os;
    }

    /** Finds the moment in the store. */
    void resolve(AimOs os) {
        asOf = Optional.of(moment.resolve(os));
    }

    /** The moment, as found before. */
    AsOf asOf() {
        return asOf.orElse(AsOf.now());
    }

    /** Whether the user chose a moment. */
    boolean momentChosen() {
        return moment.chosen();
    }

    /** A query for a text, in all but its limit, its level if that was not said, and its order. */
    Query query(String text) {
        Query query = Query.of(text)
                .filter(filter.filter())
                .asOf(asOf())
                .fusion(fusion())
                .match(Spelling.choose(
                        "match",
                        matchName,
                        Map.of("any", Match.ANY_WORD, "all", Match.ALL_WORDS, "phrase", Match.PHRASE)))
                .field(title ? TextField.TITLE : TextField.TEXT)
                .exact(exact);
        query = timeout.isPresent() ? query.timeout(Times.duration(timeout.get())) : query;
        query = mode().map(query::mode).orElse(query);
        query = graphWeight.map(SearchOptions::graph).map(query::graph).orElse(query);
        return level().map(query::level).orElse(query);
    }

    /** The level, if it was said. */
    Optional<Level> level() {
        return levelName.map(name -> Spelling.choose("level", name, Level.values()));
    }

    /** The re-ranker, if one was named. */
    Optional<Reranking> reranking() {
        return rerankName.map(SearchOptions::reranking);
    }

    /** A re-ranker by its name. */
    static Reranking reranking(String name) {
        return Spelling.choose(
                "re-ranker", name, Map.of("none", Reranking.none(), "mmr", Reranking.mmr(), "dvns", Reranking.dvns()));
    }

    /** How the graph helps, by its weight. */
    static GraphBoost graph(String weight) {
        if (weight.equals(DEFAULT_GRAPH)) {
            return GraphBoost.DEFAULT;
        }
        try {
            return GraphBoost.DEFAULT.weight(Double.parseDouble(weight));
        } catch (NumberFormatException e) {
            throw Failure.usage(
                    "usage",
                    "--graph takes a weight from 0 to 1, or nothing, and then comes last; got '" + weight + "'",
                    e);
        }
    }

    /** How candidates are found, if it was said, or follows. */
    private Optional<Mode> mode() {
        Optional<Mode> given = modeName.map(name -> Spelling.choose("mode", name, Mode.values()));
        return title ? given.or(() -> Optional.of(Mode.LEXICAL)) : given;
    }

    private Fusion fusion() {
        Fusion minMax = lexicalWeight.map(Fusion::minMax).orElse(Fusion.minMax());
        Fusion rrf = lexicalWeight
                .<Fusion>map(weight -> new Fusion.ReciprocalRank(RRF_K, weight))
                .orElse(Fusion.reciprocalRank());
        return Spelling.choose("fusion", fusionName, Map.of("minmax", minMax, "rrf", rrf));
    }
}
