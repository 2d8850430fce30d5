package dev.aimos.core.witness;

import dev.aimos.Json;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Fusion;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TextField;
import dev.aimos.index.TokenBudget;
import dev.aimos.index.Votes;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Queries, options and values as anybody may ask with them. */
final class AnyQuery {
    private AnyQuery() {}

    static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("ab é/~\"\\\n")
                .withCharRange('\u4e00', '\u4e20')
                .ofMaxLength(12)
                .map(text -> text + (text.length() % 5 == 4 ? "\ud83d\ude00" : ""));
    }

    /** A number in a range; -0 is none of JSON's. */
    private static Arbitrary<Double> number(double least, double most) {
        return Arbitraries.doubles().between(least, most).ofScale(17).map(value -> value == 0 ? 0.0 : value);
    }

    private static Arbitrary<Instant> instant() {
        return Arbitraries.oneOf(
                Arbitraries.of(Instant.MIN, Instant.MAX, Instant.EPOCH),
                Arbitraries.longs()
                        .between(-99_999_999_999L, 99_999_999_999L)
                        .map(second -> Instant.ofEpochSecond(second, Math.floorMod(second * 7_919, 1_000_000_000))));
    }

    static Arbitrary<Json> scalar() {
        return Arbitraries.oneOf(
                text().map(Json::of),
                number(-1e300, 1e300).map(Json::of),
                Arbitraries.of(true, false).map(Json::of));
    }

    static Arbitrary<Filter> filter() {
        return Combinators.combine(
                        Arbitraries.maps(text(), number(0, 1)).ofMaxSize(3),
                        Arbitraries.of(Modality.class).set().ofMaxSize(3),
                        Arbitraries.maps(text(), scalar()).ofMaxSize(3),
                        text(),
                        text().set().ofMaxSize(3),
                        instant(),
                        instant())
                .as(Filter::new);
    }

    static Arbitrary<Reranking> reranking() {
        return Arbitraries.oneOf(
                Arbitraries.just(Reranking.none()),
                number(0, 1).map(Reranking.Mmr::new),
                Combinators.combine(
                                number(0, 1e6),
                                number(0, 1e6),
                                number(0, 1e6),
                                number(1e-9, 1),
                                Arbitraries.integers().between(1, 10_000))
                        .as(Reranking.Dvns::new));
    }

    private static Arbitrary<Fusion> fusion() {
        return Arbitraries.oneOf(
                number(0, 1).map(Fusion.MinMax::new),
                Combinators.combine(Arbitraries.integers().greaterOrEqual(1), number(0, 1))
                        .as(Fusion.ReciprocalRank::new));
    }

    private static Arbitrary<Embedding> embedding() {
        return Combinators.combine(
                        Arbitraries.strings().alpha().ofMinLength(1),
                        Arbitraries.integers()
                                .map(Float::intBitsToFloat)
                                .filter(Float::isFinite)
                                .edgeCases(edges -> edges.add(-0.0f, Float.MIN_VALUE, Float.MAX_VALUE, 0.1f))
                                .array(float[].class)
                                .ofMinSize(1)
                                .ofMaxSize(20))
                .as(Embedding::of);
    }

    private static Arbitrary<GraphBoost> graph() {
        return Combinators.combine(
                        number(0, 1),
                        number(0.05, 1),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(0, 1_000))
                .as(GraphBoost::new);
    }

    private static Arbitrary<Votes> votes() {
        return Combinators.combine(number(0, 10), number(0, 10), number(0, 10)).as(Votes::new);
    }

    /** A query with one more member said, or not. */
    private static <T> Arbitrary<Query> with(
            Arbitrary<Query> queries, Arbitrary<T> values, BiFunction<Query, T, Query> wither) {
        return Combinators.combine(queries, values.optional(0.4))
                .as((query, value) ->
                        value.map(said -> wither.apply(query, said)).orElse(query));
    }

    static Arbitrary<Query> query() {
        Arbitrary<Query> all = text().map(Query::of);
        all = with(all, Arbitraries.integers().greaterOrEqual(1), Query::limit);
        all = with(all, filter(), Query::filter);
        all = with(all, Arbitraries.of(Level.class), Query::level);
        all = with(all, Arbitraries.of(Mode.class), Query::mode);
        all = with(all, Arbitraries.of(Match.class), Query::match);
        all = with(all, Arbitraries.of(TextField.class), Query::field);
        all = with(all, fusion(), Query::fusion);
        all = with(all, votes(), Query::votes);
        all = with(all, Arbitraries.of(true, false), Query::exact);
        all = with(all, reranking(), Query::reranking);
        all = with(all, graph(), Query::graph);
        return with(all, embedding(), Query::embedding);
    }

    static Arbitrary<ContextOptions> options() {
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1).map(TokenBudget::of),
                        Arbitraries.integers().greaterOrEqual(1),
                        number(1e-9, 1),
                        reranking(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(ContextOptions.Packing.class),
                        Arbitraries.of(ContextOptions.ReadingOrder.class))
                .as((budget, candidates, threshold, reranking, compression, packing, order) -> new ContextOptions(
                        budget, candidates, threshold, reranking, compression, packing, order, Optional.empty()));
    }

    /** Any value, not deep. */
    static Arbitrary<Json> json() {
        return Arbitraries.lazyOf(
                AnyQuery::scalar,
                () -> Arbitraries.just(new Json.Null()),
                () -> json().list().ofMaxSize(3).map(Json.Arr::new),
                () -> Arbitraries.maps(text(), json()).ofMaxSize(3).map(Json.Obj::new));
    }
}
