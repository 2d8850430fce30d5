package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.Asserted;
import dev.aimos.graph.Contradiction;
import dev.aimos.graph.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what writes to the graph did, and what contradictions came of them. */
final class SegReport {
    private final Out out;

    SegReport(Out out) {
        this.out = out;
    }

    /** Tells of items, each beside what happened to it. */
    void print(List<? extends Item> items, List<Asserted> asserted) {
        Set<Contradiction> contradictions = new LinkedHashSet<>();
        asserted.forEach(one -> contradictions.addAll(one.contradictions()));
        if (out.json()) {
            List<Map<String, @Nullable Object>> shapes = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                shapes.add(shape(items.get(i), asserted.get(i)));
            }
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("items", shapes);
            document.put(
                    "contradictions",
                    contradictions.stream().map(SegShapes::contradiction).toList());
            out.document(document);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            out.line("%-9s ".formatted(Shapes.lower(asserted.get(i).outcome()))
                    + Printable.line(asserted.get(i).id() + "  " + SegText.of(items.get(i))));
        }
        contradictions.forEach(this::contradiction);
    }

    private static Map<String, @Nullable Object> shape(Item item, Asserted asserted) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("id", asserted.id());
        shape.put("outcome", Shapes.lower(asserted.outcome()));
        shape.put("item", SegShapes.item(item));
        shape.put("recorded", Shapes.recorded(asserted.recorded()));
        return shape;
    }

    /** Tells of one contradiction, over some lines. */
    void contradiction(Contradiction contradiction) {
        String head = contradiction.open()
                ? out.ink().red("contradiction")
                : out.ink().dim("contradiction, decided");
        out.line(head
                + Printable.line("  " + contradiction.first().id() + "  "
                        + contradiction.second().id()));
        out.line("  " + Printable.block(contradiction.explanation()).replace("\n", "\n  "));
    }
}
