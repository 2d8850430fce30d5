package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Times;
import dev.aimos.memory.Interval;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The interval of valid time that something is asserted or taken back over. */
final class ValidOptions {
    @Option(
            names = "--from",
            paramLabel = "WHEN",
            description = "Start of the interval: a date or an instant; without it, and with --to, there is none.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "WHEN", description = "End of the interval, not included.")
    private Optional<String> to = Optional.empty();

    /** The interval; empty if the user gave none. */
    Optional<Interval> interval() {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Interval.of(
                from.map(Times::parse).orElse(Interval.BEGINNING),
                to.map(Times::parse).orElse(Interval.FOREVER)));
    }
}
