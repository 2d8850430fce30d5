package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Witness;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What any witness may say, be it of a search or of an answer. */
final class WitnessOptions {
    @Option(
            names = "--criticality",
            paramLabel = "WORD",
            description = "How much depends on it: low-stakes, routine (without it), important or critical.")
    private Optional<String> criticality = Optional.empty();

    @Option(names = "--domain", paramLabel = "NAME", description = "The domain whose thresholds hold.")
    private Optional<String> domain = Optional.empty();

    @Option(
            names = "--parent",
            paramLabel = "ID",
            description = "A witness that it rests on: at least 6 digits of its id; may be given again.")
    private List<String> parents = List.of();

    @Option(names = "--correlation", paramLabel = "TEXT", description = "What the whole request is known by.")
    private Optional<String> correlation = Optional.empty();

    @Option(names = "--policy", paramLabel = "NAME", description = "A policy tag, such as pii; may be given again.")
    private List<String> policies = List.of();

    @Option(names = "--metadata", paramLabel = "JSON", description = "What else is to be written down: an object.")
    private Optional<String> metadata = Optional.empty();

    Optional<String> correlation() {
        return correlation;
    }

    Criticality criticality() {
        return criticality.map(Criticality::parse).orElse(Criticality.ROUTINE);
    }

    Optional<String> domain() {
        return domain;
    }

    /** Says what can be said without the store, and refuses what cannot be said at all. */
    Witness.Builder on(Witness.Builder witness) {
        witness.criticality(criticality());
        correlation.ifPresent(witness::correlation);
        policies.forEach(witness::policy);
        metadata.map(text -> JsonFiles.object(text, "--metadata")).ifPresent(witness::metadata);
        return witness;
    }

    /** Says all of it. */
    Witness.Builder on(Witness.Builder witness, AimOs os) {
        parents.forEach(parent -> witness.parent(VifCommand.id(os, parent)));
        return on(witness);
    }
}
