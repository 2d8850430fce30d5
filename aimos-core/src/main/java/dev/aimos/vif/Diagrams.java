package dev.aimos.vif;

import dev.aimos.AimosException;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.CalibrationReport.Bin;
import dev.aimos.witness.CalibrationReport.RiskPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Diagrams of calibration, as SVG that needs no other file and is readable on light and on dark pages. The same report gives
 * the same bytes.
 */
public final class Diagrams {
    /** As many curves as there are colours that are told apart. */
    private static final int MOST_CURVES = 6;

    /** With more bins than this, their counts do not fit above them; tooltips have them in any case. */
    private static final int MOST_LABELLED = 20;

    /** More points than this are not told apart on a curve. */
    private static final int MOST_POINTS = 400;

    private Diagrams() {}

    /**
     * One curve of a diagram.
     *
     * @param name what the legend calls it
     * @param report what it shows
     */
    public record Curve(String name, CalibrationReport report) {
        public Curve {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(report, "report");
        }
    }

    /**
     * The reliability diagram (DeGroot and Fleiss, The Statistician 1983): for each bin of equal width a bar as high as the
     * share that was right, with its count, and a dot where its mean confidence is. On the dotted diagonal they would be
     * calibrated.
     */
    public static String reliability(String title, CalibrationReport report) {
        Plot plot = new Plot(title, "confidence", "share that was right", 1);
        for (Bin bin : report.bins()) {
            if (bin.count() > 0) {
                plot.bar(
                        bin.from(),
                        bin.to(),
                        bin.accuracy(),
                        report.bins().size() <= MOST_LABELLED ? String.format(Locale.ROOT, "%,d", bin.count()) : "",
                        String.format(
                                Locale.ROOT,
                                "%s to %s: %,d, of which %.1f %% right, at a mean confidence of %.3f",
                                Plot.number(bin.from()),
                                Plot.number(bin.to()),
                                bin.count(),
                                100 * bin.accuracy(),
                                bin.meanConfidence()));
            }
        }
        plot.diagonal();
        for (Bin bin : report.bins()) {
            if (bin.count() > 0) {
                plot.dot(bin.meanConfidence(), bin.accuracy());
            }
        }
        return plot.svg(String.format(
                Locale.ROOT,
                "n = %,d · ECE %.3f · MCE %.3f · Brier %.3f",
                report.count(),
                report.ece(),
                report.mce(),
                report.brier()));
    }

    /** {@link #riskCoverage(String, List)} with one curve. */
    public static String riskCoverage(String title, CalibrationReport report) {
        return riskCoverage(title, List.of(new Curve("", report)));
    }

    /**
     * Risk–coverage curves (El-Yaniv and Wiener, JMLR 2010): if only the surest so many answers are given, how many of them
     * are wrong.
     *
     * @param curves from 1 to 6
     * @throws AimosException.InvalidRequest if there are none or more: code {@code curves-out-of-range}
     */
    public static String riskCoverage(String title, List<Curve> curves) {
        if (curves.isEmpty() || curves.size() > MOST_CURVES) {
            throw new AimosException.InvalidRequest(
                    "curves-out-of-range", "a diagram shows 1 to 6 curves, not " + curves.size());
        }
        double most = curves.stream()
                .flatMap(curve -> curve.report().riskCoverage().stream())
                .mapToDouble(RiskPoint::risk)
                .max()
                .orElse(1);
        Plot plot =
                new Plot(title, "coverage: share of answers given", "risk: share of these that is wrong", ceil(most));
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            CalibrationReport report = curves.get(i).report();
            String name = curves.get(i).name();
            plot.curve(i, thinned(report.riskCoverage()));
            if (!name.isBlank()) {
                plot.legend(i, curves.size(), name);
            }
            String area = String.format(Locale.ROOT, "%.3f", report.aurc());
            figures.add(i == 0 ? String.format(Locale.ROOT, "n = %,d · AURC %s", report.count(), area) : area);
        }
        return plot.svg(String.join(" · ", figures));
    }

    /** The next tenth, so that the curve fills the diagram; 0.1 at the least. */
    private static double ceil(double risk) {
        return Math.clamp(Math.ceil(risk * 10 - 1e-9), 1, 10) / 10;
    }

    private static List<RiskPoint> thinned(List<RiskPoint> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        List<RiskPoint> some = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            some.add(points.get((int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1))));
        }
        return some;
    }
}
