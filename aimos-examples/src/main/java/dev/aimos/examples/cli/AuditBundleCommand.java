package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.witness.Bundle;
import dev.aimos.witness.WitnessQuery;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit:bundle",
        description = {
            "Write what another machine needs to check witnesses without the store: witnesses, the records they used, proofs,"
                    + " public keys.",
            "",
            "Of all witnesses, or of those that meet every demand given, with all that they rest on. The records hold the"
                    + " atoms' whole contents."
        })
final class AuditBundleCommand extends VifCommand {
    @Parameters(paramLabel = "DIR", description = "Where it goes: a directory that is empty or not there yet.")
    private Path directory = Path.of("");

    @Mixin
    private WitnessFilters filters = new WitnessFilters();

    @Override
    void check() {
        filters.check();
    }

    @Override
    int vif(AimOs os) {
        WitnessQuery query = filters.query(os);
        if (os.witnesses().list(query.limit(1)).isEmpty()) {
            throw Failure.finding("no-witness", "no witness meets these demands, so there is nothing to write");
        }
        Bundle bundle;
        try (ProgressBar bar = new ProgressBar(out())) {
            bundle = os.witnesses().bundle(query, directory, bar);
        }
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("directory", directory.toString());
            document.put("witnesses", bundle.witnesses());
            document.put("atoms", bundle.atoms());
            document.put("keys", bundle.keys());
            document.put("snapshots", bundle.snapshots());
            document.put("records", bundle.state().records());
            document.put("root", bundle.state().root().hex());
            out().document(document);
        } else {
            String name = directory.toString();
            out().line("%s, %s of atoms, %s, %s, to %s"
                    .formatted(
                            VifText.count(bundle.witnesses()),
                            Describe.count(bundle.atoms(), "record"),
                            Describe.count(bundle.keys(), "key"),
                            Describe.count(bundle.snapshots(), "snapshot"),
                            Printable.line(name)));
            out().line("root %s over %s"
                    .formatted(
                            bundle.state().root().hex(),
                            Describe.count(bundle.state().records(), "record")));
            out().line("  "
                    + Printable.line(Typed.without("audit:verify").with(name).toString()));
        }
        return Exit.OK;
    }
}
