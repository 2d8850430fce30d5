package dev.aimos.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.contract.ScriptedEmbedder;
import dev.aimos.contract.TestClock;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Vectors are a projection: damage to their files is made good or found, and never reaches a search by words. */
final class VectorDamageTest {
    private final TestClock clock = new TestClock();
    private final LuceneHarness harness = new LuceneHarness();
    private final Logger log = Logger.getLogger("dev.aimos");
    private List<String> lexical = List.of();
    private List<String> hybrid = List.of();

    VectorDamageTest() throws IOException {}

    @BeforeEach
    void fill() {
        log.setLevel(Level.OFF);
        try (AimOs os = open()) {
            for (int i = 0; i < 30; i++) {
                os.memory()
                        .put(AtomDraft.text("k" + i % 20, "Common text. Number " + i + " of many.\n\nEnd " + i + "."));
                clock.nextDay();
                if (i % 10 == 0) {
                    os.index().embed();
                }
            }
            os.memory().retract("k3");
            lexical = answers(os, Mode.LEXICAL);
            hybrid = answers(os, Mode.HYBRID);
        }
    }

    @AfterEach
    void dispose() throws IOException {
        log.setLevel(null);
        harness.dispose();
    }

    private AimOs open() {
        return harness.open(clock, Limits.DEFAULT, new ScriptedEmbedder(16));
    }

    private static List<String> answers(AimOs os, Mode mode) {
        List<String> answers = new ArrayList<>();
        for (AsOf asOf : List.of(AsOf.now(), AsOf.tx(20))) {
            os.index()
                    .search(Query.of("number 7 17 27").asOf(asOf).mode(mode).exact(true))
                    .forEach(hit -> answers.add(hit.key() + " " + Math.round(1e5 * hit.score())));
        }
        return answers;
    }

    private Path vectors() {
        return harness.directory().resolve("vectors");
    }

    private List<Path> vectorFiles() throws IOException {
        try (Stream<Path> files = Files.walk(vectors())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
    }

    private void deleteVectors() throws IOException {
        try (Stream<Path> paths = Files.walk(vectors())) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** After damage: words are unharmed, and vectors are right, or known to be wrong and mended by making them anew. */
    private boolean madeGoodOrFound(String what) throws IOException {
        boolean found;
        try (AimOs os = open()) {
            List<Verification.Finding> findings = os.memory().verify().findings();
            found = !findings.isEmpty();
            assertThat(answers(os, Mode.LEXICAL)).as(what).isEqualTo(lexical);
            if (!found) {
                assertThat(answers(os, Mode.HYBRID)).as(what).isEqualTo(hybrid);
                assertThat(os.memory().verify().findings()).as(what).isEmpty();
            } else {
                assertThat(findings)
                        .as(what)
                        .allSatisfy(finding -> assertThat(finding.message())
                                .contains("vectors")
                                .doesNotContain("rebuild"));
            }
        }
        if (found) {
            deleteVectors();
            try (AimOs os = open()) {
                assertThat(answers(os, Mode.HYBRID)).as(what + ", made anew").isEqualTo(hybrid);
                assertThat(os.memory().verify().findings()).as(what).isEmpty();
            }
        }
        return found;
    }

    @Test
    void aChangedByteInAnyFileIsFoundOrMadeGood() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        int found = 0;
        for (int round = 0; round < 40; round++) {
            List<Path> files = vectorFiles();
            Path file = files.get(round % files.size());
            byte[] bytes = Files.readAllBytes(file);
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, bytes);
            found += madeGoodOrFound("round " + round + ", byte " + at + " of " + file.getFileName()) ? 1 : 0;
        }
        assertThat(found).as("some damage is met only when looked for").isPositive();
    }

    @Test
    void aFileCutShortOrMissingIsFoundOrMadeGood() throws IOException {
        int files = vectorFiles().size();
        for (int i = 0; i < 2 * files; i++) {
            Path file = vectorFiles().get(i / 2 % vectorFiles().size());
            if (i % 2 == 0) {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            } else {
                Files.delete(file);
            }
            madeGoodOrFound((i % 2 == 0 ? "half of " : "without ") + file.getFileName());
        }
    }

    @Test
    void withoutItsPointerOrItsFolderEveryVectorIsMadeAnew() throws IOException {
        Files.delete(vectors().resolve("CURRENT"));
        assertThat(madeGoodOrFound("without CURRENT")).isFalse();
        Files.write(vectors().resolve("CURRENT"), new byte[] {(byte) 0xFF});
        assertThat(madeGoodOrFound("with another CURRENT")).isFalse();
        deleteVectors();
        assertThat(madeGoodOrFound("without vectors")).isFalse();
    }

    @Test
    void damagedVectorsDoNotKeepAStoreWithoutAnEmbedderFromOpening() throws IOException {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 20; round++) {
            List<Path> files = vectorFiles();
            if (files.isEmpty()) {
                return;
            }
            Path file = files.get(random.nextInt(files.size()));
            byte[] bytes = Files.readAllBytes(file);
            bytes[random.nextInt(bytes.length)] ^= 1;
            Files.write(file, bytes);
            try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
                assertThat(answers(os, Mode.LEXICAL)).isEqualTo(lexical);
            } catch (AimosException e) {
                throw new AssertionError("byte in " + file.getFileName(), e);
            }
        }
    }
}
