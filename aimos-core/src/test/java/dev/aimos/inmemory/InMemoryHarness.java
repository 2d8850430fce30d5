package dev.aimos.inmemory;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.contract.Harness;
import dev.aimos.contract.TestClock;
import dev.aimos.core.journal.Disk;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Embedder;
import dev.aimos.text.UnicodeWords;
import dev.aimos.witness.Signer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The in-memory backend over one heap disk, which outlives the stores opened on it. */
public final class InMemoryHarness implements Harness {
    private final HeapDisk disk = new HeapDisk();
    private final Analyzer analyzer;

    /** With the backend's own analysis. */
    public InMemoryHarness() {
        this(new UnicodeWords());
    }

    /** With another backend's analysis, to be its oracle. */
    public InMemoryHarness(Analyzer analyzer) {
        this.analyzer = analyzer;
    }

    @Override
    public AimOs open(TestClock clock, Limits limits) {
        return builder(clock, limits).open();
    }

    @Override
    public AimOs open(TestClock clock, Limits limits, Embedder embedder) {
        return builder(clock, limits).embedder(embedder).open();
    }

    @Override
    public AimOs open(TestClock clock, Limits limits, Signer signer) {
        return builder(clock, limits).signer(signer).open();
    }

    @Override
    public AimOs open(TestClock clock, MeterRegistry registry, @Nullable Embedder embedder) {
        InMemoryAimOs.Builder builder = builder(clock, Limits.DEFAULT).meterRegistry(registry);
        return embedder == null ? builder.open() : builder.embedder(embedder).open();
    }

    @Override
    public AimOs open(
            TestClock clock,
            MeterRegistry registry,
            ObservationRegistry observations,
            Supplier<Optional<String>> correlations) {
        return builder(clock, Limits.DEFAULT)
                .meterRegistry(registry)
                .observationRegistry(observations)
                .correlations(correlations)
                .open();
    }

    private InMemoryAimOs.Builder builder(TestClock clock, Limits limits) {
        return InMemoryAimOs.builder()
                .clock(clock)
                .waker(clock.waker())
                .limits(limits)
                .analyzer(analyzer)
                .disk(disk);
    }

    @Override
    public List<byte[]> files() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : disk.list()) {
            try (Disk.ReadFile file = disk.openRead(name)) {
                byte[] bytes = new byte[Math.toIntExact(file.length())];
                file.readFully(0, bytes, 0, bytes.length);
                files.add(bytes);
            }
        }
        return files;
    }

    @Override
    public void dispose() {}
}
