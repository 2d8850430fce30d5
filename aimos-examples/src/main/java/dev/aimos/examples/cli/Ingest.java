package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.text.Markdown;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Content;
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
            "Remember .md, .txt, .chat and .jsonl files. Doing it again writes only what has changed.",
            "",
            "A file is one atom; its key is its path below the directory you name, or its name if you name the file.",
            "A line of a .jsonl file is one atom: {\"key\": …, \"text\": …} and, if you like, title, tags, metadata,"
                    + " validFrom, validTo, mediaType, modality, policies."
        })
final class Ingest extends StoreCommand implements Writes {
    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, and directories to search for files.")
    private List<Path> paths = List.of();

    @Option(names = "--prefix", paramLabel = "P", description = "Put this before every key, as in --prefix docs/.")
    private String prefix = "";

    @Option(names = "--skip-bad", description = "Report what cannot be read and go on; the exit code is 1 then.")
    private boolean skipBad;

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = {
                "Read every file as one kind, whatever its name: markdown, text, chat (lines '[time] Speaker: text'),"
                        + " jsonl (one atom a line), jsonl-document (JSON Lines as one atom)."
            })
    private Optional<String> as = Optional.empty();

    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "Compute vectors with a model: minilm, bge or none. Without it, with the one the store"
                    + " remembers.")
    private Optional<String> embedder = Optional.empty();

    @Mixin
    private DraftOptions options = new DraftOptions();

    private Sources sources = new Sources(Path.of(""), Optional.empty());

    @Override
    boolean creates() {
        return true;
    }

    @Override
    void check() throws IOException {
        options.check();
        embedder.ifPresent(Vectors::require);
        sources = new Sources(root().store(), as.map(name -> Spelling.choose("kind", name, Source.Kind.names())));
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
    AimOs open() throws IOException {
        return embedder.isPresent()
                ? Vectors.named(root(), true, embedder.get(), false)
                : Vectors.asStored(root(), true);
    }

    @Override
    int run(AimOs os) throws IOException {
        Tally tally = new Tally(out(), skipBad);
        sources.unreadable().forEach(tally::bad);
        Changes changes = new Changes(os);
        Batch batch = new Batch(os.memory(), tally, changes);
        long vectors = os.index().stats().vectors();
        long total = sources.files().stream().mapToLong(Source::size).sum();
        try (ProgressBar bar = new ProgressBar(out())) {
            long done = 0;
            for (Source source : sources.files()) {
                bar.update("ingest", done, total);
                read(source, batch, tally, bar, done, total);
                done += source.size();
            }
            batch.flush();
            return tally.report(sources, changes, embedded(os, vectors, bar));
        }
    }

    /** Waits for the vectors: this process ends with the command. */
    private Tally.Embedded embedded(AimOs os, long before, ProgressBar bar) {
        if (embedder.equals(Optional.of(Vectors.NONE))) {
            return new Tally.Embedded(Optional.empty(), 0);
        }
        Optional<String> id = os.index().stats().embedder();
        if (id.isPresent()) {
            os.index().embed(bar);
        }
        bar.close();
        return new Tally.Embedded(id, Math.max(0, os.index().stats().vectors() - before));
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
            String mediaType = source.kind().mediaType();
            AtomDraft draft = AtomDraft.of(Content.text(text), mediaType, Modalities.of(mediaType))
                    .key(prefix + source.name())
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
