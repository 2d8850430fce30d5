package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.Limits;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Scan;
import dev.aimos.memory.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index is a projection: whatever happens to its files, it is found out or computed anew, and never answers wrongly. */
final class IndexDamageTest {
    private final TestClock clock = new TestClock();
    private final LuceneHarness harness = new LuceneHarness();
    private final Logger log = Logger.getLogger("dev.aimos");

    IndexDamageTest() throws IOException {}

    @BeforeEach
    void fill() {
        log.setLevel(Level.OFF);
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            for (int i = 0; i < 40; i++) {
                os.memory()
                        .put(AtomDraft.text("k" + i % 25, "common text number " + i)
                                .tag("t"));
                clock.nextDay();
            }
            os.memory().retract("k3");
        }
    }

    @AfterEach
    void dispose() throws IOException {
        log.setLevel(null);
        harness.dispose();
    }

    private List<Path> indexFiles() throws IOException {
        try (Stream<Path> files = Files.walk(harness.directory().resolve("index"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
    }

    private static List<String> answers(AimOs os) {
        List<String> answers = new ArrayList<>();
        for (AsOf asOf : List.of(AsOf.now(), AsOf.tx(20))) {
            os.memory().stream(Scan.all().asOf(asOf)).map(Atom::text).forEach(answers::add);
            os.index()
                    .search(Query.of("number 7 17 27").asOf(asOf))
                    .forEach(hit -> answers.add(hit.key() + " " + hit.score()));
        }
        return answers;
    }

    @Test
    void aChangedByteInAnyFileIsFoundOrMadeGood() throws IOException {
        List<String> expected;
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            expected = answers(os);
        }
        SplittableRandom random = new SplittableRandom(4);
        int found = 0;
        for (int round = 0; round < 60; round++) {
            List<Path> files = indexFiles();
            Path file = files.get(round % files.size());
            byte[] sound = Files.readAllBytes(file);
            byte[] damaged = sound.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            String what = "byte " + at + " of " + file.getFileName();
            try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
                if (os.memory().verify().findings().isEmpty()) {
                    assertThat(answers(os)).as(what).isEqualTo(expected);
                } else {
                    found++;
                    os.index().rebuild();
                    assertThat(os.memory().verify().findings()).as(what).isEmpty();
                    assertThat(answers(os)).as(what).isEqualTo(expected);
                }
            }
        }
        assertThat(found).as("some damage is met only when looked for").isPositive();
    }

    @Test
    void aMissingFileOrDirectoryIsMadeGood() throws IOException {
        List<String> expected;
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            expected = answers(os);
        }
        for (int i = 0; i < indexFiles().size(); i++) {
            Files.delete(indexFiles().get(i));
            try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
                assertThat(answers(os)).isEqualTo(expected);
                assertThat(os.memory().verify().findings()).isEmpty();
            }
        }
        Files.write(harness.directory().resolve("index").resolve("CURRENT"), new byte[] {(byte) 0xFF});
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            assertThat(answers(os)).isEqualTo(expected);
        }
        for (Path file : indexFiles()) {
            Files.delete(file);
        }
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            assertThat(answers(os)).isEqualTo(expected);
        }
    }

    @Test
    void damageToTheJournalIsNotBlamedOnTheIndex() throws IOException {
        Path segment = harness.directory().resolve("journal").resolve("00000000000000000000.aj");
        byte[] bytes = Files.readAllBytes(segment);
        bytes[new String(bytes, StandardCharsets.ISO_8859_1).indexOf("number 7")] ^= 1;
        Files.write(segment, bytes);
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            assertThat(os.memory().verify().findings())
                    .extracting(Verification.Finding::code)
                    .containsExactly("frame-damaged");
        }
    }
}
