package dev.aimos.examples.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an evaluation, for people and for programs.
 *
 * @param labelled what was searched
 * @param embedder id of the model, {@code none} without one
 * @param fillSeconds how long it took to put the atoms and compute their vectors
 * @param rows the figures
 */
public record EvalReport(Labelled labelled, String embedder, double fillSeconds, List<Row> rows) {
    public EvalReport {
        rows = List.copyOf(rows);
    }

    /** A table for each task, and published figures below it. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %,d atoms, embedder %s, filled in %.1f s"
                .formatted(labelled.name(), labelled.atoms().size(), embedder, fillSeconds));
        for (Task task : labelled.tasks()) {
            List<Row> of =
                    rows.stream().filter(row -> row.task().equals(task.name())).toList();
            if (!of.isEmpty()) {
                table(lines, task, of);
            }
        }
        return lines;
    }

    private void table(List<String> lines, Task task, List<Row> of) {
        List<String> names = List.copyOf(of.get(0).figures().keySet());
        lines.add("");
        StringBuilder head = new StringBuilder("%-34s"
                .formatted("%s, %,d question%s"
                        .formatted(task.name(), of.get(0).queries(), of.get(0).queries() == 1 ? "" : "s")));
        names.forEach(name -> head.append("%11s".formatted(name)));
        lines.add(head.append("%9s".formatted("ms")).append("  lift").toString());
        for (Row row : of) {
            boolean plain = row.rerank().equals(Evaluation.NO_RERANKER);
            if (!row.category().isEmpty() && !plain && !row.rerank().equals(Evaluation.GRAPH)) {
                continue;
            }
            String mode = row.mode().name().toLowerCase(Locale.ROOT);
            String name = row.category().isEmpty()
                    ? plain ? mode : mode + " + " + row.rerank()
                    : "  " + row.category() + " (" + row.queries() + ")";
            StringBuilder line = new StringBuilder("%-34s".formatted(name));
            row.figures().values().forEach(value -> line.append("%11.3f".formatted(value)));
            line.append("%9.1f".formatted(row.millis()));
            row.lift().ifPresent(lift -> line.append("  %+.1f%%".formatted(lift * 100)));
            lines.add(line.toString());
        }
        labelled.published().stream()
                .filter(published -> published.task().equals(task.name()))
                .forEach(published -> lines.add("  published: %s %.3f, %s"
                        .formatted(published.figure(), published.value(), published.system())));
    }

    /** Everything, for JSON. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("collection", labelled.name());
        document.put("embedder", embedder);
        document.put("atoms", labelled.atoms().size());
        document.put("fillSeconds", fillSeconds);
        document.put("rows", rows.stream().map(EvalReport::shape).toList());
        document.put("published", labelled.published());
        return document;
    }

    private static Map<String, @Nullable Object> shape(Row row) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("task", row.task());
        shape.put("category", row.category());
        shape.put("mode", row.mode().name().toLowerCase(Locale.ROOT));
        shape.put("rerank", row.rerank());
        shape.put("queries", row.queries());
        shape.put("figures", row.figures());
        shape.put("lift", row.lift().isPresent() ? row.lift().getAsDouble() : null);
        shape.put("millis", row.millis());
        return shape;
    }
}
