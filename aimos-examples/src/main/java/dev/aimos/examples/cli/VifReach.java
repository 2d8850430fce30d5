package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.witness.Reach;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "vif:reach",
        description =
                "Show which answers used an atom, directly or through others: what to look at again if it is wrong.")
final class VifReach extends VifCommand {
    @Parameters(paramLabel = "KEY", description = "The atom's key.")
    private String key = "";

    @Override
    int vif(AimOs os) {
        Reach reach = os.witnesses().reach(key);
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("key", key);
            document.put("direct", VifShapes.witnessed(reach.direct()));
            document.put("indirect", VifShapes.witnessed(reach.indirect()));
            document.put("runs", reach.runs());
            out().document(document);
            return Exit.OK;
        }
        if (reach.size() == 0) {
            out().line("no witnessed answer used " + Printable.line(key));
            return Exit.OK;
        }
        VifText text = new VifText(out());
        out().line("used by " + VifText.count(reach.direct().size()));
        text.table(reach.direct());
        if (!reach.indirect().isEmpty()) {
            out().line("and through those by " + VifText.count(reach.indirect().size()));
            text.table(reach.indirect());
        }
        if (!reach.runs().isEmpty()) {
            out().line("in the runs " + Printable.line(String.join(", ", reach.runs())));
        }
        return Exit.OK;
    }
}
