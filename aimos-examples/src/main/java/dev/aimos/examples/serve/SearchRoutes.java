package dev.aimos.examples.serve;

import static dev.aimos.examples.serve.Route.Param.flag;
import static dev.aimos.examples.serve.Route.Param.text;
import static dev.aimos.examples.serve.Route.Param.typed;
import static dev.aimos.examples.serve.Route.Param.whole;

import dev.aimos.AimosException;
import dev.aimos.examples.text.Highlight;
import dev.aimos.examples.wire.ContextJson;
import dev.aimos.examples.wire.HitView;
import dev.aimos.examples.wire.HitsJson;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.GraphBoost;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Level;
import dev.aimos.index.Match;
import dev.aimos.index.Mode;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.index.TokenBudget;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Modality;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Judgement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the index finds: nodes of any level, contexts, answers with how sure they are. */
final class SearchRoutes {
    private static final int MOST_HITS = 1_000;
    private static final int MOST_AROUND = 20;

    private static final Route.Param[] QUERY = {
        text("q", "What to look for.").needed(),
        text("level", "document, section, paragraph or sentence."),
        text("mode", "lexical, vector or hybrid; without it, hybrid if the store has vectors, else lexical."),
        text("match", "any, all or phrase: of the words."),
        text("rerank", "none, mmr or dvns."),
        typed("graph", "number", "The share of the graph in the score, from 0 to 1."),
        text("prefix", "Only keys that begin so."),
        text("tag", "Only atoms with this tag."),
        text("modality", "Only atoms of this modality."),
        whole("limit", "Hits at the most, up to 1000; 10 without it.")
    };

    List<Route> routes() {
        return List.of(
                Route.get(
                                "/api/v1/query",
                                "index",
                                "Finds documents, sections, paragraphs or sentences.",
                                "as hhni:query --json, each item with highlights: [start, end) of words that were asked"
                                        + " for, as offsets into its text",
                                SearchRoutes::search)
                        .takes(QUERY)
                        .takes(
                                whole("window", "Neighbours shown on each side, up to 20."),
                                flag("parent", "Shows the node above each hit."),
                                flag("explain", "Shows how scores come about."))
                        .asOf(),
                Route.get(
                                "/api/v1/context",
                                "index",
                                "Puts together what a model would be given to read, cited.",
                                "as context --json",
                                SearchRoutes::context)
                        .takes(QUERY)
                        .takes(whole("budget", "Tokens at the most; 1000 without it."))
                        .asOf(),
                Route.get(
                                "/api/v1/answer",
                                "index",
                                "The sentences that answer best, and how sure that is. Writes nothing.",
                                "{query, items, confidence, judgement, disputed, basis}",
                                SearchRoutes::answer)
                        .takes(QUERY)
                        .takes(
                                text("criticality", "low-stakes, routine (without it), important or critical."),
                                text("domain", "The domain whose thresholds hold."))
                        .asOf(),
                Route.get(
                                "/api/v1/outline/<key>",
                                "index",
                                "The sections, paragraphs and sentences of a document.",
                                "{key, nodes: [{address, level, span, text}], basis}",
                                SearchRoutes::outline)
                        .asOf());
    }

    /** A query as the parameters say, of sentences unless they say otherwise. */
    static Query query(Call call) {
        Filter filter = Filter.all().keyPrefix(call.text("prefix").orElse(""));
        filter = call.text("tag").map(filter::tag).orElse(filter);
        filter = call.word("modality", Modality.values()).map(filter::modality).orElse(filter);
        Query query = Query.of(call.required("q"))
                .filter(filter)
                .asOf(call.moment())
                .limit(call.limit(10, MOST_HITS))
                .level(call.word("level", Level.values()).orElse(Level.SENTENCE))
                .timeout(call.options().queryTime());
        query = call.word("mode", Mode.values()).map(query::mode).orElse(query);
        query = call.text("match")
                .map(word -> Spelling.choose(
                        "match", word, Map.of("any", Match.ANY_WORD, "all", Match.ALL_WORDS, "phrase", Match.PHRASE)))
                .map(query::match)
                .orElse(query);
        query = call.text("graph").map(SearchRoutes::graph).map(query::graph).orElse(query);
        return reranking(call).map(query::reranking).orElse(query);
    }

    private static GraphBoost graph(String weight) {
        try {
            return GraphBoost.DEFAULT.weight(Double.parseDouble(weight));
        } catch (NumberFormatException e) {
            throw new Refusal(400, "bad-graph", "graph is to be a number from 0 to 1, not '" + weight + "'", e);
        }
    }

    private static Optional<Reranking> reranking(Call call) {
        return call.text("rerank")
                .map(word -> Spelling.choose(
                        "rerank",
                        word,
                        Map.of("none", Reranking.none(), "mmr", Reranking.mmr(), "dvns", Reranking.dvns())));
    }

    private static Answer search(Call call) {
        Query query = query(call).explain(call.flag("explain"));
        HitView view = new HitView(call.whole("window", 0, 0, MOST_AROUND), call.flag("parent"));
        return Answer.json(found(query, view, call.os().index().search(query)));
    }

    private static Map<String, Object> found(Query query, HitView view, Hits hits) {
        Highlight words = new Highlight(query.text(), word -> word);
        Map<String, Object> document = new HitsJson(query, view).document(hits, (hit, item) -> {
            item.put("highlights", words.places(hit.text()));
            item.put("line", line(hit));
        });
        document.put("mode", Shapes.lower(hits.mode()));
        return document;
    }

    /** The line of its atom on which a hit begins, from 1. */
    private static long line(Hit hit) {
        String text = hit.atom().text();
        int start = Math.min(hit.span().start(), text.length());
        return 1 + text.substring(0, start).chars().filter(c -> c == '\n').count();
    }

    private static Answer context(Call call) {
        Query query = query(call);
        query = call.text("level").isPresent() ? query : query.level(Level.PARAGRAPH);
        ContextOptions options = ContextOptions.of(TokenBudget.of(call.whole("budget", 1_000, 1, 1_000_000)));
        options = reranking(call).map(options::reranking).orElse(options);
        return Answer.json(ContextJson.document(query.text(), call.os().index().assemble(query, options)));
    }

    private static Answer answer(Call call) {
        Query query = query(call);
        query = call.text("limit").isPresent() ? query : query.limit(3);
        Criticality criticality =
                call.text("criticality").map(Criticality::parse).orElse(Criticality.ROUTINE);
        Hits hits = call.os().index().search(query);
        Assessment sure = call.os().witnesses().assess(query, hits, criticality);
        Judgement judgement =
                call.os().witnesses().gate().judge(sure.confidence(), sure.risk(), criticality, call.text("domain"));
        Map<String, Object> document = new LinkedHashMap<>(found(query, new HitView(0, false), hits));
        document.put("confidence", sure.confidence());
        document.put("signals", sure.signals());
        document.put("disputed", sure.disputed());
        document.put("judgement", VifShapes.judgement(judgement));
        return Answer.json(document);
    }

    private static Answer outline(Call call) {
        String key = call.path("key");
        AsOf moment = call.moment();
        Outline outline = call.os()
                .index()
                .outline(key, moment)
                .orElseThrow(
                        () -> new AimosException.NotFound("not-found", "'" + key + "' shows no text at that moment"));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("key", key);
        document.put(
                "nodes",
                outline.nodes().stream().map(node -> node(outline, node)).toList());
        document.put("basis", Shapes.basis(outline.basis()));
        return Answer.json(document);
    }

    private static Map<String, @Nullable Object> node(Outline outline, Node node) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("address", node.address().toString());
        shape.put("level", Shapes.lower(node.address().level()));
        shape.put("span", HitsJson.span(node.quote()));
        shape.put("text", node.address().level() == Level.SENTENCE ? HitView.quote(outline, node) : null);
        return shape;
    }
}
