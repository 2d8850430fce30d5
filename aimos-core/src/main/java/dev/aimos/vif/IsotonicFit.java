package dev.aimos.vif;

import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Calibrator.Isotonic.Knot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Pool-adjacent-violators. Shares of right answers are compared as fractions, so without error. */
final class IsotonicFit {
    /** Neighbouring confidences with one value: from the least to the greatest, and the outcomes of all. */
    private record Block(double from, double to, long right, long count) {
        boolean atLeast(Block next) {
            return right * next.count >= next.right * count;
        }

        Block with(Block next) {
            return new Block(from, next.to, right + next.right, count + next.count);
        }

        double value() {
            return (double) right / count;
        }
    }

    private IsotonicFit() {}

    static Calibrator.Isotonic of(Sample sample) {
        Deque<Block> blocks = new ArrayDeque<>();
        for (int group = 0; group < sample.groups(); group++) {
            double confidence = sample.confidence(group);
            Block block = new Block(confidence, confidence, sample.right(group), sample.count(group));
            while (!blocks.isEmpty() && blocks.getLast().atLeast(block)) {
                block = blocks.removeLast().with(block);
            }
            blocks.addLast(block);
        }
        List<Knot> knots = new ArrayList<>();
        Iterator<Block> each = blocks.iterator();
        while (each.hasNext()) {
            Block block = each.next();
            // Outside the knots the function is constant: the outer ends of the first and the last step need none.
            boolean first = knots.isEmpty();
            if (!first) {
                knots.add(new Knot(block.from(), block.value()));
            }
            if (first || (each.hasNext() && block.from() < block.to())) {
                knots.add(new Knot(block.to(), block.value()));
            }
        }
        return new Calibrator.Isotonic(knots);
    }
}
