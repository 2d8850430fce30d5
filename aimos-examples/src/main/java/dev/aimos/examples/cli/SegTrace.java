package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:trace",
        description =
                "Show why something is believed: what it rests on, down to the words, and what speaks against it.")
final class SegTrace extends SegCommand {
    @Parameters(paramLabel = "ID", description = "An id, or an entity's name.")
    private String id = "";

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Override
    int seg(AimOs os) {
        Trace trace = os.graph().trace(SegIds.parse(id), moment.resolve(os));
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("root", trace.root());
            document.put("items", trace.steps().stream().map(SegShapes::step).toList());
            document.put("links", SegShapes.links(trace.links()));
            document.put("basis", Shapes.basis(trace.basis()));
            out().document(document);
            return Exit.OK;
        }
        SegTree tree = new SegTree();
        for (Trace.Step step : trace.steps()) {
            if (step.depth() == 0) {
                out().line(out().ink().bold(Printable.line(SegText.of(step.vertex()))));
            } else {
                tree.add(
                        step.toward(),
                        step.vertex().id(),
                        step.depth(),
                        step.label() + "  " + SegText.of(step.vertex()));
            }
        }
        tree.print(trace.root(), out());
        return Exit.OK;
    }
}
