package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aimos.AimOs;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "atoms:get", description = "Show what a key shows at a moment; exit code 1 if it shows nothing.")
final class AtomsGet extends StoreCommand {
    @Parameters(paramLabel = "KEY", description = "The key.")
    private String key = "";

    @Mixin
    private MomentOptions moment = new MomentOptions();

    @Option(names = "--raw", description = "Print the content alone, byte for byte.")
    private boolean raw;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the content to this file, which must not exist.")
    private Optional<Path> file = Optional.empty();

    @Override
    void check() {
        if (raw && (json() || file.isPresent())) {
            throw Failure.usage("usage", "--raw prints nothing but the content; leave out --json and --out");
        }
    }

    @Override
    int run(AimOs os) throws IOException {
        Optional<Atom> found = os.memory().get(key, moment.resolve(os));
        if (found.isEmpty()) {
            return missing();
        }
        Atom atom = found.get();
        if (raw) {
            copy(atom, out().bytes());
        } else if (file.isPresent()) {
            NewFile.write(file.get(), to -> copy(atom, to));
            if (json()) {
                Map<String, @Nullable Object> shape = Shapes.atom(atom);
                shape.put("out", file.get().toString());
                out().document(shape);
            } else {
                out().line("%,d bytes to %s"
                        .formatted(
                                atom.contentLength(), Printable.line(file.get().toString())));
            }
        } else if (json()) {
            out().document(generator -> document(atom, generator));
        } else {
            people(atom);
        }
        return Exit.OK;
    }

    private int missing() {
        String when = moment.chosen() ? " at that moment" : "; 'atoms:history' shows whether it ever did";
        String message = "'" + key + "' shows nothing" + when;
        if (json()) {
            out().errorDocument(Errors.document("not-found", message, false));
        } else {
            out().error("aimos: " + Printable.line(message));
        }
        return Exit.FINDING;
    }

    private static void document(Atom atom, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (var member : Shapes.atom(atom).entrySet()) {
            generator.writePOJOField(member.getKey(), member.getValue());
        }
        switch (atom.content()) {
            case Content.Text text -> generator.writeStringField("text", text.value());
            case Content.Bytes bytes -> {
                generator.writeFieldName("base64");
                try (InputStream in = bytes.open()) {
                    generator.writeBinary(in, -1);
                }
            }
            case Content.Reference reference -> {}
        }
        generator.writeEndObject();
    }

    private static void copy(Atom atom, OutputStream to) throws IOException {
        switch (atom.content()) {
            case Content.Text text -> to.write(text.value().getBytes(StandardCharsets.UTF_8));
            case Content.Bytes bytes -> {
                try (InputStream in = bytes.open()) {
                    in.transferTo(to);
                }
            }
            case Content.Reference reference ->
                to.write(reference.uri().toString().getBytes(StandardCharsets.UTF_8));
        }
        to.flush();
    }

    private void people(Atom atom) {
        Ink ink = out().ink();
        out().line(ink.bold(Printable.line(atom.key())));
        field(
                "content",
                "%s, %s, %,d bytes".formatted(Shapes.lower(atom.modality()), atom.mediaType(), atom.contentLength()));
        field("valid", Times.shown(atom.valid()));
        field(
                "recorded",
                "transaction %,d at %s"
                        .formatted(atom.recorded().tx(), atom.recorded().at()));
        field("hash", atom.contentHash().toString());
        field("tags", Describe.tags(atom.tags()));
        field("metadata", atom.metadata().members().isEmpty() ? "" : Describe.json(atom.metadata()));
        field("policies", String.join(", ", atom.policies()));
        field("witness", atom.witness().orElse(""));
        out().line("");
        switch (atom.content()) {
            case Content.Text text -> out().line(Printable.block(text.value().stripTrailing()));
            case Content.Bytes bytes -> out().line(ink.dim("bytes; --out FILE or --raw writes them"));
            case Content.Reference reference ->
                out().line(Printable.line(reference.uri().toString()));
        }
    }

    private void field(String name, String value) {
        if (!value.isEmpty()) {
            out().line(out().ink().dim("%-9s".formatted(name)) + Printable.line(value));
        }
    }
}
