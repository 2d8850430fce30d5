package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.text.Markdown;
import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "ingest",
        description = {
            "Remember .md, .txt and .jsonl files. Doing it again writes only what has changed.",
            "",
            "A file is one atom; its key is its path below the directory you name, or its name if you name the file.",
            "A line of a .jsonl file is one atom: {\"key\": …, \"text\": …} and, if you like, title, tags, metadata,"
                    + " validFrom, validTo, mediaType, modality, policies."
        })
final class Ingest extends StoreCommand {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and directories to search for files.")
    private List<Path> paths = List.of();

    @Option(names = "--prefix", paramLabel = "P", description = "Put this before every key, as in --prefix docs/.")
    private String prefix = "";

    @Option(names = "--skip-bad", description = "Report what cannot be read and go on; the exit code is 1 then.")
    private boolean skipBad;

    @Mixin
    private DraftOptions options = new DraftOptions();

    private Sources sources = new Sources(Path.of(""));

    @Override
    boolean creates() {
        return true;
    }

    @Override
    void check() throws IOException {
        options.check();
        sources = new Sources(root().store());
        for (Path path : paths) {
            sources.add(path);
        }
        if (!skipBad && !sources.unreadable().isEmpty()) {
            BadInput first = sources.unreadable().get(0);
            throw Failure.usage(
                    first.code(),
                    first.where() + ": " + first.getMessage() + "; nothing was stored; mend it, or add --skip-bad",
                    first);
        }
    }

    @Override
    int run(AimOs os) throws IOException {
        Tally tally = new Tally(out(), skipBad);
        sources.unreadable().forEach(tally::bad);
        Batch batch = new Batch(os.memory(), tally);
        long total = sources.files().stream().mapToLong(Source::size).sum();
        try (ProgressBar bar = new ProgressBar(out())) {
            long done = 0;
            for (Source source : sources.files()) {
                bar.update("ingest", done, total);
                read(source, batch, tally, bar, done, total);
                done += source.size();
            }
            batch.flush();
        }
        return tally.report(sources);
    }

    private void read(Source source, Batch batch, Tally tally, ProgressBar bar, long done, long total) {
        try {
            if (source.kind() == Source.Kind.JSON_LINES) {
                lines(source, batch, tally, bar, done, total);
            } else {
                document(source, batch);
            }
        } catch (BadInput e) {
            batch.flush();
            tally.bad(e);
        } catch (IOException e) {
            batch.flush();
            tally.bad(new BadInput(source.file().toString(), "io", Errors.describe(e)));
        }
    }

    private void document(Source source, Batch batch) throws BadInput, IOException {
        String where = source.file().toString();
        if (source.size() > Lines.LONGEST) {
            throw new BadInput(
                    where,
                    "file-too-large",
                    "%,d bytes are more than %,d, the most of one text; split it"
                            .formatted(source.size(), Lines.LONGEST));
        }
        String text;
        try {
            text = Utf8.decode(Files.readAllBytes(source.file()));
        } catch (Utf8.Malformed e) {
            throw new BadInput(where + ":" + e.line(), "not-utf-8", String.valueOf(e.getMessage()));
        }
        try {
            boolean markdown = source.kind() == Source.Kind.MARKDOWN;
            AtomDraft draft = AtomDraft.text(prefix + source.name(), text)
                    .mediaType(markdown ? "text/markdown" : "text/plain")
                    .metadata("path", source.name());
            Optional<String> title = markdown ? Markdown.title(text) : Optional.empty();
            AtomDraft titled =
                    title.map(words -> draft.metadata("title", words)).orElse(draft);
            batch.add(options.on(titled), text.length(), where);
        } catch (AimosException.InvalidRequest e) {
            throw new BadInput(where, e.code(), String.valueOf(e.getMessage()));
        }
    }

    private void lines(Source source, Batch batch, Tally tally, ProgressBar bar, long done, long total)
            throws IOException {
        AtomDraft defaults = options.on(AtomDraft.text(""));
        try (InputStream in = Files.newInputStream(source.file());
                Lines lines = new Lines(in, source.file().toString())) {
            boolean more = true;
            while (more) {
                try {
                    String line = lines.next();
                    more = line != null;
                    if (line != null && !line.isBlank()) {
                        AtomDraft draft = JsonLine.parse(line, lines, defaults, prefix);
                        batch.add(draft, line.length(), lines.where(1));
                    }
                } catch (BadInput e) {
                    batch.flush();
                    tally.bad(e);
                }
                bar.update("ingest", done + lines.read(), total);
            }
        }
    }
}
