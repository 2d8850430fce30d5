package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.witness.Signer;
import dev.aimos.witness.SigningKey;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What signed witnesses promise, and how keys follow each other. */
public abstract class SigningContract {
    private final TestClock clock = new TestClock();
    private final Signer first = signer("first");
    private final Signer second = signer("second");
    private Harness harness;

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

    /** A key that is the same in every run. */
    static Signer signer(String seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed.getBytes(StandardCharsets.UTF_8));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(255, random);
            KeyPair pair = generator.generateKeyPair();
            return Signer.of(pair);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Witness answer(String text) {
        return Witness.of(Witness.Kind.ANSWER, "model")
                .output(dev.aimos.Json.of(text))
                .build();
    }

    private AimOs open(Signer signer) {
        return harness.open(clock, Limits.DEFAULT, signer);
    }

    @Test
    void aSignedWitnessIsVerifiedByTheKeyThatTheJournalNotes() {
        try (AimOs os = open(first)) {
            Witnessed witnessed = os.witnesses().record(answer("a"));
            assertThat(witnessed.signature().orElseThrow().key()).isEqualTo(first.keyId());
            assertThat(Signer.verifies(
                            first.publicKey(),
                            answer("a").canonical().getBytes(StandardCharsets.UTF_8),
                            witnessed.signature().get()))
                    .isTrue();
            os.witnesses().record(answer("b"));
            List<SigningKey> keys = os.witnesses().keys();
            assertThat(keys).hasSize(1);
            assertThat(keys.get(0).id()).isEqualTo(first.keyId());
            assertThat(keys.get(0).until()).isEmpty();
            assertThat(keys.get(0).since().seq())
                    .isLessThan(witnessed.recorded().seq());
            assertThat(os.witnesses().verify(answer("a").id()).proved()).isTrue();
            assertThat(os.memory().verify().findings()).isEmpty();
        }
        try (AimOs os = harness.open(clock, Limits.DEFAULT)) {
            assertThat(os.witnesses().verify(answer("a").id()).proved()).isTrue();
        }
    }

    @Test
    void aKeyIsFollowedByOneThatItEndorses() {
        try (AimOs os = open(first)) {
            os.witnesses().record(answer("a"));
        }
        try (AimOs os = open(second)) {
            assertThatThrownBy(() -> os.witnesses().record(answer("b")))
                    .isInstanceOfSatisfying(
                            AimosException.Conflict.class,
                            e -> assertThat(e.code()).isEqualTo("key-not-endorsed"));
            assertThat(os.status().failure()).isEmpty();
        }
        try (AimOs os = open(second.succeeding(first))) {
            os.witnesses().record(answer("b"));
            List<SigningKey> keys = os.witnesses().keys();
            assertThat(keys).extracting(SigningKey::id).containsExactly(first.keyId(), second.keyId());
            assertThat(keys.get(0).until()).contains(keys.get(1).since());
            assertThat(Signer.verifies(
                            first.publicKey(),
                            Signer.succession(second.keyId()),
                            keys.get(1).endorsement().orElseThrow()))
                    .isTrue();
            assertThat(os.witnesses().verify(answer("a").id()).proved()).isTrue();
            assertThat(os.witnesses().verify(answer("b").id()).proved()).isTrue();
        }
    }

    @Test
    void aKeyThatWasFollowedSignsNoMore() {
        try (AimOs os = open(first)) {
            os.witnesses().record(answer("a"));
        }
        try (AimOs os = open(second.succeeding(first))) {
            os.witnesses().record(answer("b"));
        }
        try (AimOs os = open(first)) {
            assertThatThrownBy(() -> os.witnesses().record(answer("c")))
                    .isInstanceOfSatisfying(
                            AimosException.Conflict.class,
                            e -> assertThat(e.code()).isEqualTo("key-retired"));
            assertThat(os.witnesses().verify(answer("b").id()).result()).isEqualTo(Verdict.Result.PROVED);
        }
    }
}
