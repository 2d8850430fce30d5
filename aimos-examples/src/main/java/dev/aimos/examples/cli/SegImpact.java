package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.graph.Impact;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:impact",
        description =
                "Show what would fall, or be weakened, if something were wrong: an item, or an address of the memory.")
final class SegImpact extends SegCommand {
    @Parameters(paramLabel = "ID", description = "An id, an address such as doc:KEY, or an entity's name.")
    private String id = "";

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Override
    int seg(AimOs os) {
        Impact impact = os.graph().impact(SegIds.parse(id), moment.resolve(os));
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("root", impact.root());
            document.put(
                    "items",
                    impact.consequences().stream().map(SegShapes::consequence).toList());
            document.put("basis", Shapes.basis(impact.basis()));
            out().document(document);
            return Exit.OK;
        }
        out().line(out().ink().bold(Printable.line(impact.root())));
        if (impact.consequences().isEmpty()) {
            out().line("  nothing rests on it");
        }
        SegTree tree = new SegTree();
        for (Impact.Consequence one : impact.consequences()) {
            tree.add(
                    one.by(),
                    one.vertex().id(),
                    one.depth(),
                    (one.falls() ? "falls     " : "weakened  ") + SegText.of(one.vertex()) + "  (" + one.label() + ")");
        }
        tree.print(impact.root(), out());
        return Exit.OK;
    }
}
