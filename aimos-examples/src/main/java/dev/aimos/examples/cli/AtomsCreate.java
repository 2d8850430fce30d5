package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Written;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "atoms:create",
        description = "Put one atom; what the key held over the valid interval is overlaid and stays in history.")
final class AtomsCreate extends StoreCommand implements Writes {
    @Parameters(
            arity = "0..1",
            paramLabel = "KEY",
            description = "Its key; without one it is stored under the hash of its content.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--text", paramLabel = "T", description = "The content is this text.")
    private Optional<String> text = Optional.empty();

    @Option(names = "--file", paramLabel = "F", description = "The content is this file.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--stdin", description = "The content is standard input.")
    private boolean stdin;

    @Option(names = "--uri", paramLabel = "U", description = "The content is elsewhere; only the URI is kept.")
    private Optional<String> uri = Optional.empty();

    @Option(
            names = "--media-type",
            paramLabel = "TYPE",
            description = "Media type; without it, by the end of the file's name, and text/plain for text.")
    private Optional<String> mediaType = Optional.empty();

    @Option(names = "--modality", paramLabel = "KIND", description = "Modality; without it, by the media type.")
    private Optional<String> modality = Optional.empty();

    @Mixin
    private DraftOptions options = new DraftOptions();

    @Override
    boolean creates() {
        return true;
    }

    @Override
    void check() {
        int given =
                (text.isPresent() ? 1 : 0) + (file.isPresent() ? 1 : 0) + (stdin ? 1 : 0) + (uri.isPresent() ? 1 : 0);
        if (given != 1) {
            throw Failure.usage("usage", "give the content once: --text T, --file F, --stdin or --uri U");
        }
        modality.ifPresent(Modalities::parse);
        options.check();
        file.ifPresent(NewContent::requireReadable);
    }

    @Override
    int run(AimOs os) throws IOException {
        try (NewContent content = content()) {
            AtomDraft draft = options.on(content.draft());
            draft = key.map(draft::key).orElse(draft);
            draft = modality.map(Modalities::parse).map(draft::modality).orElse(draft);
            Written written = os.memory().put(draft);
            if (json()) {
                out().document(Shapes.written(written));
            } else {
                out().line(described(written));
            }
        }
        return Exit.OK;
    }

    private NewContent content() throws IOException {
        if (text.isPresent()) {
            return NewContent.text(text.get(), mediaType.orElse("text/plain"));
        }
        if (file.isPresent()) {
            Path path = file.get();
            return NewContent.file(path, mediaType.orElseGet(() -> Modalities.mediaType(path.toString())));
        }
        if (uri.isPresent()) {
            return NewContent.reference(uri.get(), mediaType.orElseGet(() -> Modalities.mediaType(uri.get())));
        }
        return NewContent.stream(out().io().in(), mediaType.orElse("text/plain"));
    }

    /** A write in words. */
    static String described(Written written) {
        String key = Printable.line(written.key());
        return written.changed()
                ? "%s %s in transaction %,d"
                        .formatted(
                                Shapes.lower(written.outcome()),
                                key,
                                written.recorded().tx())
                : "unchanged " + key + ": the store already said exactly this";
    }
}
