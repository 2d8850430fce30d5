package dev.aimos.examples.wire;

import dev.aimos.examples.text.Highlight;
import dev.aimos.index.Explanation;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Node;
import dev.aimos.index.Query;
import dev.aimos.index.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What a search found, as JSON. */
public final class HitsJson {
    private final Query query;
    private final HitView view;
    private final Highlight plain;

    public HitsJson(Query query, HitView view) {
        this.query = query;
        this.view = view;
        this.plain = new Highlight(query.text(), word -> word);
    }

    public Map<String, Object> document(Hits hits) {
        return document(hits, (hit, item) -> {});
    }

    /** What was found, each item with what else is to be said of its hit. */
    public Map<String, Object> document(Hits hits, BiConsumer<Hit, Map<String, @Nullable Object>> more) {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        for (Hit hit : hits) {
            Map<String, @Nullable Object> item = item(items.size() + 1, hit);
            more.accept(hit, item);
            items.add(item);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("query", query.text());
        document.put("level", Shapes.lower(query.level()));
        document.put("mode", Shapes.lower(hits.mode()));
        document.put("items", items);
        document.put("basis", Shapes.basis(hits.basis()));
        return document;
    }

    private Map<String, @Nullable Object> item(int rank, Hit hit) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        item.put("rank", rank);
        item.put("score", hit.score());
        item.put("key", hit.key());
        item.put("address", hit.address().toString());
        item.put("level", Shapes.lower(hit.level()));
        item.put("span", span(hit.span()));
        item.put("title", Describe.title(hit.atom()));
        item.put("snippet", Snippet.of(hit, query.text(), plain));
        item.put("text", hit.text());
        if (view.window() > 0) {
            item.put("before", nodes(hit, view.before(hit)));
            item.put("after", nodes(hit, view.after(hit)));
        }
        if (view.parent()) {
            item.put("parent", view.above(hit).map(node -> node(hit, node)).orElse(null));
        }
        if (query.explain()) {
            item.put("explanation", hit.explanation().map(HitsJson::explanation).orElse(null));
        }
        item.put("atom", Shapes.atom(hit.atom()));
        return item;
    }

    private static List<Map<String, Object>> nodes(Hit hit, List<Node> nodes) {
        return nodes.stream().map(node -> node(hit, node)).toList();
    }

    private static Map<String, Object> node(Hit hit, Node node) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("address", node.address().toString());
        shape.put("span", span(node.quote()));
        shape.put("text", HitView.quote(hit.outline(), node));
        return shape;
    }

    private static Map<String, Object> explanation(Explanation explanation) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("value", explanation.value());
        shape.put("description", explanation.description());
        shape.put(
                "details",
                explanation.details().stream().map(HitsJson::explanation).toList());
        return shape;
    }

    /** A stretch of a text. */
    public static Map<String, Object> span(Span span) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("start", span.start());
        shape.put("end", span.end());
        return shape;
    }
}
