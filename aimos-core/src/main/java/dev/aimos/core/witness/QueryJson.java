package dev.aimos.core.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.index.Fusion;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TextField;
import dev.aimos.index.Votes;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Filter;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Queries as JSON: every member that can change what is found, those at their default left out. The moment is not among
 * them; a receipt's state says it.
 */
public final class QueryJson {
    /** What a member that is left out stands for; each said, so that it stays when a default of {@link Query} changes. */
    private static final Query PLAIN = plain("");

    private QueryJson() {}

    private static Query plain(String text) {
        return Query.of(text)
                .limit(10)
                .level(Level.DOCUMENT)
                .match(Match.ANY_WORD)
                .field(TextField.TEXT)
                .filter(Filter.all())
                .fusion(Fusion.minMax(0.45))
                .reranking(Reranking.none())
                .exact(false);
    }

    /**
     * As JSON.
     *
     * @throws AimosException.InvalidRequest if it has a re-ranker of the caller's: code {@code receipt-custom-reranker}
     */
    public static Json.Obj write(Query query) {
        Map<String, Json> json = new LinkedHashMap<>();
        query.embedding().ifPresent(given -> json.put("embedding", embedding(given)));
        if (query.exact()) {
            json.put("exact", Json.of(true));
        }
        if (query.field() != PLAIN.field()) {
            json.put("field", word(query.field()));
        }
        if (!query.filter().equals(PLAIN.filter())) {
            json.put("filter", FilterJson.write(query.filter()));
        }
        if (!query.fusion().equals(PLAIN.fusion())) {
            json.put("fusion", fusion(query.fusion()));
        }
        query.graph().ifPresent(boost -> json.put("graph", graph(boost)));
        if (query.level() != PLAIN.level()) {
            json.put("level", word(query.level()));
        }
        if (query.limit() != PLAIN.limit()) {
            json.put("limit", Json.of(query.limit()));
        }
        if (query.match() != PLAIN.match()) {
            json.put("match", word(query.match()));
        }
        query.mode().ifPresent(mode -> json.put("mode", word(mode)));
        if (!query.reranking().equals(PLAIN.reranking())) {
            json.put("reranking", reranking(query.reranking()));
        }
        json.put("text", Json.of(query.text()));
        query.votes().ifPresent(votes -> json.put("votes", votes(votes)));
        return new Json.Obj(json);
    }

    /**
     * Reads {@link #write}.
     *
     * @throws AimosException.InvalidRequest if members are missing, unknown or malformed
     */
    public static Query read(Json.Obj json) {
        Payloads.only(
                json,
                "embedding",
                "exact",
                "field",
                "filter",
                "fusion",
                "graph",
                "level",
                "limit",
                "match",
                "mode",
                "reranking",
                "text",
                "votes");
        Query query = plain(Payloads.string(json, "text"));
        for (Map.Entry<String, Json> member : json.members().entrySet()) {
            String name = member.getKey();
            query = switch (name) {
                case "embedding" -> query.embedding(embedding(Payloads.object(json, name)));
                case "exact" -> query.exact(Payloads.bool(json, name));
                case "field" -> query.field(Payloads.word(json, name, TextField.values()));
                case "filter" -> query.filter(FilterJson.read(Payloads.object(json, name)));
                case "fusion" -> query.fusion(fusion(Payloads.object(json, name)));
                case "graph" -> query.graph(graph(Payloads.object(json, name)));
                case "level" -> query.level(Payloads.word(json, name, Level.values()));
                case "limit" -> query.limit(Payloads.count(json, name));
                case "match" -> query.match(Payloads.word(json, name, Match.values()));
                case "mode" -> query.mode(Payloads.word(json, name, Mode.values()));
                case "reranking" -> query.reranking(reranking(Payloads.object(json, name)));
                case "votes" -> query.votes(votes(Payloads.object(json, name)));
                default -> query;
            };
        }
        return query;
    }

    static Json word(Enum<?> value) {
        return Json.of(value.name().toLowerCase(Locale.ROOT));
    }

    /** The vector as base64 of its numbers (IEEE 754 binary32, big-endian): exact, and a third as long as in digits. */
    private static Json embedding(Embedding embedding) {
        float[] vector = embedding.toArray();
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
        bytes.asFloatBuffer().put(vector);
        return Json.Obj.EMPTY
                .with("model", Json.of(embedding.model()))
                .with("vector", Json.of(Base64.getEncoder().encodeToString(bytes.array())));
    }

    private static Embedding embedding(Json.Obj json) {
        Payloads.only(json, "model", "vector");
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(Payloads.string(json, "vector"));
        } catch (IllegalArgumentException e) {
            throw Payloads.malformed("'vector' is base64");
        }
        if (bytes.length % Float.BYTES != 0) {
            throw Payloads.malformed("'vector' has " + Float.BYTES + " bytes for each number");
        }
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
        return Embedding.of(Payloads.string(json, "model"), vector);
    }

    private static Json fusion(Fusion fusion) {
        return switch (fusion) {
            case Fusion.MinMax minMax ->
                Json.Obj.EMPTY.with("kind", Json.of("minmax")).with("lexicalWeight", Json.of(minMax.lexicalWeight()));
            case Fusion.ReciprocalRank rank ->
                Json.Obj.EMPTY
                        .with("k", Json.of(rank.k()))
                        .with("kind", Json.of("rrf"))
                        .with("lexicalWeight", Json.of(rank.lexicalWeight()));
        };
    }

    private static Fusion fusion(Json.Obj json) {
        Payloads.only(json, "k", "kind", "lexicalWeight");
        String kind = Payloads.string(json, "kind");
        double weight = Payloads.number(json, "lexicalWeight");
        return switch (kind) {
            case "minmax" -> new Fusion.MinMax(weight);
            case "rrf" -> new Fusion.ReciprocalRank(Payloads.count(json, "k"), weight);
            default -> throw Payloads.malformed("'kind' of a fusion is minmax or rrf");
        };
    }

    private static Json graph(GraphBoost boost) {
        return Json.Obj.EMPTY
                .with("candidates", Json.of(boost.candidates()))
                .with("restart", Json.of(boost.restart()))
                .with("seeds", Json.of(boost.seeds()))
                .with("weight", Json.of(boost.weight()));
    }

    private static GraphBoost graph(Json.Obj json) {
        Payloads.only(json, "candidates", "restart", "seeds", "weight");
        return new GraphBoost(
                Payloads.number(json, "weight"),
                Payloads.number(json, "restart"),
                Payloads.count(json, "seeds"),
                Payloads.count(json, "candidates"));
    }

    private static Json votes(Votes votes) {
        return Json.Obj.EMPTY
                .with("beside", Json.of(votes.beside()))
                .with("down", Json.of(votes.down()))
                .with("up", Json.of(votes.up()));
    }

    private static Votes votes(Json.Obj json) {
        Payloads.only(json, "beside", "down", "up");
        return new Votes(Payloads.number(json, "up"), Payloads.number(json, "down"), Payloads.number(json, "beside"));
    }

    /** Of a re-ranker that can be written down. */
    static Json reranking(Reranking reranking) {
        return switch (reranking) {
            case Reranking.None none -> Json.Obj.EMPTY.with("kind", Json.of("none"));
            case Reranking.Mmr mmr ->
                Json.Obj.EMPTY.with("kind", Json.of("mmr")).with("lambda", Json.of(mmr.lambda()));
            case Reranking.Dvns dvns ->
                Json.Obj.EMPTY
                        .with("damping", Json.of(dvns.damping()))
                        .with("elasticity", Json.of(dvns.elasticity()))
                        .with("gravity", Json.of(dvns.gravity()))
                        .with("kind", Json.of("dvns"))
                        .with("maxSteps", Json.of(dvns.maxSteps()))
                        .with("repulsion", Json.of(dvns.repulsion()));
            case Reranking.Custom custom ->
                throw new AimosException.InvalidRequest(
                        "receipt-custom-reranker",
                        "a receipt cannot say what the re-ranker '"
                                + custom.reranker().id()
                                + "' does; ask for the receipt with none, MMR or DVNS, and re-rank afterwards");
        };
    }

    static Reranking reranking(Json.Obj json) {
        Payloads.only(json, "damping", "elasticity", "gravity", "kind", "lambda", "maxSteps", "repulsion");
        return switch (Payloads.string(json, "kind")) {
            case "none" -> Reranking.none();
            case "mmr" -> new Reranking.Mmr(Payloads.number(json, "lambda"));
            case "dvns" ->
                new Reranking.Dvns(
                        Payloads.number(json, "gravity"),
                        Payloads.number(json, "elasticity"),
                        Payloads.number(json, "repulsion"),
                        Payloads.number(json, "damping"),
                        Payloads.count(json, "maxSteps"));
            default -> throw Payloads.malformed("'kind' of a re-ranking is none, mmr or dvns");
        };
    }
}
