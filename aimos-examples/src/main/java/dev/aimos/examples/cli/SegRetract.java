package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.Asserted;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:retract",
        description =
                "Take back what an item says, and the relations it is an end of, from now on or over an interval of"
                        + " valid time; history stays.")
final class SegRetract extends SegCommand implements Writes {
    @Parameters(paramLabel = "ID", description = "An item's id, or an entity's name.")
    private String id = "";

    @Mixin
    private ValidOptions valid = new ValidOptions();

    @Override
    void check() {
        valid.interval();
    }

    @Override
    int seg(AimOs os) {
        return print(os.graph().retract(SegIds.parse(id), valid.interval()), out());
    }

    /** Tells what was taken back. */
    static int print(Asserted asserted, Out out) {
        if (out.json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", asserted.id());
            document.put("outcome", Shapes.lower(asserted.outcome()));
            document.put("recorded", Shapes.recorded(asserted.recorded()));
            out.document(document);
        } else if (asserted.changed()) {
            out.line("%s %s in transaction %,d"
                    .formatted(
                            Shapes.lower(asserted.outcome()),
                            Printable.line(asserted.id()),
                            asserted.recorded().tx()));
        } else {
            out.line("nothing to take back: '" + Printable.line(asserted.id()) + "' says nothing there");
        }
        return Exit.OK;
    }
}
