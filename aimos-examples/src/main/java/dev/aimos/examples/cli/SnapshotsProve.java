package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.StoreShapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.ConsistencyProof;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "snapshots:prove",
        description = {
            "Prove that what a key shows is in a snapshot, or that one snapshot extends another.",
            "",
            "Prints the proof (RFC 9162) as JSON and checks it; exit code 1 if it does not hold."
        })
final class SnapshotsProve extends StoreCommand {
    @Parameters(arity = "0..1", paramLabel = "KEY", description = "The key whose record to prove.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--in", paramLabel = "SNAPSHOT", description = "The snapshot it is in; the last one without it.")
    private Optional<String> in = Optional.empty();

    @Option(names = "--valid-at", paramLabel = "WHEN", description = "Prove what the key shows for this valid time.")
    private Optional<String> validAt = Optional.empty();

    @Option(names = "--from", paramLabel = "SNAPSHOT", description = "The earlier snapshot.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "SNAPSHOT", description = "The later snapshot.")
    private Optional<String> to = Optional.empty();

    @Override
    void check() {
        boolean inclusion = key.isPresent() && from.isEmpty() && to.isEmpty();
        boolean consistency = key.isEmpty() && in.isEmpty() && validAt.isEmpty() && from.isPresent() && to.isPresent();
        if (!inclusion && !consistency) {
            throw Failure.usage("usage", "give a KEY (and --in SNAPSHOT), or --from SNAPSHOT and --to SNAPSHOT");
        }
    }

    @Override
    int run(AimOs os) {
        return key.isPresent() ? inclusion(os, key.get()) : consistency(os, from.orElseThrow(), to.orElseThrow());
    }

    private int inclusion(AimOs os, String proven) {
        Snapshot snapshot = in.map(text -> Moments.snapshot(os, text)).orElseGet(() -> last(os));
        AsOf known = AsOf.snapshot(snapshot);
        AsOf asOf = validAt.map(text -> known.validAt(Times.parse(text))).orElse(known);
        Atom atom = os.memory()
                .get(proven, asOf)
                .orElseThrow(() -> Failure.finding(
                        "not-found",
                        "'" + proven + "' shows nothing in snapshot "
                                + snapshot.id().abbreviated()));
        InclusionProof proof = os.memory().prove(atom, snapshot);
        boolean holds = proof.proves(snapshot.id());
        Map<String, Object> document = StoreShapes.inclusion(atom, snapshot, proof);
        out().pretty(document);
        return say(holds, "the record is in snapshot " + snapshot.id().abbreviated());
    }

    private int consistency(AimOs os, String earlier, String later) {
        Snapshot a = Moments.snapshot(os, earlier);
        Snapshot b = Moments.snapshot(os, later);
        ConsistencyProof proof = os.memory().prove(a, b);
        boolean holds = proof.proves(a.id(), b.id());
        Map<String, Object> document = StoreShapes.consistency(a, b, proof);
        out().pretty(document);
        return say(holds, "snapshot " + b.id().abbreviated() + " extends " + a.id().abbreviated());
    }

    private int say(boolean holds, String what) {
        if (!json()) {
            out().error(holds ? "the proof holds: " + what : "the proof does NOT hold; run 'verify'");
        }
        return holds ? Exit.OK : Exit.FINDING;
    }

    private static Snapshot last(AimOs os) {
        List<Snapshot> snapshots = os.memory().snapshots();
        if (snapshots.isEmpty()) {
            throw Failure.usage("no-snapshot", "the store has no snapshot; take one with 'snapshots:create'");
        }
        return snapshots.get(snapshots.size() - 1);
    }
}
