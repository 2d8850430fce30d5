package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.contract.SameHits;
import dev.aimos.contract.SameNodes;
import dev.aimos.contract.TestClock;
import dev.aimos.graph.ContradictionQuery;
import dev.aimos.graph.GraphExport;
import dev.aimos.index.Level;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.inmemory.InMemoryAimOs;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Scan;
import dev.aimos.text.EnglishWords;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, at random moments, and looks at what it left: everything acknowledged, nothing by halves.
 *
 * <p>The store after a kill must have the Merkle root of exactly the steps that were acknowledged, or of one more, whose
 * acknowledgement the kill cut off.
 */
final class CrashTest {
    @TempDir
    Path directory;

    @Test
    void aKilledWriterLosesNothingAcknowledged() throws Exception {
        rounds(12, 20_261_123L, false);
    }

    @Test
    @Tag("slow")
    void aKilledWriterLosesNothingAcknowledgedInTwoHundredRounds() throws Exception {
        rounds(200, Long.getLong("aimos.seed", 4_711L), false);
    }

    @Test
    void whatAKilledEmbedderLeftIsMadeGood() throws Exception {
        rounds(6, 20_261_124L, true);
    }

    @Test
    @Tag("slow")
    void whatAKilledEmbedderLeftIsMadeGoodInAHundredRounds() throws Exception {
        rounds(100, Long.getLong("aimos.seed", 4_712L), true);
    }

    private AimOs open(TestClock clock, boolean embeds) {
        LuceneAimOs.Builder builder =
                LuceneAimOs.builder(directory).clock(clock).segmentBytes(1 << 20);
        return (embeds ? builder.embedder(CrashChild.embedder()) : builder).open();
    }

    private static AimOs openOracle(TestClock clock, boolean embeds) {
        InMemoryAimOs.Builder builder = InMemoryAimOs.builder().clock(clock).analyzer(new EnglishWords());
        return (embeds ? builder.embedder(CrashChild.embedder()) : builder).open();
    }

    private void rounds(int rounds, long seed, boolean embeds) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        TestClock clock = new TestClock();
        CrashWorkload workload = new CrashWorkload(seed);
        long next = 0;
        try (AimOs oracle = openOracle(clock, embeds)) {
            for (int round = 0; round < rounds; round++) {
                String what = "seed " + seed + ", round " + round + ", from step " + next;
                long acknowledged = killAfter(random.nextInt(8) == 0 ? -1 : random.nextInt(60), seed, next, embeds);
                for (; next < acknowledged; next++) {
                    workload.step(oracle, clock, next);
                }
                try (AimOs os = open(clock, embeds)) {
                    Hash root = os.status().root();
                    if (!root.equals(oracle.status().root())) {
                        workload.step(oracle, clock, next++);
                    }
                    assertThat(root).as(what).isEqualTo(oracle.status().root());
                    assertThat(os.memory().verify().findings()).as(what).isEmpty();
                    assertThat(os.status().counts())
                            .as(what)
                            .isEqualTo(oracle.status().counts());
                    assertThat(shown(os)).as(what).isEqualTo(shown(oracle));
                    sameHits(os, oracle, what);
                    if (embeds) {
                        sameVectors(os, oracle, what);
                        assertThat(os.memory().verify().findings()).as(what).isEmpty();
                    }
                    if (round % 4 == 0) {
                        os.index().rebuild();
                        assertThat(shown(os)).as(what + ", rebuilt").isEqualTo(shown(oracle));
                        sameHits(os, oracle, what + ", rebuilt");
                    }
                }
            }
        }
        assertThat(next).as("the writer got somewhere").isGreaterThan(rounds);
    }

    /** Lets a child work from a step on, kills it, and says the number after the last acknowledged step. */
    private long killAfter(int steps, long seed, long from, boolean embeds) throws IOException, InterruptedException {
        Path errors = directory.resolveSibling(directory.getFileName() + ".err");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        CrashChild.class.getName(),
                        directory.toString(),
                        Long.toString(seed),
                        Long.toString(from),
                        Boolean.toString(embeds))
                .redirectError(errors.toFile())
                .start();
        long next = from;
        boolean killed = false;
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (Character.isDigit(line.charAt(0))) {
                    next = Long.parseLong(line) + 1;
                }
                boolean enough = steps < 0 ? line.equals("opening") : next - from >= steps && !line.equals("opening");
                if (enough && !killed) {
                    // By its handle: Process.destroyForcibly would also close the stream with the last
                    // acknowledgements.
                    killed = child.toHandle().destroyForcibly();
                }
            }
        } finally {
            child.destroyForcibly().waitFor();
        }
        assertThat(killed)
                .as("the writer stopped by itself: %s", Files.readString(errors))
                .isTrue();
        return next;
    }

    /** What the store shows now, and as of some earlier transactions. */
    private static List<String> shown(AimOs os) {
        List<String> shown = new ArrayList<>();
        for (long tx : someTransactions(os)) {
            os.memory().stream(Scan.all().asOf(AsOf.tx(tx))).forEach(atom -> shown.add(tx + ": " + line(atom)));
            ByteArrayOutputStream graph = new ByteArrayOutputStream();
            os.graph().export(GraphExport.of(GraphExport.Format.JSON).asOf(AsOf.tx(tx)), graph);
            graph.toString(StandardCharsets.UTF_8).lines().forEach(item -> shown.add(tx + ": " + item));
            shown.add(tx + ": "
                    + os.graph().contradictions(ContradictionQuery.all().asOf(AsOf.tx(tx))));
        }
        return shown;
    }

    private static void sameHits(AimOs os, AimOs oracle, String what) {
        for (long tx : someTransactions(os)) {
            SameHits.require(
                    os, oracle, Query.of("word1 word7 word33").asOf(AsOf.tx(tx)).mode(Mode.LEXICAL), what);
        }
    }

    private static void sameVectors(AimOs os, AimOs oracle, String what) {
        for (long tx : someTransactions(os)) {
            Query query =
                    Query.of("word1 word7 word33").asOf(AsOf.tx(tx)).exact(true).limit(30);
            for (Level level : Level.values()) {
                SameNodes.require(os, oracle, query.level(level).mode(Mode.VECTOR), what);
            }
            SameNodes.require(os, oracle, query.mode(Mode.HYBRID), what);
        }
        assertThat(os.index().stats().vectors())
                .as(what)
                .isEqualTo(oracle.index().stats().vectors());
    }

    private static List<Long> someTransactions(AimOs os) {
        long last = os.status().tx();
        return LongStream.rangeClosed(0, 4)
                .map(fifth -> last - fifth * last / 5)
                .boxed()
                .toList();
    }

    private static String line(Atom atom) {
        return atom.key() + " " + atom.recorded() + " " + atom.contentHash();
    }
}
