package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Written;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "atoms:retract",
        description = "Take back what a key shows, from now on or over an interval of valid time; history stays.")
final class AtomsRetract extends StoreCommand implements Writes {
    @Parameters(paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Option(names = "--from", paramLabel = "WHEN", description = "Start of the interval: a date or an instant.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "WHEN", description = "End of the interval, not included.")
    private Optional<String> to = Optional.empty();

    @Override
    void check() {
        interval();
    }

    private Optional<Interval> interval() {
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Interval.of(
                from.map(Times::parse).orElse(Interval.BEGINNING),
                to.map(Times::parse).orElse(Interval.FOREVER)));
    }

    @Override
    int run(AimOs os) {
        Written written = interval()
                .map(interval -> os.memory().retract(key, interval))
                .orElseGet(() -> os.memory().retract(key));
        if (json()) {
            out().document(Shapes.written(written));
        } else if (written.changed()) {
            out().line(AtomsCreate.described(written));
        } else {
            out().line("nothing to take back: '" + Printable.line(key) + "' shows nothing there");
        }
        return Exit.OK;
    }
}
