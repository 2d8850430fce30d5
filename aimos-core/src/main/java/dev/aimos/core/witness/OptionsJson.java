package dev.aimos.core.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Options of assemblies as JSON, members at their default left out. */
public final class OptionsJson {
    private OptionsJson() {}

    /** What members that are left out stand for; each said, so that it stays when a default of the options changes. */
    private static ContextOptions plain(TokenBudget budget) {
        return new ContextOptions(
                budget,
                100,
                0.9,
                Reranking.mmr(0.7),
                true,
                ContextOptions.Packing.GREEDY,
                ContextOptions.ReadingOrder.EDGES_FIRST,
                Optional.empty());
    }

    /**
     * As JSON.
     *
     * @throws AimosException.InvalidRequest if they have a re-ranker or a counter of the caller's: codes {@code
     *     receipt-custom-reranker}, {@code receipt-custom-counter}
     */
    public static Json.Obj write(ContextOptions options) {
        options.counter().ifPresent(counter -> {
            throw new AimosException.InvalidRequest(
                    "receipt-custom-counter",
                    "a receipt cannot say how the counter '" + counter.id()
                            + "' counts; ask for the receipt without a counter");
        });
        ContextOptions plain = plain(options.budget());
        Map<String, Json> json = new LinkedHashMap<>();
        json.put("budget", Json.of(options.budget().tokens()));
        if (options.candidates() != plain.candidates()) {
            json.put("candidates", Json.of(options.candidates()));
        }
        if (options.compression() != plain.compression()) {
            json.put("compression", Json.of(options.compression()));
        }
        if (options.duplicateThreshold() != plain.duplicateThreshold()) {
            json.put("duplicateThreshold", Json.of(options.duplicateThreshold()));
        }
        if (options.order() != plain.order()) {
            json.put("order", QueryJson.word(options.order()));
        }
        if (options.packing() != plain.packing()) {
            json.put("packing", QueryJson.word(options.packing()));
        }
        if (!options.reranking().equals(plain.reranking())) {
            json.put("reranking", QueryJson.reranking(options.reranking()));
        }
        return new Json.Obj(json);
    }

    /**
     * Reads {@link #write}.
     *
     * @throws AimosException.InvalidRequest if members are missing, unknown or malformed
     */
    public static ContextOptions read(Json.Obj json) {
        Payloads.only(
                json, "budget", "candidates", "compression", "duplicateThreshold", "order", "packing", "reranking");
        ContextOptions options = plain(TokenBudget.of(Payloads.count(json, "budget")));
        for (String name : json.members().keySet()) {
            options = switch (name) {
                case "candidates" -> options.candidates(Payloads.count(json, name));
                case "compression" -> options.compression(Payloads.bool(json, name));
                case "duplicateThreshold" -> options.duplicateThreshold(Payloads.number(json, name));
                case "order" -> options.order(Payloads.word(json, name, ContextOptions.ReadingOrder.values()));
                case "packing" -> options.packing(Payloads.word(json, name, ContextOptions.Packing.values()));
                case "reranking" -> options.reranking(QueryJson.reranking(Payloads.object(json, name)));
                default -> options;
            };
        }
        return options;
    }
}
