package dev.aimos.examples.wire;

import dev.aimos.index.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** A context as JSON. */
public final class ContextJson {
    private ContextJson() {}

    public static Map<String, Object> document(String query, Context context) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("query", query);
        document.put("mode", Shapes.lower(context.mode()));
        document.put("text", context.text());
        document.put("tokens", context.tokens());
        document.put("budget", context.budget());
        document.put("counter", context.counter());
        document.put(
                "passages",
                context.passages().stream().map(ContextJson::passage).toList());
        document.put("stages", context.stages().stream().map(ContextJson::stage).toList());
        document.put("basis", Shapes.basis(context.basis()));
        return document;
    }

    private static Map<String, Object> passage(Context.Passage passage) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("number", passage.number());
        shape.put("key", passage.address().key());
        shape.put("address", passage.address().toString());
        shape.put("level", Shapes.lower(passage.address().level()));
        shape.put("score", passage.score());
        shape.put("text", passage.text());
        shape.put("tokens", passage.tokens());
        shape.put("quotes", passage.quotes().stream().map(ContextJson::quote).toList());
        return shape;
    }

    private static Map<String, Object> quote(Context.Quote quote) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("address", quote.address().toString());
        shape.put("span", HitsJson.span(quote.span()));
        shape.put("hash", quote.hash().toString());
        return shape;
    }

    private static Map<String, Object> stage(Context.Stage stage) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("name", stage.name());
        shape.put("in", stage.in());
        shape.put("out", stage.out());
        shape.put("note", stage.note());
        shape.put("dropped", stage.dropped().stream().map(ContextJson::dropped).toList());
        return shape;
    }

    private static Map<String, String> dropped(Context.Dropped dropped) {
        Map<String, String> shape = new LinkedHashMap<>();
        shape.put("address", dropped.address().toString());
        shape.put("reason", dropped.reason());
        return shape;
    }
}
