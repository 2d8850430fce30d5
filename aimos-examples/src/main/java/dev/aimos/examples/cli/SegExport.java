package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.SegIds;
import dev.aimos.graph.GraphExport;
import dev.aimos.graph.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "seg:export",
        description = {
            "Write the graph, or a part of it, in a format of other programs.",
            "",
            "json and graphml hold everything and can be imported again; dot and mermaid are pictures; prov-json is W3C"
                    + " PROV. Without --format, the end of the file's name decides, or it is json."
        })
final class SegExport extends SegCommand {
    @Option(names = "--format", paramLabel = "FORMAT", description = "json, graphml, dot, mermaid or prov-json.")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write it to this file, which must not exist; without it, to standard output.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--around",
            paramLabel = "ID",
            description = "Only what can be reached from there: an id, an address, or an entity's name.")
    private Optional<String> around = Optional.empty();

    @Option(names = "--depth", paramLabel = "N", description = "In at most so many steps; 1 without it.")
    private Optional<Integer> depth = Optional.empty();

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Override
    void check() {
        GraphExport.Format chosen = SegFormats.choose(format, output);
        boolean document = chosen == GraphExport.Format.JSON || chosen == GraphExport.Format.PROV_JSON;
        if (json() && output.isEmpty() && !document) {
            throw Failure.usage("usage", "--json prints JSON; leave it out, or write to a file with --output");
        }
        if (depth.isPresent() && around.isEmpty()) {
            throw Failure.usage("usage", "--depth counts steps from a thing; add --around");
        }
        around.ifPresent(this::walk);
        output.ifPresent(NewFile::requireAbsent);
    }

    private Walk walk(String start) {
        return Walk.from(SegIds.parse(start)).depth(depth.orElse(1));
    }

    @Override
    int seg(AimOs os) throws IOException {
        GraphExport.Format chosen = SegFormats.choose(format, output);
        GraphExport export = GraphExport.of(chosen);
        if (around.isPresent()) {
            export = export.around(walk(around.get()));
        }
        GraphExport whole = export.asOf(moment.resolve(os));
        if (output.isEmpty()) {
            os.graph().export(whole, out().bytes());
            return Exit.OK;
        }
        Path file = output.get();
        NewFile.write(file, to -> os.graph().export(whole, to));
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("format", chosen.word());
            document.put("output", file.toString());
            document.put("bytes", Files.size(file));
            out().document(document);
        } else {
            out().line("%s, %,d bytes, to %s"
                    .formatted(chosen.word(), Files.size(file), Printable.line(file.toString())));
        }
        return Exit.OK;
    }
}
