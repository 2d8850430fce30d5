package dev.aimos.core.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aimos.Json;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Signer;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WitnessRecordTest {
    /** The first key of RFC 8032, section 7.1. */
    private static Signer published() {
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            byte[] secret = HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
            byte[] open = HexFormat.of()
                    .parseHex("302a300506032b6570032100"
                            + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
            return Signer.of(new KeyPair(
                    keys.generatePublic(new X509EncodedKeySpec(open)),
                    keys.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret))));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Witness witness() {
        return Witness.of(Witness.Kind.ANSWER, "model")
                .input(Json.of("q"))
                .output(Json.of("ä"))
                .confidence(0.8)
                .build();
    }

    private static WitnessRecord signed() {
        Witness witness = witness();
        return new WitnessRecord(
                witness, Optional.of(published().sign(witness.canonical().getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void theSignatureOfNothingIsThePublishedOne() {
        assertThat(published().sign(new byte[0]).value())
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void itReadsBack() throws IOException {
        assertThat(WitnessRecord.decode(signed().encode())).isEqualTo(signed());
        WitnessRecord unsigned = new WitnessRecord(witness(), Optional.empty());
        assertThat(WitnessRecord.decode(unsigned.encode())).isEqualTo(unsigned);
    }

    /** Whatever one bit is flipped, the record cannot be read, says another thing, or has no valid signature. */
    @Test
    void noBitOfASignedRecordCanBeFlippedUnnoticed() {
        byte[] payload = signed().encode();
        for (int bit = 0; bit < payload.length * 8; bit++) {
            byte[] bad = payload.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(holds(bad)).as("bit %d of %d", bit, payload.length * 8).isFalse();
        }
        assertThat(holds(payload)).isTrue();
    }

    private static boolean holds(byte[] payload) {
        try {
            WitnessRecord read = WitnessRecord.decode(payload);
            return read.witness().id().equals(witness().id())
                    && read.signature().isPresent()
                    && Signer.verifies(
                            published().publicKey(),
                            read.witness().canonical().getBytes(StandardCharsets.UTF_8),
                            read.signature().get())
                    && read.signature().get().key().equals(published().keyId());
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void theOtherRecordsReadBack() throws IOException {
        OutcomeRecord outcome = new OutcomeRecord(new Outcome(Hash.sha256(), false, "me", "no"));
        assertThat(OutcomeRecord.decode(outcome.encode())).isEqualTo(outcome);
        for (Calibrator calibrator : List.of(
                new Calibrator.Identity(),
                new Calibrator.Temperature(1.5, -0.25),
                new Calibrator.Isotonic(
                        List.of(new Calibrator.Isotonic.Knot(0.1, 0), new Calibrator.Isotonic.Knot(0.9, 1))))) {
            AdoptedRecord adopted = new AdoptedRecord("m", Optional.of(Criticality.CRITICAL), calibrator, 10, 0.2, 0.1);
            assertThat(AdoptedRecord.decode(adopted.encode())).isEqualTo(adopted);
        }
        KeyRecord key = KeyRecord.of(published().succeeding(published()));
        assertThat(KeyRecord.decode(key.encode())).isEqualTo(key);
        assertThat(key.id()).isEqualTo(published().keyId());
        assertThat(key.key()).isEqualTo(published().publicKey());
    }

    @Test
    void whatIsMalformedIsSaid() {
        for (String text :
                List.of("[]", "{}", "{\"witness\":3}", "{\"publicKey\":\"AA\"}", "{\"x\":1,\"witness\":{}}")) {
            byte[] payload = text.getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> WitnessRecord.decode(payload)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> OutcomeRecord.decode(payload)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> AdoptedRecord.decode(payload)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> KeyRecord.decode(payload)).isInstanceOf(IOException.class);
        }
    }
}
