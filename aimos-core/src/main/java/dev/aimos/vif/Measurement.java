package dev.aimos.vif;

import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.CalibrationReport.Bin;
import dev.aimos.witness.CalibrationReport.RiskPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The measures of one sample. */
final class Measurement {
    private final Sample sample;

    Measurement(Sample sample) {
        this.sample = sample;
    }

    CalibrationReport report(int bins) {
        List<Bin> wide = wide(bins);
        List<Bin> heavy = heavy(bins);
        double sum = 0;
        double squares = 0;
        for (int group = 0; group < sample.groups(); group++) {
            double confidence = sample.confidence(group);
            int right = sample.right(group);
            int wrong = sample.count(group) - right;
            sum += confidence * sample.count(group);
            squares += (1 - confidence) * (1 - confidence) * right + confidence * confidence * wrong;
        }
        return new CalibrationReport(
                sample.count(),
                share(sample.right(), sample.count()),
                share(sum, sample.count()),
                ece(wide),
                ece(heavy),
                wide.stream().mapToDouble(Measurement::gap).max().orElse(0),
                share(squares, sample.count()),
                auroc(),
                aurc(),
                wide,
                heavy,
                riskCoverage());
    }

    private static double share(double part, int whole) {
        return whole == 0 ? 0 : part / whole;
    }

    private static double gap(Bin bin) {
        return Math.abs(bin.accuracy() - bin.meanConfidence());
    }

    private double ece(List<Bin> bins) {
        double sum = 0;
        for (Bin bin : bins) {
            sum += bin.count() * gap(bin);
        }
        return share(sum, sample.count());
    }

    private List<Bin> wide(int bins) {
        List<Bin> wide = new ArrayList<>();
        int group = 0;
        for (int i = 0; i < bins; i++) {
            double to = (i + 1.0) / bins;
            int first = group;
            while (group < sample.groups() && (i == bins - 1 || sample.confidence(group) < to)) {
                group++;
            }
            wide.add(bin((double) i / bins, to, first, group));
        }
        return wide;
    }

    /** A bin of a group goes from its least confidence to its greatest; an empty one is where the one before it ends. */
    private List<Bin> heavy(int bins) {
        List<Bin> heavy = new ArrayList<>();
        int group = 0;
        long before = 0;
        double end = 0;
        for (int i = 0; i < bins; i++) {
            int first = group;
            while (group < sample.groups() && of(before, sample.count(group), bins) == i) {
                before += sample.count(group);
                group++;
            }
            double start = first == group ? end : sample.confidence(first);
            end = first == group ? end : sample.confidence(group - 1);
            heavy.add(bin(start, end, first, group));
        }
        return heavy;
    }

    /** The bin that the middle one of some equal confidences belongs to, if so many are less. */
    private long of(long before, int count, int bins) {
        return (2 * before + count - 1) * bins / (2L * sample.count());
    }

    private Bin bin(double from, double to, int first, int end) {
        int count = 0;
        int right = 0;
        double sum = 0;
        for (int group = first; group < end; group++) {
            count += sample.count(group);
            right += sample.right(group);
            sum += sample.confidence(group) * sample.count(group);
        }
        return new Bin(from, to, count, share(sum, count), share(right, count));
    }

    /** The statistic of Mann and Whitney (1947), in halves so that it is counted without error. */
    private OptionalDouble auroc() {
        long right = sample.right();
        long wrong = sample.count() - right;
        if (right == 0 || wrong == 0) {
            return OptionalDouble.empty();
        }
        long halves = 0;
        long below = 0;
        for (int group = 0; group < sample.groups(); group++) {
            long equal = (long) sample.count(group) - sample.right(group);
            halves += sample.right(group) * (2 * below + equal);
            below += equal;
        }
        return OptionalDouble.of(halves / 2.0 / ((double) right * wrong));
    }

    private double aurc() {
        double sum = 0;
        int given = 0;
        int wrong = 0;
        for (int group = sample.groups() - 1; group >= 0; group--) {
            int count = sample.count(group);
            double wrongShare = share(count - sample.right(group), count);
            for (int i = 1; i <= count; i++) {
                sum += (wrong + i * wrongShare) / (given + i);
            }
            given += count;
            wrong += count - sample.right(group);
        }
        return share(sum, sample.count());
    }

    private List<RiskPoint> riskCoverage() {
        List<RiskPoint> points = new ArrayList<>();
        int given = 0;
        int wrong = 0;
        for (int group = sample.groups() - 1; group >= 0; group--) {
            given += sample.count(group);
            wrong += sample.count(group) - sample.right(group);
            points.add(new RiskPoint(sample.confidence(group), share(given, sample.count()), share(wrong, given)));
        }
        return points;
    }
}
