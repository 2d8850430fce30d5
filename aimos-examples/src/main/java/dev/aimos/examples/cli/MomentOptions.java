package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.AsOf;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The moment a command looks from, on both time axes. */
final class MomentOptions {
    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description =
                    "What the store knew then: a transaction number, a date, an instant, or the first digits of a "
                            + "snapshot's id.")
    private Optional<String> asOf = Optional.empty();

    @Option(
            names = "--valid-at",
            paramLabel = "WHEN",
            description =
                    "What was true then: a date or an instant. Without it, what was true at the moment of --as-of.")
    private Optional<String> validAt = Optional.empty();

    AsOf resolve(AimOs os) {
        AsOf known = asOf.map(text -> Moments.parse(os, text)).orElse(AsOf.now());
        return validAt.map(text -> known.validAt(Times.parse(text))).orElse(known);
    }

    /** Whether the user chose a moment. */
    boolean chosen() {
        return asOf.isPresent() || validAt.isPresent();
    }
}
