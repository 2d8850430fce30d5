package dev.aimos.apoe;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.index.Address;
import dev.aimos.index.Context;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Node;
import dev.aimos.index.Query;
import dev.aimos.index.Span;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Hash;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds what the memory holds, for steps. */
final class Retriever {
    private static final int MOST_HITS = 10_000;
    private static final int TOKENS = 2_000;
    private static final Map<String, Match> MATCHES =
            new TreeMap<>(Map.of("any", Match.ANY_WORD, "all", Match.ALL_WORDS, "phrase", Match.PHRASE));

    private Retriever() {}

    static Json.Obj search(StepContext context, Given given) throws StepFailure {
        Query query = query(context, given).limit(given.whole("limit", 10, MOST_HITS));
        given.done();
        Hits hits = context.index().search(query);
        List<Json> shown = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Hit hit : hits) {
            try {
                shown.add(hit(hit));
                texts.add(hit.text());
            } catch (AimosException.NotFound erasedMeanwhile) {
                // It is not there to be shown any more.
            }
        }
        double best = hits.isEmpty() ? 0 : hits.list().get(0).score();
        return outputs("hits", shown, best, String.join("\n\n", texts));
    }

    private static Json hit(Hit hit) {
        String text = hit.text();
        Optional<Node> node = hit.outline().node(hit.address());
        int start = node.map(found -> found.quote().start()).orElse(hit.span().start());
        return Fields.of()
                .text("address", hit.address().toString())
                .text("key", hit.key())
                .text("text", text)
                .number("score", hit.score())
                .put("citation", citation(hit.address(), new Span(start, start + text.length()), hash(text)))
                .build();
    }

    static Json.Obj context(StepContext context, Given given) throws StepFailure {
        Query query = query(context, given);
        TokenBudget budget = TokenBudget.of(given.whole("tokens", TOKENS, Integer.MAX_VALUE));
        given.done();
        Context found = context.index().assemble(query, budget);
        List<Json> citations = new ArrayList<>();
        double best = 0;
        for (Context.Passage passage : found.passages()) {
            best = Math.max(best, passage.score());
            citations.add(passage(passage));
        }
        return outputs("citations", citations, best, found.text()).with("tokens", Json.of(found.tokens()));
    }

    private static Json passage(Context.Passage passage) {
        List<Json> quotes = new ArrayList<>();
        passage.quotes().forEach(quote -> quotes.add(citation(quote.address(), quote.span(), quote.hash())));
        return Fields.of()
                .number("number", passage.number())
                .text("address", passage.address().toString())
                .text("key", passage.address().key())
                .text("text", passage.text())
                .number("score", passage.score())
                .put("quotes", new Json.Arr(quotes))
                .build();
    }

    private static Json.Obj outputs(String name, List<Json> items, double best, String text) {
        return Fields.of()
                .put(name, new Json.Arr(items))
                .number("count", items.size())
                .number("best", best)
                .text("text", text)
                .build();
    }

    private static Json citation(Address address, Span span, Hash hash) {
        return Fields.of()
                .text("address", address.toString())
                .number("start", span.start())
                .number("end", span.end())
                .text("hash", hash.toString())
                .build();
    }

    private static Hash hash(String text) {
        return Hash.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Query query(StepContext context, Given given) throws StepFailure {
        String text = given.text("query", context.instruction());
        if (text.isBlank()) {
            throw given.missing("query", "a text");
        }
        Query query = Query.of(text)
                .asOf(context.asOf())
                .filter(filter(given))
                .level(given.word("level", List.of(Level.values())).orElse(Level.PARAGRAPH))
                .match(given.word("match", MATCHES).orElse(Match.ANY_WORD));
        Optional<Mode> mode = given.word("mode", List.of(Mode.values()));
        return mode.isPresent() ? query.mode(mode.get()) : query;
    }

    private static Filter filter(Given given) throws StepFailure {
        Filter filter = Filter.all().keyPrefix(given.text("prefix", ""));
        for (Map.Entry<String, Double> tag : given.tags("tags", 0).entrySet()) {
            filter = filter.tag(tag.getKey(), tag.getValue());
        }
        for (Map.Entry<String, Json> member : given.object("metadata").members().entrySet()) {
            filter = filter.metadata(member.getKey(), member.getValue());
        }
        for (String policy : given.texts("without_policies")) {
            filter = filter.withoutPolicy(policy);
        }
        return filter;
    }
}
