package dev.aimos.core.engine;

import dev.aimos.core.graph.GraphView;
import dev.aimos.core.graph.export.GraphExporter;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.Held;
import dev.aimos.graph.Item;
import dev.aimos.graph.Link;
import dev.aimos.graph.Neighbourhood;
import dev.aimos.graph.Walk;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Chooses the items of an export: all, or those that a walk meets, with what connects them. */
final class Exporting {
    private Exporting() {}

    static void write(GraphExport export, GraphView view, OutputStream out) throws IOException {
        List<Held<? extends Item>> items = new ArrayList<>();
        if (export.around().isPresent()) {
            items.addAll(around(export.around().get(), view));
        } else {
            view.forEach(items::add);
        }
        GraphExporter.write(export.format(), view.basis(), items, out);
    }

    private static List<Held<? extends Item>> around(Walk walk, GraphView view) {
        Neighbourhood met = view.neighbourhood(walk);
        Map<String, Held<? extends Item>> items = new LinkedHashMap<>();
        for (String id : met.distances().keySet()) {
            view.get(id).ifPresent(held -> items.put(id, held));
        }
        for (Link link : met.links()) {
            items.putIfAbsent(link.said().id(), link.said());
        }
        return List.copyOf(items.values());
    }
}
