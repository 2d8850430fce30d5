package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Lineage;
import dev.aimos.witness.Outcome;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:show",
        description = "Show a witness: what it says, what it rests on, what rests on it, and what turned out.")
final class VifShow extends VifCommand {
    @Parameters(paramLabel = "ID", description = "At least 6 digits of its id.")
    private String id = "";

    @Override
    int vif(AimOs os) {
        Lineage lineage = os.witnesses().lineage(id(os, id));
        Optional<Outcome> outcome = os.witnesses().outcome(lineage.witness().id(), AsOf.now());
        if (json()) {
            Map<String, @Nullable Object> document = VifShapes.witnessed(lineage.witness());
            document.put("ancestors", VifShapes.witnessed(lineage.ancestors()));
            document.put("descendants", VifShapes.witnessed(lineage.descendants()));
            document.put("missing", lineage.missing().stream().map(Hash::hex).toList());
            document.put("outcome", outcome.map(VifShapes::outcome).orElse(null));
            out().document(document);
            return Exit.OK;
        }
        VifText text = new VifText(out());
        text.print(lineage.witness());
        outcome.ifPresent(text::print);
        if (!lineage.ancestors().isEmpty()) {
            out().line("rests on");
            text.table(lineage.ancestors());
        }
        lineage.missing()
                .forEach(gone -> out().line("rests on " + gone.abbreviated() + ", which is not there any more"));
        if (!lineage.descendants().isEmpty()) {
            out().line("what rests on it");
            text.table(lineage.descendants());
        }
        return Exit.OK;
    }
}
