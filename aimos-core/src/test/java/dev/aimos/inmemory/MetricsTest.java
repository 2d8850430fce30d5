package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.text.HashingEmbedder;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class MetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static Set<String> names(SimpleMeterRegistry registry) {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void use(AimOs os) {
        os.memory().put(AtomDraft.text("k", "text"));
        os.memory().get("k");
        os.memory().get("k");
        os.index().search(Query.of("text"));
        assertThatThrownBy(() -> os.memory().get("k", AsOf.tx(99))).isInstanceOf(AimosException.InvalidRequest.class);
    }

    @Test
    void verbsAreTimedErrorsCountedAndSizesGauged() {
        try (AimOs os = InMemoryAimOs.builder().meterRegistry(registry).open()) {
            use(os);
            assertThat(registry.get("aimos.verb").tag("verb", "put").timer().count())
                    .isEqualTo(1);
            assertThat(registry.get("aimos.verb").tag("verb", "get").timer().count())
                    .isEqualTo(3);
            assertThat(registry.get("aimos.verb").tag("verb", "search").timer().count())
                    .isEqualTo(1);
            assertThat(registry.get("aimos.errors")
                            .tag("kind", "InvalidRequest")
                            .counter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("aimos.atoms").gauge().value()).isEqualTo(1);
            assertThat(registry.get("aimos.records").gauge().value()).isEqualTo(1);
            assertThat(registry.get("aimos.journal").gauge().value()).isPositive();
            assertThat(registry.get("aimos.index.lag").gauge().value()).isZero();
        }
        assertThat(registry.find("aimos.atoms").gauge())
                .as("a closed store leaves no gauge behind")
                .isNull();
    }

    @Test
    void theDocumentationListsEveryMetricAndNoOther() throws IOException {
        Set<String> documented = Pattern.compile("`(aimos\\.[a-z.]+)`")
                .matcher(Files.readString(Path.of("..", "docs", "metrics.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (AimOs os = InMemoryAimOs.builder()
                .meterRegistry(registry)
                .embedder(new HashingEmbedder(16))
                .open()) {
            use(os);
            assertThat(names(registry)).isEqualTo(documented);
        }
    }
}
