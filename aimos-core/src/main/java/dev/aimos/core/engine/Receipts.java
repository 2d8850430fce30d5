package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.retrieve.Retrieved;
import dev.aimos.core.witness.OptionsJson;
import dev.aimos.core.witness.QueryJson;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.index.Span;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Use;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes receipts of what searches and assemblies find. Thread-safe. */
final class Receipts {
    private final Core core;
    private final States states;
    private final String analyzer;

    Receipts(Core core, States states, String analyzer) {
        this.core = core;
        this.states = states;
        this.analyzer = analyzer;
    }

    /** What a receipt will say of a request, before any work is done for it: refused if it cannot be written down. */
    record Request(Json.Obj query, Optional<Json.Obj> options) {}

    static Optional<Request> request(Query query) {
        return query.receipt() ? Optional.of(new Request(QueryJson.write(query), Optional.empty())) : Optional.empty();
    }

    static Optional<Request> request(Query query, ContextOptions options) {
        return query.receipt()
                ? Optional.of(new Request(QueryJson.write(query), Optional.of(OptionsJson.write(options))))
                : Optional.empty();
    }

    /** Of a search's hits. */
    Receipt of(Request request, List<Retrieved> hits, Basis basis, Mode mode) {
        List<Receipt.Entry> entries = new ArrayList<>(hits.size());
        for (Retrieved hit : hits) {
            long seq = hit.node().id().seq();
            entries.add(new Receipt.Entry(
                    new Use(hit.node().id().address(hit.node().key()), seq, states.leaf(seq)),
                    hit.score(),
                    List.of(new Span(hit.node().start(), hit.node().end()))));
        }
        return receipt(Receipt.Kind.SEARCH, request, basis, mode, entries, Optional.empty());
    }

    /**
     * Of a context.
     *
     * @param retrieved what it was put together from, among it all that it quotes
     */
    Receipt of(Request request, Context context, List<Retrieved> retrieved) {
        Map<String, Long> seqs = new HashMap<>();
        retrieved.forEach(one -> seqs.put(one.node().key(), one.node().id().seq()));
        List<Receipt.Entry> entries = new ArrayList<>();
        for (Context.Passage passage : context.passages()) {
            Long seq = seqs.get(passage.address().key());
            if (seq == null) {
                throw new IllegalStateException("no record was retrieved for " + passage.address());
            }
            entries.add(new Receipt.Entry(
                    new Use(passage.address(), seq, states.leaf(seq)),
                    passage.score(),
                    passage.quotes().stream().map(Context.Quote::span).toList()));
        }
        Hash text = Hash.sha256(context.text().getBytes(StandardCharsets.UTF_8));
        return receipt(Receipt.Kind.CONTEXT, request, context.basis(), context.mode(), entries, Optional.of(text));
    }

    private Receipt receipt(
            Receipt.Kind kind,
            Request request,
            Basis basis,
            Mode mode,
            List<Receipt.Entry> entries,
            Optional<Hash> text) {
        return new Receipt(
                kind,
                request.query(),
                request.options(),
                states.at(basis),
                analyzer,
                mode == Mode.LEXICAL ? Optional.empty() : embedder(),
                mode,
                entries,
                text);
    }

    States states() {
        return states;
    }

    /** What retrieves in a mode, as the model of witnesses. */
    String retriever(Mode mode) {
        return Receipt.retriever(mode, analyzer, mode == Mode.LEXICAL ? Optional.empty() : embedder());
    }

    /** The embedder in use. */
    Optional<String> embedder() {
        return core.vectors.model().map(model -> model.id());
    }

    /** The analyzer in use. */
    String analyzer() {
        return analyzer;
    }

    /**
     * What a receipt says was asked.
     *
     * @param query as of the receipt's basis, with a receipt
     * @param options of an assembly
     * @param written as a receipt of it would have it
     */
    record Asked(Query query, Optional<ContextOptions> options, Request written) {
        /** This in a mode. */
        Asked in(Mode mode) {
            return new Asked(query.mode(mode), options, written);
        }

        ContextOptions contextOptions() {
            return options.orElseThrow(() -> new AimosException.InvalidRequest(
                    "receipt-malformed", "a receipt of a search has no options of an assembly"));
        }
    }

    /**
     * Reads what was asked.
     *
     * @throws AimosException.InvalidRequest if it is malformed
     */
    static Asked asked(Receipt receipt) {
        Query query = QueryJson.read(receipt.query());
        Optional<ContextOptions> options = receipt.options().map(OptionsJson::read);
        Request written = new Request(QueryJson.write(query), options.map(OptionsJson::write));
        return new Asked(query.asOf(AsOf.basis(receipt.state().basis())).receipt(true), options, written);
    }
}
