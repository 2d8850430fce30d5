package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.contract.ScriptedEmbedder;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Hit;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vectors on disk: kept, followed up, replaced, and never made twice without need. */
final class VectorStoreTest {
    private static final Query QUERY =
            Query.of("Zebras graze").mode(Mode.HYBRID).level(Level.SENTENCE);

    @TempDir
    Path elsewhere;

    private final TestClock clock = new TestClock();
    private final LuceneHarness harness = new LuceneHarness();
    private final ScriptedEmbedder embedder = new ScriptedEmbedder(32);

    VectorStoreTest() throws IOException {}

    @AfterEach
    void dispose() throws IOException {
        harness.dispose();
    }

    private AimOs open() {
        return harness.open(clock, Limits.DEFAULT, embedder);
    }

    private static void put(AimOs os, String key, String text) {
        os.memory().put(AtomDraft.text(key, text));
    }

    private static List<String> scored(AimOs os, Query query) {
        return os.index().search(query).list().stream()
                .map(hit -> hit.address() + " " + hit.score())
                .toList();
    }

    @Test
    void vectorsOutliveTheStoreThatMadeThem() {
        List<String> before;
        try (AimOs os = open()) {
            put(os, "a", "Zebras graze. Lions sleep.\n\nRain falls.");
            put(os, "b", "Zebras run.");
            before = scored(os, QUERY);
        }
        assertThat(embedder.texts()).hasSize(5);
        embedder.forget();
        try (AimOs os = open()) {
            assertThat(os.index().stats().embeddedTx()).isEqualTo(2);
            assertThat(scored(os, QUERY)).isEqualTo(before);
            os.index().rebuild();
            assertThat(scored(os, QUERY)).isEqualTo(before);
            assertThat(os.index().stats().vectors()).isEqualTo(5);
            assertThat(os.index().stats().vectorBytes()).isPositive();
            assertThat(os.memory().verify().findings()).isEmpty();
        }
        assertThat(embedder.texts()).isEmpty();
    }

    @Test
    void ofAChangedDocumentOnlyTheChangedSentencesAreEmbedded() {
        try (AimOs os = open()) {
            put(os, "a", "Zebras graze. Lions sleep.\n\nRain falls. Wind blows.\n\nNight comes.");
            os.index().embed();
            assertThat(embedder.texts()).hasSize(7);
        }
        embedder.forget();
        try (AimOs os = open()) {
            put(os, "a", "Zebras graze. Lions roar.\n\nRain falls. Wind blows.\n\nNight comes.");
            os.index().embed();
            assertThat(embedder.texts()).containsExactlyInAnyOrder("Zebras graze. Lions roar.", "Lions roar.");
            embedder.forget();
            put(os, "a", "Zebras graze. Lions sleep.\n\nNight comes.");
            os.memory().put(AtomDraft.text("b", "Night comes.").tag("t"));
            os.index().embed();
            assertThat(embedder.texts()).isEmpty();
        }
    }

    @Test
    void whatIsClosedBeforeItIsEmbeddedGoesOnWhenItIsOpenedAgain() throws Exception {
        CountDownLatch reached = new CountDownLatch(3);
        CountDownLatch gate = new CountDownLatch(1);
        embedder.answer(vectors -> {
            reached.countDown();
            if (reached.getCount() == 0) {
                await(gate);
            }
            return vectors;
        });
        AimOs os = open();
        List<AtomDraft> drafts = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            drafts.add(AtomDraft.text("k" + i, "Zebra number " + i + " grazes."));
        }
        os.memory().putAll(drafts);
        try (ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            await(reached);
            Future<?> closing = other.submit(os::close);
            while (!closed(os)) {
                Thread.onSpinWait();
            }
            gate.countDown();
            closing.get();
        }
        embedder.mend();
        try (AimOs again = open()) {
            assertThat(again.index()
                            .search(Query.of("zebra 63").mode(Mode.VECTOR).limit(100))
                            .list())
                    .hasSize(64);
            assertThat(again.memory().verify().findings()).isEmpty();
        }
        atMostTwice(64);
    }

    private static boolean closed(AimOs os) {
        try {
            os.status();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void atMostTwice(int distinct) {
        List<String> texts = embedder.texts();
        assertThat(new TreeSet<>(texts)).hasSize(distinct);
        assertThat(texts)
                .allSatisfy(
                        text -> assertThat(Collections.frequency(texts, text)).isLessThanOrEqualTo(2));
    }

    @Test
    void whatAFailingEmbedderLeftUndoneIsDoneByTheNext() {
        try (AimOs os = open()) {
            put(os, "done", "Lions sleep.");
            os.index().embed();
            embedder.answer(vectors -> {
                throw new IllegalArgumentException("out of order");
            });
            put(os, "left", "Zebras graze.");
            assertThatThrownBy(() -> os.index().embed()).isInstanceOf(AimosException.Fault.class);
        }
        try (AimOs os = open()) {
            assertThat(os.index().stats().embeddedTx()).isEqualTo(1);
        }
        embedder.mend();
        try (AimOs os = open()) {
            assertThat(os.index().search(QUERY).list().get(0).key()).isEqualTo("left");
        }
        assertThat(embedder.texts()).filteredOn("Lions sleep."::equals).hasSize(1);
    }

    @Test
    void anotherModelIsAConflictUnlessItIsToEmbedAnew() {
        List<String> before;
        try (AimOs os = open()) {
            put(os, "a", "Zebras graze. Lions sleep.");
            before = scored(os, QUERY);
        }
        ScriptedEmbedder other = new ScriptedEmbedder("other", 32);
        ScriptedEmbedder wider = new ScriptedEmbedder(embedder.id(), 33);
        for (ScriptedEmbedder foreign : List.of(other, wider)) {
            assertThatThrownBy(() -> harness.open(clock, Limits.DEFAULT, foreign))
                    .isInstanceOfSatisfying(AimosException.Conflict.class, e -> {
                        assertThat(e.code()).isEqualTo("embedder-mismatch");
                        assertThat(e).hasMessageContaining("reembed").hasMessageContaining(embedder.id());
                    });
        }
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            assertThat(os.index().stats().embedder()).contains(embedder.id());
            assertThat(os.index().stats().dimension()).isEqualTo(32);
            assertThat(os.index().stats().vectors()).isEqualTo(3);
            put(os, "b", "Zebras run.");
            assertThat(os.index().stats().embeddedTx()).isEqualTo(1);
            assertThat(os.index().search(Query.of("zebras")).list()).hasSize(2);
            assertThatThrownBy(() -> os.index().search(QUERY)).isInstanceOf(AimosException.Unsupported.class);
            assertThat(os.memory().verify().findings()).isEmpty();
            os.memory().erase(List.of("b"));
        }
        embedder.forget();
        try (AimOs os = open()) {
            assertThat(scored(os, QUERY)).isEqualTo(before);
            assertThat(embedder.texts()).isEmpty();
        }
        try (AimOs os = harness.builder(clock).embedder(other).reembed(true).open()) {
            assertThat(os.index().search(QUERY).list()).extracting(Hit::text).contains("Zebras graze.");
            assertThat(other.texts()).hasSize(3);
            assertThat(os.index().stats().embedder()).isEqualTo(Optional.of("other"));
        }
        other.forget();
        try (AimOs os = harness.builder(clock).embedder(other).reembed(true).open()) {
            os.index().embed();
            assertThat(other.texts()).as("it is the same model now").isEmpty();
            assertThat(os.memory().verify().findings()).isEmpty();
        }
    }

    @Test
    void aRestoredBackupIsEmbeddedOnOpeningAndAnswersAlike() {
        List<String> before;
        Path backup = elsewhere.resolve("backup");
        Path restored = elsewhere.resolve("restored");
        try (AimOs os = open()) {
            put(os, "a", "Zebras graze. Lions sleep.");
            put(os, "a", "Zebras graze. Lions roar.");
            before = scored(os, QUERY.exact(true));
            os.memory().backup(backup);
        }
        LuceneAimOs.restore(backup, restored, Progress.NONE);
        embedder.forget();
        try (AimOs os =
                LuceneAimOs.builder(restored).clock(clock).embedder(embedder).open()) {
            os.index().embed();
            assertThat(new TreeSet<>(embedder.texts())).hasSize(5);
            assertThat(scored(os, QUERY.exact(true))).isEqualTo(before);
            assertThat(os.memory().verify().findings()).isEmpty();
        }
    }

    @Test
    void withoutAnEmbedderNothingIsKeptOfVectors() {
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            put(os, "a", "Zebras graze.");
            assertThat(os.index().stats().embedder()).isEmpty();
            assertThat(os.index().stats().vectorBytes()).isZero();
        }
        assertThat(Files.exists(harness.directory().resolve("vectors"))).isFalse();
    }
}
