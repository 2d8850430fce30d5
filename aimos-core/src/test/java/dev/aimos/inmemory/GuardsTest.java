package dev.aimos.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Durability;
import dev.aimos.Limits;
import dev.aimos.Progress;
import dev.aimos.contract.TestClock;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.engine.Engine;
import dev.aimos.core.engine.EngineOptions;
import dev.aimos.core.engine.Telemetry;
import dev.aimos.core.engine.VectorOptions;
import dev.aimos.core.journal.FaultyDisk;
import dev.aimos.core.journal.HeapDisk;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.journal.RecordType;
import dev.aimos.index.Query;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Verification;
import dev.aimos.text.UnicodeWords;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guards that only matter when something is badly wrong, or happens at a bad moment. */
final class GuardsTest {
    private final TestClock clock = new TestClock();

    private static void put(AimOs os, String key, String text) {
        os.memory().put(AtomDraft.text(key, text));
    }

    private static List<String> codes(AimOs os) {
        return os.memory().verify().findings().stream()
                .map(Verification.Finding::code)
                .toList();
    }

    @Test
    void aPayloadThatVanishedWithoutAnErasureIsFound() {
        HeapDisk disk = new HeapDisk();
        try (AimOs os = InMemoryAimOs.builder().clock(clock).disk(disk).open()) {
            put(os, "k", "v");
        }
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            journal.erase(List.of(0L));
        }
        try (AimOs os = InMemoryAimOs.builder().clock(clock).disk(disk).open()) {
            assertThat(codes(os)).containsExactly("erased-without-record");
        }
    }

    @Test
    void aSnapshotOfARootThatNeverWasIsFound() {
        HeapDisk disk = new HeapDisk();
        try (AimOs os = InMemoryAimOs.builder().clock(clock).disk(disk).open()) {
            put(os, "k", "v");
        }
        try (Journal journal = Journal.open(disk, JournalOptions.defaults())) {
            String forged =
                    "{\"counts\":{\"atoms\":1,\"records\":1,\"snapshots\":0,\"versions\":1},\"note\":\"\",\"root\":\""
                            + "0".repeat(64) + "\",\"tx\":1}";
            journal.begin(2, TestClock.START);
            journal.append(RecordType.SNAPSHOT, forged.getBytes(StandardCharsets.UTF_8));
            journal.commit();
        }
        try (AimOs os = InMemoryAimOs.builder().clock(clock).disk(disk).open()) {
            assertThat(codes(os)).containsExactly("snapshot-root");
        }
    }

    @Test
    void aGetMeetsNoWriteThatIsNotWholeYet() throws Exception {
        List<String> keys = IntStream.range(0, 400).mapToObj(i -> "k" + i).toList();
        try (AimOs os = InMemoryAimOs.builder().clock(clock).open();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean done = new AtomicBoolean();
            os.memory()
                    .putAll(keys.stream().map(key -> AtomDraft.text(key, "0")).toList());
            Future<?> reader = threads.submit(() -> {
                while (!done.get()) {
                    int first =
                            Integer.parseInt(os.memory().get("k0").orElseThrow().text());
                    int last = Integer.parseInt(
                            os.memory().get("k399").orElseThrow().text());
                    assertThat(last).isGreaterThanOrEqualTo(first);
                }
            });
            for (int round = 1; round < 60; round++) {
                String text = Integer.toString(round);
                os.memory()
                        .putAll(keys.stream()
                                .map(key -> AtomDraft.text(key, text))
                                .toList());
            }
            done.set(true);
            reader.get();
        }
    }

    @Test
    void countsForgetWhatIsErasedAtOnce() {
        try (AimOs os = InMemoryAimOs.builder().clock(clock).open()) {
            put(os, "stays", "v");
            put(os, "goes", "v");
            put(os, "goes", "w");
            os.memory().erase(List.of("goes"));
            assertThat(os.status().counts().atoms()).isEqualTo(1);
            assertThat(os.status().counts().versions()).isEqualTo(1);
        }
    }

    /** The power goes at every operation of an erasure; once its record is there, its bytes must go when the store opens. */
    @Test
    void anErasureThatWasDecidedIsFinishedOnOpening() {
        int finished = 0;
        for (int n = 0; n < 40; n++) {
            FaultyDisk disk = new FaultyDisk();
            AimOs os = InMemoryAimOs.builder().clock(clock).disk(disk).open();
            put(os, "zanzibar", "zanzibar in a sentence");
            disk.failFrom(n);
            for (Runnable step : List.<Runnable>of(() -> os.memory().erase(Set.of("zanzibar")), os::close)) {
                try {
                    step.run();
                } catch (AimosException.Fault e) {
                    assertThat(e.retryable()).isTrue();
                }
            }
            FaultyDisk after = disk.crash(new SplittableRandom(n));
            try (AimOs again = InMemoryAimOs.builder().clock(clock).disk(after).open()) {
                boolean decided = again.status().tx() == 2;
                finished += decided ? 1 : 0;
                assertThat(again.memory().get("zanzibar").isEmpty()).isEqualTo(decided);
                assertThat(again.index().search(Query.of("zanzibar")).isEmpty()).isEqualTo(decided);
                for (String name : after.list()) {
                    boolean there = new String(after.bytes(name), StandardCharsets.ISO_8859_1).contains("zanzibar");
                    assertThat(decided && there).as("operation %d, %s", n, name).isFalse();
                }
                assertThat(codes(again)).isEmpty();
            }
        }
        assertThat(finished).isBetween(1, 39);
    }

    @Test
    void aRebuildThatAnErasureOvertookIsNotUsed() {
        try (AimOs os = InMemoryAimOs.builder().clock(clock).open()) {
            put(os, "stays", "word");
            put(os, "goes", "word");
            Progress eraseMeanwhile = (stage, done, total) -> os.memory().erase(List.of("goes"));
            assertThatThrownBy(() -> os.index().rebuild(eraseMeanwhile))
                    .isInstanceOfSatisfying(
                            AimosException.Busy.class, e -> assertThat(e.code()).isEqualTo("rebuild-overtaken"));
            assertThat(os.memory().scan(Scan.all()).items()).hasSize(1);
            os.index().rebuild();
            assertThat(os.index().search(Query.of("word")).size()).isEqualTo(1);
            assertThat(codes(os)).isEmpty();
        }
    }

    @Test
    void aCatalogThatFailsHalfWayThroughAWriteClosesTheStoreToWrites() {
        HeapDisk disk = new HeapDisk();
        AtomicBoolean failing = new AtomicBoolean();
        try (AimOs os = engine(disk, failing)) {
            put(os, "safe", "v");
            failing.set(true);
            assertThatThrownBy(() -> put(os, "half", "v")).isInstanceOf(AimosException.Fault.class);
            failing.set(false);
            assertThatThrownBy(() -> put(os, "later", "v"))
                    .isInstanceOfSatisfying(
                            AimosException.Fault.class,
                            e -> assertThat(e.code()).isEqualTo("store-failed"))
                    .hasMessageContaining("injected")
                    .hasMessageContaining("mend the cause");
            assertThat(os.status().failure()).isPresent();
            assertThat(os.memory().get("safe")).isPresent();
        }
        try (AimOs os = engine(disk, failing)) {
            assertThat(os.memory().get("half"))
                    .as("never acknowledged, never whole")
                    .isEmpty();
            put(os, "later", "v");
            assertThat(codes(os)).isEmpty();
        }
    }

    private AimOs engine(HeapDisk disk, AtomicBoolean failing) {
        Catalog.Source sound = HeapCatalog.source(new UnicodeWords());
        Catalog.Source failingSource = (Catalog.Source) Proxy.newProxyInstance(
                GuardsTest.class.getClassLoader(),
                new Class<?>[] {Catalog.Source.class},
                (proxy, method, arguments) -> {
                    Object result = method.invoke(sound, arguments);
                    return result instanceof Catalog catalog ? failing(catalog, failing) : result;
                });
        return Engine.open(new EngineOptions(
                "memory",
                disk,
                failingSource,
                HeapRegister.registers(),
                clock,
                Limits.DEFAULT,
                Durability.SYNCED,
                JournalOptions.defaults().segmentBytes(),
                new UnicodeWords(),
                VectorOptions.none(),
                Telemetry.NONE,
                null,
                Progress.NONE,
                null));
    }

    private static Catalog failing(Catalog sound, AtomicBoolean failing) {
        return (Catalog) Proxy.newProxyInstance(
                GuardsTest.class.getClassLoader(), new Class<?>[] {Catalog.class}, (proxy, method, arguments) -> {
                    if (failing.get() && method.getName().equals("apply")) {
                        throw new IOException("injected failure of the catalog");
                    }
                    try {
                        return method.invoke(sound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
