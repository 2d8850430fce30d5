package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.StoreShapes;
import dev.aimos.index.IndexStats;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "hhni:build", description = "Compute the vectors that are missing, and wait until all are there.")
final class HhniBuild extends StoreCommand {
    @Option(
            names = "--embedder",
            paramLabel = "NAME",
            description = "The model: minilm or bge. Without it, the one the store remembers.")
    private Optional<String> embedder = Optional.empty();

    @Option(
            names = "--reembed",
            description = "Throw the vectors of another model away and compute all anew with --embedder.")
    private boolean reembed;

    @Option(names = "--rebuild", description = "Compute the text index anew from the journal, too.")
    private boolean rebuild;

    @Override
    void check() {
        embedder.ifPresent(Vectors::require);
        if (reembed && embedder.filter(name -> !name.equals(Vectors.NONE)).isEmpty()) {
            throw Failure.usage("usage", "--reembed needs the model to change to: --embedder minilm or --embedder bge");
        }
    }

    @Override
    AimOs open() throws IOException {
        return embedder.isPresent()
                ? Vectors.named(root(), false, embedder.get(), reembed)
                : Vectors.asStored(root(), false);
    }

    @Override
    int run(AimOs os) {
        boolean withModel = embedder.isPresent()
                ? !embedder.get().equals(Vectors.NONE)
                : os.index().stats().embedder().isPresent();
        if (!withModel && !rebuild) {
            throw Failure.usage(
                    "no-embedder", "this store has no vectors yet; choose their model with --embedder minilm or bge");
        }
        long started = System.nanoTime();
        long before = os.index().stats().vectors();
        try (ProgressBar bar = new ProgressBar(out())) {
            if (rebuild) {
                os.index().rebuild(bar);
            }
            if (withModel) {
                os.index().embed(bar);
            }
        }
        IndexStats stats = os.index().stats();
        double seconds = (System.nanoTime() - started) / 1e9;
        if (json()) {
            Map<String, @Nullable Object> document = new LinkedHashMap<>(StoreShapes.index(stats));
            document.put("rebuilt", rebuild);
            document.put("seconds", seconds);
            out().document(document);
        } else {
            people(stats, before, seconds);
        }
        return Exit.OK;
    }

    private void people(IndexStats stats, long before, double seconds) {
        if (rebuild) {
            out().line("rebuilt the text index up to transaction %,d".formatted(stats.tx()));
        }
        stats.embedder()
                .ifPresent(id -> out().line("%s by %s, %,d more than before; %.1f s"
                        .formatted(
                                Describe.count(stats.vectors(), "vector"),
                                Printable.line(id),
                                Math.max(0, stats.vectors() - before),
                                seconds)));
    }
}
