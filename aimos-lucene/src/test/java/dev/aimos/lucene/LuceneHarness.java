package dev.aimos.lucene;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.contract.Harness;
import dev.aimos.contract.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The durable backend in a temporary directory. */
final class LuceneHarness implements Harness {
    private final Path directory = Files.createTempDirectory("aimos-test");

    LuceneHarness() throws IOException {}

    Path directory() {
        return directory;
    }

    @Override
    public AimOs open(TestClock clock, Limits limits) {
        return LuceneAimOs.builder(directory)
                .clock(clock)
                .limits(limits)
                .segmentBytes(64 << 10)
                .open();
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
