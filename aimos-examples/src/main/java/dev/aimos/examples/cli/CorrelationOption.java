package dev.aimos.examples.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** On whose behalf a command writes. */
final class CorrelationOption {
    @Option(
            names = "--correlation",
            paramLabel = "ID",
            description = "What the whole request is known by: recorded with what is written; see audit:trail.")
    private Optional<String> id = Optional.empty();

    Optional<String> id() {
        return id;
    }
}
