package dev.aimos.examples.eval;

import dev.aimos.AimOs;
import dev.aimos.Progress;
import dev.aimos.index.Embedder;
import dev.aimos.lucene.LuceneAimOs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A store for one evaluation, with the product's own settings; its directory goes with it, unless it is to be kept. */
public final class EvalStore implements AutoCloseable {
    private final AimOs os;
    private final Path directory;
    private final boolean kept;

    private EvalStore(AimOs os, Path directory, boolean kept) {
        this.os = os;
        this.directory = directory;
        this.kept = kept;
    }

    /** Opens one in a directory that is kept, or else in a temporary one. */
    public static EvalStore open(Optional<Path> keep, Optional<Embedder> embedder, Progress progress)
            throws IOException {
        Path directory = keep.isPresent() ? keep.get() : Files.createTempDirectory("aimos-eval");
        LuceneAimOs.Builder builder = LuceneAimOs.builder(directory).progress(progress);
        embedder.ifPresent(builder::embedder);
        return new EvalStore(builder.open(), directory, keep.isPresent());
    }

    public AimOs os() {
        return os;
    }

    @Override
    public void close() throws IOException {
        os.close();
        if (!kept) {
            List<Path> files;
            try (Stream<Path> walked = Files.walk(directory)) {
                files = walked.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
