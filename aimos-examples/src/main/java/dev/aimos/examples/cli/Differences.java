package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.RunShapes;
import dev.aimos.plan.Comparison;

/** Where the events of two runs differ. */
final class Differences {
    private static final int SHOWN = 300;

    private final Out out;
    private final String first;
    private final String second;

    /**
     * @param first what people call the one
     * @param second what they call the other
     */
    Differences(Out out, String first, String second) {
        this.out = out;
        this.first = first;
        this.second = second;
    }

    /** Prints them, and returns the {@link Exit} code. */
    int print(Comparison comparison) {
        if (out.json()) {
            out.document(RunShapes.comparison(comparison));
        } else {
            comparison.differences().forEach(this::print);
            String found = comparison.same()
                    ? "the same"
                    : Describe.count(comparison.differences().size(), "difference");
            out.line(Describe.count(comparison.events(), "event") + " compared: " + found);
        }
        return comparison.same() ? Exit.OK : Exit.FINDING;
    }

    private void print(Comparison.Difference difference) {
        String step = difference.step().isEmpty() ? "" : ", " + difference.step();
        out.line(Printable.line("event " + difference.number() + step + ": " + difference.what()));
        difference.recorded().ifPresent(value -> side(first, value));
        difference.computed().ifPresent(value -> side(second, value));
    }

    private void side(String name, String value) {
        out.line("  " + Printable.line(name) + ": " + Printable.line(value, SHOWN));
    }
}
