package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.examples.wire.SegShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.graph.Link;
import dev.aimos.graph.Route;
import dev.aimos.graph.Walk;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seg:path",
        description = "Show a shortest way from one thing to another, along links taken in either direction.")
final class SegPath extends SegCommand {
    @Parameters(index = "0", paramLabel = "FROM", description = "An id, an address, or an entity's name.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "TO", description = "Another.")
    private String to = "";

    @Option(
            names = "--along",
            split = ",",
            paramLabel = "LABEL",
            description =
                    "Only along these links: supports, contradicts, derivedFrom, references, about, mentions, sameAs,"
                            + " subject, object, quotes, source.")
    private List<String> along = List.of();

    @Option(names = "--depth", paramLabel = "N", description = "At most so many steps; any number without it.")
    private Optional<Integer> depth = Optional.empty();

    @Mixin
    private MomentOptions moment = new MomentOptions();

    private Walk walk() {
        Walk walk = Walk.from(SegIds.parse(from)).depth(depth.orElse(Integer.MAX_VALUE));
        if (along.isEmpty()) {
            return walk;
        }
        Link.Label[] labels = along.stream().map(SegPath::label).toArray(Link.Label[]::new);
        return walk.along(labels[0], labels);
    }

    private static Link.Label label(String text) {
        return Arrays.stream(Link.Label.values())
                .filter(label -> SegIds.plain(label.word()).equals(SegIds.plain(text)))
                .findFirst()
                .orElseThrow(() -> Spelling.unknown(
                        "label",
                        text,
                        Arrays.stream(Link.Label.values()).map(Link.Label::word).toList()));
    }

    @Override
    void check() {
        walk();
        SegIds.parse(to);
    }

    @Override
    int seg(AimOs os) {
        Optional<Route> route = os.graph().path(walk().asOf(moment.resolve(os)), SegIds.parse(to));
        if (json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>();
            document.put("found", route.isPresent());
            document.put("ids", route.map(Route::ids).orElse(List.of()));
            document.put("links", SegShapes.links(route.map(Route::links).orElse(List.of())));
            document.put(
                    "basis", route.map(found -> Shapes.basis(found.basis())).orElse(null));
            out().document(document);
        } else if (route.isEmpty()) {
            out().line("no way from " + Printable.line(SegIds.parse(from)) + " to " + Printable.line(SegIds.parse(to)));
        } else {
            people(route.get());
        }
        return Exit.OK;
    }

    private void people(Route route) {
        out().line(Printable.line(route.ids().get(0)));
        for (int i = 0; i < route.links().size(); i++) {
            Link link = route.links().get(i);
            boolean forwards = link.from().equals(route.ids().get(i));
            out().line(out().ink().dim(forwards ? "  -" + link.label() + "-> " : "  <-" + link.label() + "- ")
                    + Printable.line(route.ids().get(i + 1)));
        }
    }
}
