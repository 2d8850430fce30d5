package dev.aimos.core.journal;

import static dev.aimos.core.journal.Journals.SMALL;
import static dev.aimos.core.journal.Journals.assertSound;
import static dev.aimos.core.journal.Journals.payloads;
import static dev.aimos.core.journal.Journals.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimosException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class FileDiskTest {
    @TempDir
    Path directory;

    /** Work with a directory that is deleted afterwards. */
    interface Work {
        void with(Path directory) throws Exception;
    }

    static void inTemporaryDirectory(Work work) throws Exception {
        Path directory = Files.createTempDirectory("journal");
        try {
            work.with(directory);
        } finally {
            try (var files = Files.list(directory)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    /** As when two class loaders each have their own copy of the library. */
    @Test
    void aLockThatThisProcessHoldsByOtherMeansIsRespectedAndKept() throws Exception {
        try (RandomAccessFile other =
                new RandomAccessFile(directory.resolve(DirectoryLock.NAME).toFile(), "rw")) {
            FileLock held = other.getChannel().tryLock();
            FileDisk disk = new FileDisk(directory);
            assertThatThrownBy(disk::lock)
                    .isInstanceOf(AimosException.Busy.class)
                    .hasMessageContaining("this process");
            assertThat(held.isValid()).isTrue();
            held.release();
            disk.lock().close();
        }
    }

    @Test
    void aJournalInANewDirectoryIsThereAfterReopening() {
        Path deep = directory.resolve("a/b/journal");
        assertThat(new FileDisk(deep).location()).isEqualTo(deep.toString());
        try (Journal journal = Journal.open(new FileDisk(deep), SMALL)) {
            for (int i = 0; i < 20; i++) {
                put(journal, "r" + i);
            }
            assertSound(journal);
        }
        try (Journal journal = Journal.open(new FileDisk(deep), SMALL)) {
            assertThat(payloads(journal)).hasSize(20).startsWith("r0", "r1");
            assertSound(journal);
        }
    }

    @Test
    void aSecondOpeningInThisProcessIsRefusedAndDoesNotReleaseTheLock() throws IOException {
        FileDisk disk = new FileDisk(directory);
        try (Journal journal = Journal.open(disk, SMALL)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() ->
                                Journal.open(new FileDisk(directory.resolve("../" + directory.getFileName())), SMALL))
                        .isInstanceOfSatisfying(AimosException.Busy.class, busy -> {
                            assertThat(busy.code()).isEqualTo("store-locked");
                            assertThat(busy.retryable()).isTrue();
                        })
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid());
            }
            put(journal, "a");
            assertThat(disk.list()).doesNotContain("LOCK");
        }
        Journal.open(disk, SMALL).close();
    }

    @Test
    void anotherProcessIsNamedByItsPidAndItsDeathReleasesTheLock() throws Exception {
        Process other = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("open");
            assertThatThrownBy(() -> Journal.open(new FileDisk(directory), SMALL))
                    .isInstanceOf(AimosException.Busy.class)
                    .hasMessageContaining("process " + other.pid() + ", started ");
        } finally {
            other.destroyForcibly();
            other.waitFor();
        }
        try (Journal journal = Journal.open(new FileDisk(directory), SMALL)) {
            assertThat(payloads(journal)).containsExactly("written by the other");
        }
    }

    /** Opens a journal, writes, and holds it until killed. */
    static final class Holder {
        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) throws IOException {
            Journal journal = Journal.open(new FileDisk(Path.of(arguments[0])), SMALL);
            put(journal, "written by the other");
            System.out.println("open");
            int end = System.in.read();
            journal.close();
            System.exit(end);
        }
    }

    @Test
    void anInterruptedThreadReadsAndWritesAllTheSameAndStaysInterrupted() {
        try (Journal journal = Journal.open(new FileDisk(directory), SMALL)) {
            Thread.currentThread().interrupt();
            for (int i = 0; i < 10; i++) {
                put(journal, "r" + i);
            }
            assertThat(payloads(journal)).hasSize(10);
            journal.erase(List.of(3L));
            assertThat(journal.inclusion(3, 10).proves(journal.root())).isTrue();
            assertSound(journal);
            journal.checkpoint();
            assertThat(journal.failure()).isEmpty();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        Thread.currentThread().interrupt();
        Journal journal = Journal.open(new FileDisk(directory), SMALL);
        assertThat(journal.size()).isEqualTo(10);
        journal.close();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void interruptingReadersDuringTheirReadsDisturbsNobody() throws Exception {
        try (Journal journal = Journal.open(new FileDisk(directory), SMALL);
                ExecutorService executor = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 20; i++) {
                put(journal, "r" + i);
            }
            Thread[] threads = new Thread[2];
            CountDownLatch started = new CountDownLatch(threads.length);
            List<Future<?>> readers = new ArrayList<>();
            for (int i = 0; i < threads.length; i++) {
                int reader = i;
                readers.add(executor.submit(() -> {
                    threads[reader] = Thread.currentThread();
                    started.countDown();
                    for (int round = 0; round < 150; round++) {
                        assertThat(payloads(journal)).hasSize(20);
                        Thread.interrupted();
                    }
                }));
            }
            started.await();
            while (!readers.stream().allMatch(Future::isDone)) {
                for (Thread thread : threads) {
                    thread.interrupt();
                }
            }
            for (Future<?> reader : readers) {
                reader.get();
            }
        }
    }
}
