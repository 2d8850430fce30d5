package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.CalibrationReport.Bin;
import dev.aimos.witness.Calibrator;
import java.util.Locale;

/** How far confidences could be trusted, for people. */
final class CalibrationText {
    /** A bar of the full length is a share of 1. */
    private static final int BAR = 30;

    /** The edges of so many bins are told apart by two digits. */
    private static final int FEW = 100;

    private final Out out;

    CalibrationText(Out out) {
        this.out = out;
    }

    void print(CalibrationReport report) {
        Table table = new Table("CONFIDENCE", "ANSWERS", "MEAN", "RIGHT", "RIGHT, AND WHERE THE MEAN CONFIDENCE IS");
        String edges = report.bins().size() <= FEW ? "%.2f to %.2f" : "%.3f to %.3f";
        for (Bin bin : report.bins()) {
            boolean any = bin.count() > 0;
            table.row(
                    edges.formatted(bin.from(), bin.to()),
                    "%,d".formatted(bin.count()),
                    any ? number(bin.meanConfidence()) : "",
                    any ? number(bin.accuracy()) : "",
                    any ? bar(bin) : "");
        }
        table.print(out);
        out.line("%s, %s right; mean confidence %s"
                .formatted(
                        Describe.count(report.count(), "answer"),
                        number(report.accuracy()),
                        number(report.meanConfidence())));
        line("ECE", report.ece(), "expected calibration error; of bins of equal mass " + number(report.eceMass()));
        line("MCE", report.mce(), "that of the worst bin");
        line("Brier", report.brier(), "mean squared difference of confidence and outcome");
        line("AURC", report.aurc(), "mean risk over all coverages");
        if (report.auroc().isPresent()) {
            line("AUROC", report.auroc().getAsDouble(), "how often a right answer is surer than a wrong one");
        } else {
            out.line("AUROC  none, for all are " + (report.accuracy() > 0 ? "right" : "wrong"));
        }
    }

    /** The share that was right as a bar, with a mark where the mean confidence is. */
    private static String bar(Bin bin) {
        int full = (int) Math.round(bin.accuracy() * BAR);
        int mark = Math.min(BAR - 1, (int) (bin.meanConfidence() * BAR));
        StringBuilder bar = new StringBuilder("█".repeat(full) + " ".repeat(BAR - full));
        bar.setCharAt(mark, mark < full ? '▒' : '|');
        return bar.toString().stripTrailing();
    }

    private void line(String name, double value, String what) {
        out.line("%-6s %s  %s".formatted(name, number(value), out.ink().dim(what)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    void print(Adopted adopted) {
        out.line("adopted for %s in transaction %,d, from %s: %s"
                .formatted(
                        Printable.line(adopted.model()
                                + adopted.criticality()
                                        .map(one -> ", " + one.word())
                                        .orElse("")),
                        adopted.recorded().tx(),
                        Describe.count(adopted.outcomes(), "outcome"),
                        shown(adopted.calibrator())));
        out.line("ECE of the same outcomes %s before, %s after"
                .formatted(number(adopted.eceBefore()), number(adopted.eceAfter())));
    }

    private static String shown(Calibrator calibrator) {
        return switch (calibrator) {
            case Calibrator.Identity identity -> "identity";
            case Calibrator.Temperature one ->
                "temperature %s, bias %s".formatted(number(one.temperature()), number(one.bias()));
            case Calibrator.Isotonic steps ->
                "isotonic, " + Describe.count(steps.knots().size(), "knot");
        };
    }
}
