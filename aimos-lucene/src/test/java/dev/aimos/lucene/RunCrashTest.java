package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.contract.CallBook;
import dev.aimos.contract.LongRun;
import dev.aimos.contract.LongRunCheck;
import dev.aimos.contract.Outcome;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.plan.Plans;
import dev.aimos.plan.RunStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills processes that work on a run, at random moments, until the run is over; then looks at what all of them together did. */
final class RunCrashTest {
    private static final int LINES = 90;

    @TempDir
    Path directory;

    private final Logger log = Logger.getLogger("dev.aimos.core");

    /** Torn tails are meant; what the log says of them would only be mistaken for news. */
    @BeforeEach
    void logNothing() {
        log.setLevel(Level.OFF);
    }

    @AfterEach
    void logAgain() {
        log.setLevel(null);
    }

    @Test
    void aRunOutlivesTheProcessesThatWorkOnIt() throws Exception {
        rounds(6, 20_261_126L);
    }

    @Test
    @Tag("slow")
    void aRunOutlivesTheProcessesThatWorkOnItInAHundredRounds() throws Exception {
        rounds(100, Long.getLong("aimos.seed", 4_714L));
    }

    static AimOs open(Path store) {
        return LuceneAimOs.builder(store).segmentBytes(64 << 10).open();
    }

    private static Outcome undisturbed(boolean publish) throws InterruptedException {
        try (AimOs os = InMemoryAimOs.open()) {
            assertThat(LongRun.undisturbed(os, publish)).isEqualTo(publish ? RunStatus.COMPLETED : RunStatus.FAILED);
            return Outcome.of(os, LongRun.ID);
        }
    }

    private void rounds(int rounds, long seed) throws Exception {
        Outcome published = undisturbed(true);
        Outcome refused = undisturbed(false);
        int killed = 0;
        for (int round = 0; round < rounds; round++) {
            boolean publish = round % 2 == 0;
            Path store = directory.resolve("store" + round);
            Path book = directory.resolve("book" + round);
            SplittableRandom random = new SplittableRandom(seed + round);
            killed += killUntilOver(store, book, publish, random, round % 3 == 2);
            CallBook calls = new CallBook();
            try (Stream<String> lines = Files.lines(book)) {
                lines.forEach(calls::take);
            }
            try (AimOs os = open(store)) {
                new LongRunCheck(os, "seed " + (seed + round)).require(calls, publish ? published : refused);
            }
        }
        assertThat(killed).as("kills").isGreaterThan(2 * rounds);
    }

    /**
     * How many were killed.
     *
     * @param tears whether to put half a transaction behind what a killed process wrote
     */
    private int killUntilOver(Path store, Path book, boolean publish, SplittableRandom random, boolean tears)
            throws IOException, InterruptedException {
        int killed = 0;
        while (child(store, book, publish, random)) {
            killed++;
            if (tears) {
                tear(store, random);
            }
            if (random.nextInt(4) == 0) {
                try (AimOs os = open(store)) {
                    assertThat(os.memory().verify().findings()).isEmpty();
                    if (LongRun.begun(os)) {
                        LongRun.decide(os, publish);
                    }
                }
            }
        }
        return killed;
    }

    /** Lets a process work, and kills it at some moment, unless the run is over before; says whether it was killed. */
    private boolean child(Path store, Path book, boolean publish, SplittableRandom random)
            throws IOException, InterruptedException {
        boolean answers = random.nextBoolean();
        Plans.Reads reads = random.nextBoolean() ? Plans.Reads.AS_IT_IS : Plans.Reads.AS_IT_WAS;
        int most = random.nextInt(8) == 0 ? 1 : random.nextInt(2, LINES);
        Path errors = directory.resolve("errors");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RunCrashChild.class.getName(),
                        store.toString(),
                        book.toString(),
                        Boolean.toString(publish),
                        Boolean.toString(answers),
                        reads.name())
                .redirectError(errors.toFile())
                .start();
        boolean over = false;
        boolean killed = false;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            int lines = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines++;
                over |= line.equals("over");
                if (!killed && !over && (lines >= most || line.equals("waiting"))) {
                    killed = child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(over || killed)
                .as("the process stopped by itself: %s", Files.readString(errors))
                .isTrue();
        return !over;
    }

    /** Behind the end of the journal, the beginning of a transaction that a process was writing when it was killed. */
    private static void tear(Path store, SplittableRandom random) throws IOException {
        Path last;
        try (Stream<Path> files = Files.list(store.resolve("journal"))) {
            last = files.filter(file -> file.toString().endsWith(".aj"))
                    .max(Path::compareTo)
                    .orElse(null);
        } catch (IOException e) {
            return; // killed before it had a journal
        }
        if (last == null) {
            return;
        }
        byte[] whole = Files.readAllBytes(last);
        byte[] torn = new byte[random.nextInt(1, 400)];
        int from = random.nextInt(whole.length);
        for (int i = 0; i < torn.length; i++) {
            torn[i] = switch (random.nextInt(3)) {
                case 0 -> 0;
                case 1 -> (byte) random.nextInt(256);
                default -> whole[Math.min(whole.length - 1, from + i)];
            };
        }
        Files.write(last, torn, StandardOpenOption.APPEND);
    }
}
