package dev.aimos.examples.eval.abstention;

import dev.aimos.AimosException;
import dev.aimos.index.Mode;
import dev.aimos.vif.Calibrations;
import dev.aimos.vif.Diagrams;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Prediction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How well confidences tell what there is an answer to and what was found, beside a threshold on scores. */
public final class AbstentionReport {
    private static final int BINS = 10;
    private static final List<Double> COVERAGES = List.of(0.2, 0.4, 0.6, 0.8, 1.0);
    private static final List<Label> CALIBRATED = List.of(Label.FOUND, Label.ANSWERED);
    private static final String RAW = "raw";

    private final String embedder;
    private final Mode mode;
    private final List<Asked> asked;
    private final double searchMillis;
    private final double assessMillis;

    AbstentionReport(String embedder, Mode mode, List<Asked> asked, double searchMillis, double assessMillis) {
        this.embedder = embedder;
        this.mode = mode;
        this.asked = List.copyOf(asked);
        this.searchMillis = searchMillis;
        this.assessMillis = assessMillis;
    }

    /** What answers are ranked by. */
    private enum Measure {
        CONFIDENCE("confidence"),
        GATE("gate's margin"),
        SCORE("best hit's score");

        private final String title;

        Measure(String title) {
            this.title = title;
        }

        double of(Asked asked) {
            return switch (this) {
                case CONFIDENCE -> asked.confidence();
                case GATE -> Math.clamp((asked.slack() + 1) / 2, 0, 1);
                case SCORE -> Math.clamp(asked.score(), 0, 1);
            };
        }
    }

    private static CalibrationReport measured(List<Asked> some, Label label, Measure by) {
        return Calibrations.report(predictions(some, label, by), BINS);
    }

    private static List<Prediction> predictions(List<Asked> some, Label label, Measure by) {
        return some.stream()
                .filter(label::concerns)
                .map(one -> new Prediction(by.of(one), label.right(one)))
                .toList();
    }

    private Map<String, List<Asked>> conversations() {
        Map<String, List<Asked>> by = new TreeMap<>();
        asked.forEach(one -> by.computeIfAbsent(one.conversation(), name -> new ArrayList<>())
                .add(one));
        return by;
    }

    /** The half that nothing is fitted to, measured: raw, and as each calibrator fitted to the other half has it. */
    private Map<String, CalibrationReport> calibrations(Label label) {
        List<Prediction> other =
                predictions(asked.stream().filter(Asked::fitted).toList(), label, Measure.CONFIDENCE);
        List<Prediction> held =
                predictions(asked.stream().filter(one -> !one.fitted()).toList(), label, Measure.CONFIDENCE);
        Map<String, CalibrationReport> reports = new LinkedHashMap<>();
        reports.put(RAW, Calibrations.report(held, BINS));
        for (Calibrator.Method method : Calibrator.Method.values()) {
            try {
                Calibrator fitted = Calibrations.fit(other, method);
                List<Prediction> calibrated = held.stream()
                        .map(one -> new Prediction(fitted.apply(one.confidence()), one.correct()))
                        .toList();
                reports.put(method.name().toLowerCase(Locale.ROOT), Calibrations.report(calibrated, BINS));
            } catch (AimosException.InvalidRequest unfit) {
                // Too little to learn from: there is nothing to report.
            }
        }
        return reports;
    }

    private static double riskAt(CalibrationReport report, double coverage) {
        return report.riskCoverage().stream()
                .filter(point -> point.coverage() >= coverage - 1e-9)
                .findFirst()
                .map(CalibrationReport.RiskPoint::risk)
                .orElse(0.0);
    }

    private Map<String, List<Asked>> categories() {
        Map<String, List<Asked>> by = new TreeMap<>();
        asked.forEach(one ->
                by.computeIfAbsent(one.category(), name -> new ArrayList<>()).add(one));
        return by;
    }

    private static double abstained(List<Asked> some) {
        return (double) some.stream().filter(one -> !one.passed()).count() / some.size();
    }

    /** Tables. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "abstention on locomo: %,d questions of %d conversations, %s, embedder %s; median %.2f ms to search,"
                        + " %.2f ms to assess",
                asked.size(),
                conversations().size(),
                mode.name().toLowerCase(Locale.ROOT),
                embedder,
                searchMillis,
                assessMillis));
        aurocs(lines);
        risks(lines);
        calibrationLines(lines);
        lines.add("");
        lines.add("%-36s%12s%12s".formatted("default gate, routine", "questions", "abstained"));
        categories()
                .forEach((name, some) ->
                        lines.add(String.format(Locale.ROOT, "%-36s%,12d%12.3f", name, some.size(), abstained(some))));
        return lines;
    }

    private void aurocs(List<String> lines) {
        lines.add("");
        StringBuilder head = new StringBuilder("%-36s%12s".formatted("AUROC", "questions"));
        for (Measure measure : Measure.values()) {
            head.append("%18s".formatted(measure.title));
        }
        lines.add(head.append("%8s".formatted("ratio")).toString());
        for (Label label : Label.values()) {
            lines.add(aurocs(label.title(), label, asked));
            if (label == Label.ANSWERABLE) {
                conversations().forEach((name, some) -> lines.add(aurocs("  " + name, label, some)));
            }
        }
    }

    private static String aurocs(String name, Label label, List<Asked> some) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-36s%,12d",
                name,
                some.stream().filter(label::concerns).count()));
        for (Measure measure : Measure.values()) {
            OptionalDouble auroc = auroc(some, label, measure);
            line.append(
                    auroc.isPresent()
                            ? String.format(Locale.ROOT, "%18.3f", auroc.getAsDouble())
                            : "%18s".formatted("-"));
        }
        ratio(some, label).ifPresent(ratio -> line.append(String.format(Locale.ROOT, "%8.2f", ratio)));
        return line.toString();
    }

    private static OptionalDouble auroc(List<Asked> some, Label label, Measure by) {
        return measured(some, label, by).auroc();
    }

    /** How much better the confidence tells than the score does. */
    private static OptionalDouble ratio(List<Asked> some, Label label) {
        OptionalDouble ours = auroc(some, label, Measure.CONFIDENCE);
        double plain = auroc(some, label, Measure.SCORE).orElse(0);
        return ours.isPresent() && plain > 0 ? OptionalDouble.of(ours.getAsDouble() / plain) : OptionalDouble.empty();
    }

    private void risks(List<String> lines) {
        lines.add("");
        StringBuilder head = new StringBuilder("%-36s%18s".formatted("risk at coverage", ""));
        COVERAGES.forEach(coverage -> head.append(String.format(Locale.ROOT, "%8.1f", coverage)));
        lines.add(head.append("%8s".formatted("AURC")).toString());
        for (Label label : List.of(Label.ANSWERABLE, Label.FOUND, Label.ANSWERED)) {
            for (Measure by : List.of(Measure.CONFIDENCE, Measure.SCORE)) {
                CalibrationReport report = measured(asked, label, by);
                StringBuilder line = new StringBuilder("%-36s%18s".formatted(label.title(), by.title));
                COVERAGES.forEach(
                        coverage -> line.append(String.format(Locale.ROOT, "%8.3f", riskAt(report, coverage))));
                lines.add(line.append(String.format(Locale.ROOT, "%8.3f", report.aurc()))
                        .toString());
            }
        }
    }

    private void calibrationLines(List<String> lines) {
        lines.add("");
        lines.add("%-36s%18s%12s%8s%8s%8s%8s"
                .formatted("calibration, held-out half", "", "questions", "ECE", "ECE(m)", "MCE", "Brier"));
        for (Label label : CALIBRATED) {
            calibrations(label)
                    .forEach((method, report) -> lines.add(String.format(
                            Locale.ROOT,
                            "%-36s%18s%,12d%8.3f%8.3f%8.3f%8.3f",
                            label.title(),
                            method,
                            report.count(),
                            report.ece(),
                            report.eceMass(),
                            report.mce(),
                            report.brier())));
        }
    }

    /** The diagrams, by the names of their files. */
    public Map<String, String> diagrams() {
        Map<String, String> diagrams = new LinkedHashMap<>();
        for (Label label : List.of(Label.ANSWERABLE, Label.FOUND, Label.ANSWERED)) {
            List<Diagrams.Curve> curves = new ArrayList<>();
            for (Measure by : List.of(Measure.CONFIDENCE, Measure.SCORE)) {
                curves.add(new Diagrams.Curve(by.title, measured(asked, label, by)));
            }
            diagrams.put(
                    "risk-coverage-" + label.word() + ".svg",
                    Diagrams.riskCoverage("Risk by coverage: " + label.title(), curves));
        }
        for (Label label : CALIBRATED) {
            calibrations(label)
                    .forEach((method, report) -> diagrams.put(
                            "reliability-" + label.word() + "-" + method + ".svg",
                            Diagrams.reliability(label.title() + ", " + method, report)));
        }
        return diagrams;
    }

    /** Everything, for JSON. */
    public Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("collection", "abstention");
        document.put("embedder", embedder);
        document.put("mode", mode.name().toLowerCase(Locale.ROOT));
        document.put("questions", asked.size());
        document.put("searchMillis", searchMillis);
        document.put("assessMillis", assessMillis);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Label label : Label.values()) {
            rows.add(row(label, "", asked));
            conversations().forEach((name, some) -> rows.add(row(label, name, some)));
        }
        document.put("auroc", rows);
        document.put("riskCoverage", riskShapes());
        document.put("calibration", calibrationShapes());
        Map<String, Double> gate = new LinkedHashMap<>();
        categories().forEach((name, some) -> gate.put(name, abstained(some)));
        document.put("abstained", gate);
        return document;
    }

    private static Map<String, @Nullable Object> row(Label label, String conversation, List<Asked> some) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("label", label.word());
        row.put("conversation", conversation);
        row.put("questions", some.stream().filter(label::concerns).count());
        for (Measure measure : Measure.values()) {
            row.put(measure.name().toLowerCase(Locale.ROOT), orNull(auroc(some, label, measure)));
        }
        row.put("ratio", orNull(ratio(some, label)));
        return row;
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private List<Map<String, Object>> riskShapes() {
        List<Map<String, Object>> shapes = new ArrayList<>();
        for (Label label : List.of(Label.ANSWERABLE, Label.FOUND, Label.ANSWERED)) {
            for (Measure by : List.of(Measure.CONFIDENCE, Measure.SCORE)) {
                CalibrationReport report = measured(asked, label, by);
                Map<String, Object> shape = new LinkedHashMap<>();
                shape.put("label", label.word());
                shape.put("by", by.name().toLowerCase(Locale.ROOT));
                shape.put("aurc", report.aurc());
                shape.put("points", report.riskCoverage());
                shapes.add(shape);
            }
        }
        return shapes;
    }

    private List<Map<String, Object>> calibrationShapes() {
        List<Map<String, Object>> shapes = new ArrayList<>();
        for (Label label : CALIBRATED) {
            calibrations(label).forEach((method, report) -> {
                Map<String, Object> shape = new LinkedHashMap<>();
                shape.put("label", label.word());
                shape.put("method", method);
                shape.put("questions", report.count());
                shape.put("ece", report.ece());
                shape.put("eceMass", report.eceMass());
                shape.put("mce", report.mce());
                shape.put("brier", report.brier());
                shape.put("bins", report.bins());
                shapes.add(shape);
            });
        }
        return shapes;
    }
}
