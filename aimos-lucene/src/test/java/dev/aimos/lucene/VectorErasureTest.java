package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.contract.ScriptedEmbedder;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Embedding;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is erased leaves no vector and no hash of a text in any file, and takes nothing else with it. */
final class VectorErasureTest {
    private static final List<String> SECRETS =
            List.of("Mallory met Trent. He paid him.", "Mallory met Trent.", "He paid him.", "Nobody saw it.");

    private final TestClock clock = new TestClock();
    private final LuceneHarness harness = new LuceneHarness();
    private final ScriptedEmbedder embedder = new ScriptedEmbedder(16);

    VectorErasureTest() throws IOException {}

    @BeforeEach
    void fill() throws IOException {
        try (AimOs os = open()) {
            os.memory().put(AtomDraft.text("open", "Birds sing. Bees hum."));
            os.memory().put(AtomDraft.text("secret", "Mallory met Trent. He paid him."));
            os.memory()
                    .put(AtomDraft.text("secret", "Mallory met Trent. He paid him.\n\nNobody saw it.")
                            .embedding(Embedding.of(embedder.id(), embedder.vector("a vector of its own"))));
            os.memory().put(AtomDraft.text("late", "Frogs croak. Bees hum."));
            os.index().embed();
        }
        assertThat(traces()).as("what the search of bytes finds before").hasSize(9);
        embedder.forget();
    }

    @AfterEach
    void dispose() throws IOException {
        harness.dispose();
    }

    private AimOs open() {
        return harness.open(clock, Limits.DEFAULT, embedder);
    }

    /** What there is in the files of the secret texts. */
    private List<String> traces() throws IOException {
        Map<String, byte[]> wanted = new LinkedHashMap<>();
        for (String text : SECRETS) {
            wanted.put(
                    "hash of " + text,
                    Hash.sha256(text.getBytes(StandardCharsets.UTF_8)).toBytes());
            wanted.put("vector of " + text, littleEndian(unit(embedder.vector(text))));
        }
        wanted.put("vector of its own", littleEndian(unit(embedder.vector("a vector of its own"))));
        List<String> files = new ArrayList<>();
        for (byte[] file : harness.files()) {
            files.add(new String(file, StandardCharsets.ISO_8859_1));
        }
        List<String> traces = new ArrayList<>();
        wanted.forEach((name, bytes) -> {
            String part = new String(bytes, StandardCharsets.ISO_8859_1);
            if (files.stream().anyMatch(file -> file.contains(part))) {
                traces.add(name);
            }
        });
        return traces;
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private static byte[] littleEndian(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : vector) {
            bytes.putFloat(number);
        }
        return bytes.array();
    }

    private void othersAreUntouched() throws IOException {
        assertThat(traces()).as("after closing").isEmpty();
        try (AimOs os = open()) {
            assertThat(os.index().search(Query.of("bees hum").mode(Mode.VECTOR)).list())
                    .hasSize(2);
            assertThat(embedder.texts()).as("nothing is embedded again").isEmpty();
            assertThat(os.index().stats().vectors()).isEqualTo(6);
            assertThat(os.memory().verify().findings()).isEmpty();
            assertThat(traces()).isEmpty();
        }
    }

    @Test
    void noVectorAndNoHashOfAnErasedTextIsInAnyFile() throws IOException {
        try (AimOs os = open()) {
            os.memory().erase(List.of("secret"));
            assertThat(traces()).as("while open").isEmpty();
            assertThat(os.memory().verify().findings()).isEmpty();
        }
        othersAreUntouched();
    }

    @Test
    void erasingWithoutAnEmbedderErasesVectorsToo() throws IOException {
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            os.memory().erase(List.of("secret"));
            assertThat(traces()).as("while open").isEmpty();
            assertThat(os.memory().verify().findings()).isEmpty();
        }
        othersAreUntouched();
    }

    @Test
    void vectorsThatCannotBeReadDoNotOutliveAnErasure() throws IOException {
        Files.writeString(harness.directory().resolve("vectors").resolve("CURRENT"), "no such generation\n");
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            os.memory().erase(List.of("secret"));
        }
        assertThat(traces()).isEmpty();
    }

    @Test
    void whatIsErasedWhileItIsBeingEmbeddedLeavesNothing() throws Exception {
        try (AimOs os = open()) {
            os.memory().erase(List.of("secret"));
            CountDownLatch gate = embedder.shut();
            os.memory().put(AtomDraft.text("secret", "Mallory met Trent. He paid him.\n\nNobody saw it."));
            while (embedder.texts().isEmpty()) {
                Thread.onSpinWait();
            }
            os.memory().erase(List.of("secret"));
            gate.countDown();
            os.index().embed();
            assertThat(os.index().search(Query.of("Mallory").mode(Mode.HYBRID)).list())
                    .noneMatch(hit -> hit.key().equals("secret"));
            assertThat(traces()).as("while open").isEmpty();
            embedder.forget();
        }
        othersAreUntouched();
    }

    @Test
    void anErasedTextMayComeBackAndIsThenEmbeddedAnew() {
        try (AimOs os = open()) {
            os.memory().erase(List.of("secret"));
            os.memory().put(AtomDraft.text("secret", "Nobody saw it."));
            assertThat(os.index()
                            .search(Query.of("nobody saw").mode(Mode.VECTOR))
                            .list()
                            .get(0)
                            .key())
                    .isEqualTo("secret");
            assertThat(embedder.texts()).containsExactly("Nobody saw it.");
        }
    }
}
