package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.Limits;
import dev.aimos.index.Address;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.AtomDraft;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import dev.aimos.memory.Verification.Finding;
import dev.aimos.vif.AuditBundle;
import dev.aimos.witness.Bundle;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What audit bundles prove, and that nothing in one can be changed unnoticed. */
public abstract class AuditContract {
    private final TestClock clock = new TestClock();
    private Harness harness;

    @TempDir
    Path temporary;

    /** The backend under test, without any files yet. */
    protected abstract Harness newHarness() throws IOException;

    @BeforeEach
    void begin() throws IOException {
        harness = newHarness();
    }

    @AfterEach
    void end() throws IOException {
        harness.dispose();
    }

    private Path directory() {
        return temporary.resolve("bundle");
    }

    private static Witness.Builder answer(String text) {
        return Witness.of(Witness.Kind.ANSWER, "model").output(Json.of(text)).confidence(0.8);
    }

    /** A store with a corrected fact, a rotated key, two answers of which one rests on the other, and a snapshot. */
    private Snapshot fill() {
        Snapshot snapshot;
        Witness first;
        try (AimOs os = harness.open(clock, Limits.DEFAULT, SigningContract.signer("first"))) {
            os.memory().put(AtomDraft.text("tower", "The tower is 330 m tall. Ünïcödé."));
            snapshot = os.memory().snapshot("first facts");
            first = answer("330 m")
                    .used(os.witnesses().use(Address.of("tower"), AsOf.now()))
                    .reads(os.witnesses().state(AsOf.now()))
                    .build();
            os.witnesses().record(first);
        }
        clock.nextDay();
        try (AimOs os = harness.open(
                clock, Limits.DEFAULT, SigningContract.signer("second").succeeding(SigningContract.signer("first")))) {
            os.memory().put(AtomDraft.text("tower", "The tower is 312 m tall."));
            os.memory().put(AtomDraft.text("other", "Nobody asked."));
            os.witnesses()
                    .record(answer("312 m, not 330 m")
                            .used(os.witnesses().use(Address.of("tower"), AsOf.now()))
                            .parent(first.id())
                            .correlation("request 7")
                            .build());
        }
        return snapshot;
    }

    private Bundle bundle(WitnessQuery query) {
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            return os.witnesses().bundle(query, directory());
        }
    }

    private Verdict verify() {
        return AuditBundle.verify(directory()).verdict();
    }

    @Test
    void aBundleIsProvedWithoutTheStore() throws IOException {
        Snapshot snapshot = fill();
        Bundle bundle = bundle(WitnessQuery.all().correlation("request 7"));
        harness.dispose();
        AuditBundle.Checked checked = AuditBundle.verify(directory());
        assertThat(checked.verdict().findings()).isEmpty();
        assertThat(checked.verdict().proved()).isTrue();
        assertThat(checked.witnesses()).isEqualTo(2);
        assertThat(bundle.witnesses()).isEqualTo(2);
        assertThat(bundle.atoms()).isEqualTo(2);
        assertThat(bundle.keys()).isEqualTo(2);
        assertThat(bundle.snapshots()).isEqualTo(1);
        assertThat(Files.readString(directory().resolve("states.jsonl")))
                .contains(snapshot.id().hex());
        assertThat(Files.readString(directory().resolve("records.jsonl")))
                .contains("330 m", "Ünïcödé")
                .doesNotContain("Nobody asked");
        begin();
    }

    @Test
    void theSameStoreGivesTheSameBundle() throws IOException {
        fill();
        bundle(WitnessQuery.all());
        Map<String, String> first = contents();
        try (Stream<Path> paths = Files.walk(directory())) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        bundle(WitnessQuery.all());
        assertThat(contents()).isEqualTo(first);
    }

    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files()) {
            contents.put(directory().relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        return contents;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(directory())) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void noByteOfABundleCanBeChangedUnnoticed() throws IOException {
        fill();
        bundle(WitnessQuery.all());
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            int step = Math.max(1, bytes.length / 40);
            for (int i = 0; i < bytes.length; i += step) {
                byte[] bad = bytes.clone();
                bad[i] ^= 1;
                Files.write(file, bad);
                assertThat(verify().result())
                        .as("byte %d of %s", i, file.getFileName())
                        .isEqualTo(Verdict.Result.REFUTED);
            }
            Files.write(file, bytes);
        }
        assertThat(verify().proved()).isTrue();
    }

    /** Somebody who can compute hashes as well changes a value and mends the list of hashes. */
    @Test
    void aChangeWithMendedHashesIsStillNoticed() throws IOException {
        fill();
        bundle(WitnessQuery.all());
        Path records = directory().resolve("records.jsonl");
        String whole = Files.readString(records);
        for (String[] change : List.of(
                new String[] {"330 m", "331 m"},
                new String[] {"\"passed\":true", "\"passed\":false"},
                new String[] {"\\\"passed\\\":true", "\\\"passed\\\":false"},
                new String[] {"\"seq\":", "\"seq\":1"})) {
            if (whole.contains(change[0])) {
                Files.writeString(records, whole.replace(change[0], change[1]));
                mendSums();
                assertThat(verify().result()).as(change[0]).isEqualTo(Verdict.Result.REFUTED);
            }
        }
        List<String> lines = new ArrayList<>(whole.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(i);
            Files.write(records, without);
            mendSums();
            assertThat(verify().result()).as("without line %d", i).isEqualTo(Verdict.Result.REFUTED);
        }
        Files.writeString(records, whole);
        mendSums();
        assertThat(verify().proved()).isTrue();
        Files.writeString(directory().resolve("extra.txt"), "?");
        mendSums();
        assertThat(verify().findings()).extracting(Finding::code).containsExactly("file-unproved");
        Files.delete(directory().resolve("extra.txt"));
        Files.createSymbolicLink(directory().resolve("witnesses/link.json"), records);
        assertThat(verify().findings().get(0).message()).contains("link");
    }

    private void mendSums() throws IOException {
        StringBuilder sums = new StringBuilder();
        for (Path file : files()) {
            if (!file.getFileName().toString().equals("SHA256SUMS")) {
                sums.append(Hash.sha256(Files.readAllBytes(file)).hex())
                        .append("  ")
                        .append(directory().relativize(file).toString().replace('\\', '/'))
                        .append('\n');
            }
        }
        Files.writeString(directory().resolve("SHA256SUMS"), sums);
    }

    @Test
    void whatWasErasedIsSaid() throws IOException {
        fill();
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            os.memory().erase(List.of("tower"));
        }
        bundle(WitnessQuery.all());
        Verdict verdict = verify();
        assertThat(verdict.result()).isEqualTo(Verdict.Result.UNDECIDED);
        assertThat(verdict.findings()).extracting(Finding::code).containsOnly("atom-erased");
    }

    @Test
    void aDirectoryThatIsInUseIsLeftAlone() throws IOException {
        fill();
        Files.createDirectory(directory());
        Files.writeString(directory().resolve("mine"), "x");
        assertThatThrownBy(() -> bundle(WitnessQuery.all())).isInstanceOf(AimosException.Conflict.class);
        assertThat(files()).hasSize(1);
        Verdict none = verify();
        assertThat(none.result()).isEqualTo(Verdict.Result.REFUTED);
        assertThat(none.findings().get(0).message()).contains("no audit bundle");
    }
}
