package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.Times;
import dev.aimos.witness.Band;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which witnesses: those that meet every demand given. */
final class WitnessFilters {
    @Option(names = "--kind", paramLabel = "KIND", description = "answer, step, retrieval, context or decision.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--model", paramLabel = "NAME", description = "By this model.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--atom", paramLabel = "KEY", description = "That used this atom, any version of it.")
    private Optional<String> atom = Optional.empty();

    @Option(names = "--run", paramLabel = "RUN", description = "Of this run of a plan.")
    private Optional<String> run = Optional.empty();

    @Option(names = "--snapshot", paramLabel = "SNAPSHOT", description = "That read the memory as of this snapshot.")
    private Optional<String> snapshot = Optional.empty();

    @Option(names = "--band", paramLabel = "BAND", description = "A (at least .90), B (at least .70) or C.")
    private Optional<String> band = Optional.empty();

    @Option(names = "--criticality", paramLabel = "WORD", description = "low-stakes, routine, important or critical.")
    private Optional<String> criticality = Optional.empty();

    @Option(names = "--parent", paramLabel = "ID", description = "That rest on this witness.")
    private Optional<String> parent = Optional.empty();

    @Option(names = "--correlation", paramLabel = "ID", description = "Of this request.")
    private Optional<String> correlation = Optional.empty();

    @Option(names = "--passed", description = "That passed their gate.")
    private boolean passed;

    @Option(names = "--abstained", description = "That did not.")
    private boolean abstained;

    @Option(names = "--from", paramLabel = "WHEN", description = "Recorded at or after this.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--until", paramLabel = "WHEN", description = "Recorded before this.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--as-of", paramLabel = "MOMENT", description = "As known then.")
    private Optional<String> asOf = Optional.empty();

    void check() {
        if (passed && abstained) {
            throw Failure.usage("usage", "--passed and --abstained exclude each other");
        }
        window(plain());
    }

    private WitnessQuery plain() {
        WitnessQuery query = WitnessQuery.all();
        query = kind.map(Witness.Kind::parse).map(query::kind).orElse(query);
        query = model.map(query::model).orElse(query);
        query = atom.map(query::atom).orElse(query);
        query = run.map(query::run).orElse(query);
        query = band.map(WitnessFilters::band).map(query::band).orElse(query);
        query = criticality.map(Criticality::parse).map(query::criticality).orElse(query);
        query = correlation.map(query::correlation).orElse(query);
        return passed || abstained ? query.passed(passed) : query;
    }

    private static Band band(String name) {
        return Stream.of(Band.values())
                .filter(band -> band.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Failure.usage("bad-band", "a band is A, B or C, not '" + name + "'"));
    }

    private WitnessQuery window(WitnessQuery query) {
        if (from.isEmpty() && until.isEmpty()) {
            return query;
        }
        return query.recorded(
                from.map(Times::parse).orElse(Instant.MIN),
                until.map(Times::parse).orElse(Instant.MAX));
    }

    WitnessQuery query(AimOs os) {
        WitnessQuery query = window(plain());
        if (parent.isPresent()) {
            query = query.parent(VifCommand.id(os, parent.get()));
        }
        if (snapshot.isPresent()) {
            query = query.read(Moments.snapshot(os, snapshot.get()));
        }
        return asOf.isPresent() ? query.asOf(Moments.parse(os, asOf.get())) : query;
    }
}
