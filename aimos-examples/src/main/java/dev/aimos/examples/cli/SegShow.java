package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.graph.Belief;
import dev.aimos.graph.Claim;
import dev.aimos.graph.Graph;
import dev.aimos.graph.Held;
import dev.aimos.graph.ItemVersion;
import dev.aimos.graph.Kind;
import dev.aimos.graph.Link;
import dev.aimos.graph.Neighbourhood;
import dev.aimos.graph.Vertex;
import dev.aimos.graph.Walk;
import dev.aimos.memory.AsOf;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:show",
        description =
                "Show what a thing in the graph says, how it stands, and its links; exit code 1 if it is not there.")
final class SegShow extends SegCommand {
    @Parameters(paramLabel = "ID", description = "An id, an address such as doc:KEY, or an entity's name.")
    private String id = "";

    @Option(names = "--history", description = "Show all it ever said, on both time axes.")
    private boolean history;

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Override
    void check() {
        if (history && moment.chosen()) {
            throw Failure.usage("usage", "--history shows every moment; leave out --as-of and --valid-at");
        }
    }

    @Override
    int seg(AimOs os) {
        String thing = SegIds.parse(id);
        return history ? history(os.graph().history(thing), thing) : now(os.graph(), thing, moment.resolve(os));
    }

    private int now(Graph graph, String thing, AsOf asOf) {
        Vertex vertex = graph.vertex(thing, asOf);
        if (vertex.item().isEmpty() && vertex.kind() != Kind.MEMORY) {
            throw Failure.finding(
                    "not-found",
                    "'" + thing + "' is " + Shapes.lower(vertex.standing()) + (moment.chosen() ? " at that moment" : "")
                            + "; --history shows what it ever said");
        }
        Optional<Belief> belief =
                vertex.item().map(Held::item).filter(Claim.class::isInstance).map(claim -> graph.belief(thing, asOf));
        Neighbourhood around = graph.neighbourhood(Walk.from(thing).asOf(asOf));
        if (json()) {
            Map<String, @Nullable Object> document = SegShapes.vertex(vertex);
            document.put("belief", belief.map(SegShapes::belief).orElse(null));
            document.put("links", SegShapes.links(around.links()));
            document.put("basis", Shapes.basis(around.basis()));
            out().document(document);
        } else {
            people(vertex, belief, around.links());
        }
        return Exit.OK;
    }

    private void people(Vertex vertex, Optional<Belief> belief, List<Link> links) {
        out().line(out().ink().bold(Printable.line(vertex.id())));
        vertex.item().ifPresent(held -> {
            field("says", SegText.of(held.item()));
            field("valid", Times.shown(held.valid()));
            field(
                    "recorded",
                    "transaction %,d at %s"
                            .formatted(held.recorded().tx(), held.recorded().at()));
        });
        field("standing", Shapes.lower(vertex.standing()));
        belief.ifPresent(found -> field(
                "belief",
                String.format(
                        Locale.ROOT,
                        "%.2f for, %.2f against, %.2f open; %s",
                        found.belief(),
                        found.disbelief(),
                        found.uncertainty(),
                        Describe.count(found.grounds().size(), "ground"))));
        for (Link link : links) {
            boolean outwards = link.from().equals(vertex.id());
            field(outwards ? "->" : "<-", link.label() + " " + (outwards ? link.to() : link.from()));
        }
    }

    private void field(String name, String value) {
        out().line(out().ink().dim("%-9s".formatted(name)) + Printable.line(value));
    }

    private int history(List<ItemVersion> versions, String thing) {
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("id", thing);
            document.put("items", versions.stream().map(SegShapes::version).toList());
            out().document(document);
        } else if (versions.isEmpty()) {
            out().error("aimos: '" + Printable.line(thing) + "' never said anything");
        } else {
            Table table = new Table("SHOWN BY TRANSACTIONS", "TRUE IN", "SAYS");
            for (ItemVersion version : versions) {
                String until = version.shownUntil().isPresent()
                        ? "to " + (version.shownUntil().getAsLong() - 1)
                        : "on";
                table.row(
                        version.shownFrom() + " " + until,
                        Times.shown(version.valid()),
                        SegText.of(version.held().item()));
            }
            table.print(out());
        }
        return versions.isEmpty() ? Exit.FINDING : Exit.OK;
    }
}
