package dev.aimos.examples.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The figures of a run, each beside its alternative and its target. */
final class Report {
    /**
     * One figure.
     *
     * @param what what was measured
     * @param aimos ours, in {@code unit}
     * @param plain the alternative's, in {@code unit}; NaN where there is none
     * @param unit unit of both
     * @param figure what the target speaks about: usually ours divided by the alternative's
     * @param target bound of the figure; NaN where there is none
     * @param atMost whether the target is an upper bound
     */
    record Row(String what, double aimos, double plain, String unit, double figure, double target, boolean atMost) {
        boolean met() {
            if (Double.isNaN(target)) {
                return true;
            }
            return atMost ? figure <= target : figure >= target;
        }

        String bound() {
            return Double.isNaN(target) ? "" : (atMost ? "<= " : ">= ") + target;
        }

        String verdict() {
            if (Double.isNaN(target)) {
                return "";
            }
            return met() ? "met" : "MISSED";
        }
    }

    private final List<Row> rows = new ArrayList<>();
    private final Consumer<String> progress;

    Report(Consumer<String> progress) {
        this.progress = progress;
    }

    void note(String text) {
        progress.accept(text);
    }

    /** A ratio that must not exceed the target. */
    void atMost(String what, double aimos, double plain, String unit, double target) {
        add(new Row(what, aimos, plain, unit, aimos / plain, target, true));
    }

    /** A ratio that must reach the target. */
    void atLeast(String what, double aimos, double plain, String unit, double target) {
        add(new Row(what, aimos, plain, unit, aimos / plain, target, false));
    }

    /** A ratio nobody asked for a bound of. */
    void beside(String what, double aimos, double plain, String unit) {
        add(new Row(what, aimos, plain, unit, aimos / plain, Double.NaN, true));
    }

    /** A figure with neither alternative nor bound. */
    void alone(String what, double aimos, String unit) {
        add(new Row(what, aimos, Double.NaN, unit, aimos, Double.NaN, true));
    }

    /** A figure with a bound of its own. */
    void bound(String what, double aimos, String unit, double target, boolean atMost) {
        add(new Row(what, aimos, Double.NaN, unit, aimos, target, atMost));
    }

    private void add(Row row) {
        rows.add(row);
        note(String.format(Locale.ROOT, "  %-58s %9.2f %s", row.what, row.figure, row.verdict()));
    }

    /** The table for people, a line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-58s %12s %12s %-8s %9s %10s", "", "aimos", "plain", "unit", "figure", "asked"));
        for (Row row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-58s %12s %12s %-8s %9.2f %10s %s",
                    row.what,
                    number(row.aimos),
                    Double.isNaN(row.plain) ? "" : number(row.plain),
                    row.unit,
                    row.figure,
                    row.bound(),
                    row.verdict()));
        }
        return lines;
    }

    /** The rows for programs. */
    List<Map<String, Object>> document() {
        List<Map<String, Object>> document = new ArrayList<>();
        for (Row row : rows) {
            Map<String, Object> shape = new LinkedHashMap<>();
            shape.put("what", row.what);
            shape.put("aimos", row.aimos);
            if (!Double.isNaN(row.plain)) {
                shape.put("plain", row.plain);
            }
            shape.put("unit", row.unit);
            shape.put("figure", row.figure);
            if (!Double.isNaN(row.target)) {
                shape.put(row.atMost ? "atMost" : "atLeast", row.target);
                shape.put("met", row.met());
            }
            document.add(shape);
        }
        return document;
    }

    boolean allMet() {
        return rows.stream().allMatch(Row::met);
    }

    private static String number(double value) {
        if (value >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.3f", value);
    }
}
