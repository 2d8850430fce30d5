package dev.aimos.examples.eval.stance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of an evaluation, for people and for programs.
 *
 * @param judge id of the judge
 * @param rows its figures and those of the baselines
 * @param rules how often each of its rules was right
 */
public record StanceReport(String judge, List<StanceRow> rows, List<Rule> rules) {
    public StanceReport {
        rows = List.copyOf(rows);
        rules = List.copyOf(rules);
    }

    /**
     * How often a rule was right.
     *
     * @param rule its name
     * @param half of which half
     * @param right pairs that contradict
     * @param wrong pairs of which nobody says so
     */
    public record Rule(String rule, String half, int right, int wrong) {}

    /** A table for each half, and one of the rules. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        String half = "";
        for (StanceRow row : rows) {
            if (!row.half().equals(half)) {
                half = row.half();
                if (!lines.isEmpty()) {
                    lines.add("");
                }
                lines.add("%s: %,d pairs of claim and sentence, %,d of claim and abstract, %,d unlabelled"
                        .formatted(half, row.pairs(), row.abstracts(), row.unlabelled()));
                StringBuilder head = new StringBuilder("%-24s".formatted("judge"));
                row.figures().keySet().forEach(name -> head.append("%12s".formatted(name)));
                lines.add(head.toString());
            }
            StringBuilder line = new StringBuilder("%-24s".formatted(row.judge()));
            row.figures().values().forEach(value -> line.append("%12.3f".formatted(value)));
            lines.add(line.toString());
        }
        lines.add("");
        lines.add("%-24s%12s%12s%12s".formatted("rule of " + judge, "half", "right", "wrong"));
        rules.forEach(rule ->
                lines.add("%-24s%12s%,12d%,12d".formatted(rule.rule(), rule.half(), rule.right(), rule.wrong())));
        lines.add("");
        lines.add(
                "alarms: unlabelled pairs called contradictions; some of them may be, so this is an upper bound of the"
                        + " false ones among them");
        return List.copyOf(lines);
    }

    /** Everything, for JSON. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("collection", "stance");
        document.put("judge", judge);
        document.put("rows", rows.stream().map(StanceReport::shape).toList());
        document.put("rules", rules);
        return document;
    }

    private static Map<String, Object> shape(StanceRow row) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("judge", row.judge());
        shape.put("half", row.half());
        shape.put("pairs", row.pairs());
        shape.put("right", row.right());
        shape.put("wrong", row.wrong());
        shape.put("missed", row.missed());
        shape.put("abstracts", row.abstracts());
        shape.put("unlabelled", row.unlabelled());
        shape.put("figures", row.figures());
        return shape;
    }
}
