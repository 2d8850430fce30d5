package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.contract.Harness;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Embedder;
import dev.aimos.witness.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The durable backend in a temporary directory. */
final class LuceneHarness implements Harness {
    private final Path directory = Files.createTempDirectory("aimos-test");

    LuceneHarness() throws IOException {}

    Path directory() {
        return directory;
    }

    @Override
    public AimOs open(TestClock clock, Limits limits) {
        return builder(clock).limits(limits).open();
    }

    @Override
    public AimOs open(TestClock clock, Limits limits, Embedder embedder) {
        return builder(clock).limits(limits).embedder(embedder).open();
    }

    @Override
    public AimOs open(TestClock clock, Limits limits, Signer signer) {
        return builder(clock).limits(limits).signer(signer).open();
    }

    @Override
    public AimOs open(TestClock clock, MeterRegistry registry, @Nullable Embedder embedder) {
        LuceneAimOs.Builder builder = builder(clock).meterRegistry(registry);
        return embedder == null ? builder.open() : builder.embedder(embedder).open();
    }

    @Override
    public AimOs open(
            TestClock clock,
            MeterRegistry registry,
            ObservationRegistry observations,
            Supplier<Optional<String>> correlations) {
        return builder(clock)
                .meterRegistry(registry)
                .observationRegistry(observations)
                .correlations(correlations)
                .open();
    }

    /** For what only this backend has options for. */
    LuceneAimOs.Builder builder(TestClock clock) {
        return LuceneAimOs.builder(directory).clock(clock).waker(clock.waker()).segmentBytes(64 << 10);
    }

    @Override
    public List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        return files;
    }

    @Override
    public void dispose() throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
