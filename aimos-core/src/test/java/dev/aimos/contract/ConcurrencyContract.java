package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Page;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many threads may count on. */
public abstract class ConcurrencyContract extends Contract {
    private static final int THREADS = 6;
    private static final int ROUNDS = 40;

    private static void inParallel(List<Callable<Void>> work) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    @Test
    void everyThreadReadsItsOwnWrites() throws Exception {
        List<Callable<Void>> work = new ArrayList<>();
        for (int t = 0; t < THREADS; t++) {
            int thread = t;
            work.add(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    String text = "thread" + thread + " round" + i;
                    put("k" + thread, text);
                    assertThat(textAt("k" + thread, AsOf.now())).isEqualTo(text);
                    if (i % 5 == 0) {
                        assertThat(index().search(Query.of("thread" + thread)).list())
                                .extracting(hit -> hit.atom().text())
                                .containsExactly(text);
                    }
                }
                return null;
            });
        }
        inParallel(work);
        assertThat(os().status().tx()).isEqualTo((long) THREADS * ROUNDS);
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void noReaderSeesAPartOfABatch() throws Exception {
        List<String> keys = IntStream.range(0, 30).mapToObj(i -> "k" + i).toList();
        memory().putAll(keys.stream().map(key -> AtomDraft.text(key, "round0")).toList());
        List<Callable<Void>> work = new ArrayList<>();
        work.add(() -> {
            for (int i = 1; i < ROUNDS; i++) {
                String text = "round" + i;
                memory().putAll(keys.stream()
                        .map(key -> AtomDraft.text(key, text))
                        .toList());
            }
            return null;
        });
        for (int t = 0; t < THREADS; t++) {
            work.add(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    Page page = memory().scan(Scan.all());
                    assertThat(page.items()).hasSize(keys.size());
                    assertThat(page.items())
                            .extracting(Atom::text)
                            .containsOnly(page.items().get(0).text());
                    Snapshot snapshot = memory().snapshot("s");
                    assertThat(memory().stream(Scan.all().asOf(snapshot)).map(Atom::text))
                            .hasSize(keys.size())
                            .containsOnly(textAt("k0", AsOf.snapshot(snapshot)));
                }
                return null;
            });
        }
        inParallel(work);
    }

    /** Starts work, and returns when it waits for something. */
    private static Thread startAndLetWait(Runnable work) {
        Thread thread = Thread.ofPlatform().start(work);
        while (thread.getState() != Thread.State.WAITING && thread.isAlive()) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void writersNeedNotWaitForAnErasureThatWaitsForAVerification() throws Exception {
        put("goes", "fleeting words");
        List<Thread> started = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            memory().verify((what, done, total) -> {
                if (started.isEmpty()) {
                    started.add(startAndLetWait(() -> memory().erase(List.of("goes"))));
                    assertThat(threads.submit(() -> put("stays", "lasting words")))
                            .succeedsWithin(Duration.ofSeconds(20));
                }
            });
        }
        started.get(0).join();
        assertThat(found(Query.of("fleeting"))).isEmpty();
        assertThat(found(Query.of("lasting"))).containsExactly("stays");
    }

    @Test
    void aRebuildDoesNotBringBackWhatIsBeingErased() throws Exception {
        put("goes", "fleeting words");
        put("stays", "lasting words");
        List<Thread> started = new ArrayList<>();
        CountDownLatch replayed = new CountDownLatch(1);
        memory().verify((what, done, total) -> {
            if (started.isEmpty()) {
                started.add(startAndLetWait(() -> memory().erase(List.of("goes"))));
                Thread rebuild =
                        Thread.ofPlatform().start(() -> index().rebuild((part, at, of) -> replayed.countDown()));
                started.add(rebuild);
                while (replayed.getCount() > 0 && rebuild.getState() != Thread.State.WAITING) {
                    Thread.onSpinWait();
                }
            }
        });
        for (Thread thread : started) {
            thread.join();
        }
        assertThat(found(Query.of("fleeting"))).isEmpty();
        assertThat(found(Query.of("lasting"))).containsExactly("stays");
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void anErasureDuringARebuildIsDoneToTheNewIndexToo() throws Exception {
        put("goes", "fleeting words");
        put("stays", "lasting words");
        List<Thread> started = new ArrayList<>();
        index().rebuild((what, done, total) -> {
            if (started.isEmpty()) {
                started.add(startAndLetWait(() -> memory().erase(List.of("goes"))));
            }
        });
        started.get(0).join();
        assertThat(found(Query.of("fleeting"))).isEmpty();
        assertThat(memory().verify().findings()).isEmpty();
    }

    @Test
    void verifyingFindsNothingWrongWhileKeysAreErased() throws Exception {
        memory().putAll(IntStream.range(0, 40)
                .mapToObj(i -> AtomDraft.text("k" + i, "words " + i))
                .toList());
        List<Callable<Void>> work = new ArrayList<>();
        work.add(() -> {
            for (int i = 0; i < 40; i++) {
                memory().erase(List.of("k" + i));
            }
            return null;
        });
        work.add(() -> {
            for (int i = 0; i < 30; i++) {
                assertThat(memory().verify().findings()).isEmpty();
            }
            return null;
        });
        inParallel(work);
    }

    @Test
    void aVerificationThatTheStoreIsClosedUnderSaysSo() {
        put("k", "words");
        assertThatThrownBy(() -> memory().verify((what, done, total) -> os().close()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void searchesGoOnWhileTheIndexIsRebuiltAndKeysAreErased() throws Exception {
        for (int i = 0; i < 50; i++) {
            put("stays" + i, "lasting words");
            put("goes" + i, "fleeting words");
        }
        List<Callable<Void>> work = new ArrayList<>();
        work.add(() -> {
            for (int i = 0; i < 5; i++) {
                index().rebuild();
            }
            return null;
        });
        work.add(() -> {
            for (int i = 0; i < 10; i++) {
                put("new" + i, "lasting words");
            }
            return null;
        });
        for (int t = 0; t < THREADS; t++) {
            work.add(() -> {
                for (int i = 0; i < ROUNDS; i++) {
                    assertThat(found(Query.of("lasting").limit(100)).size()).isBetween(50, 60);
                    assertThat(memory().get("stays7")).isPresent();
                }
                return null;
            });
        }
        inParallel(work);
        memory().erase(IntStream.range(0, 50).mapToObj(i -> "goes" + i).toList());
        assertThat(found(Query.of("fleeting"))).isEmpty();
        assertThat(found(Query.of("lasting").limit(100))).hasSize(60);
        assertThat(memory().verify().findings()).isEmpty();
    }
}
