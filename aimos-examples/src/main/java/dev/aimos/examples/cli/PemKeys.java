package dev.aimos.examples.cli;

import dev.aimos.AimosException;
import dev.aimos.examples.wire.Failure;
import dev.aimos.witness.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 keys as PEM (RFC 7468, RFC 8410): a block of the private key in PKCS#8, and perhaps one of the public key. */
final class PemKeys {
    private static final String ED25519 = "Ed25519";
    private static final int MOST_BYTES = 10_000;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (PRIVATE|PUBLIC) KEY-----\\s+([A-Za-z0-9+/=\\s]+?)-----END \\1 KEY-----");

    private PemKeys() {}

    /** A new pair. */
    static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** Both keys of a pair. */
    static String write(KeyPair pair) {
        return block("PRIVATE", pair.getPrivate().getEncoded())
                + block("PUBLIC", pair.getPublic().getEncoded());
    }

    private static String block(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END " + kind + " KEY-----\n";
    }

    /** Signs with the key in a file. */
    static Signer signer(Path file) throws IOException {
        NewContent.requireReadable(file);
        if (Files.size(file) > MOST_BYTES) {
            throw bad(file);
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        try {
            Optional<byte[]> secret = find("PRIVATE", text);
            if (secret.isEmpty()) {
                throw bad(file);
            }
            KeyFactory keys = KeyFactory.getInstance(ED25519);
            PrivateKey own = keys.generatePrivate(new PKCS8EncodedKeySpec(secret.get()));
            Optional<byte[]> open = find("PUBLIC", text);
            PublicKey shown =
                    open.isPresent() ? keys.generatePublic(new X509EncodedKeySpec(open.get())) : publicOf(own);
            return Signer.of(new KeyPair(shown, own));
        } catch (GeneralSecurityException | IllegalArgumentException | AimosException.InvalidRequest e) {
            throw bad(file, e);
        }
    }

    private static Optional<byte[]> find(String kind, String text) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(kind)) {
                return Optional.of(Base64.getMimeDecoder().decode(block.group(2)));
            }
        }
        return Optional.empty();
    }

    /** Generates the pair again from the seed that the private key is; {@link Signer#of} refuses what is no pair. */
    private static PublicKey publicOf(PrivateKey key) throws GeneralSecurityException {
        byte[] seed = key instanceof EdECPrivateKey own ? own.getBytes().orElse(new byte[0]) : new byte[0];
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ED25519);
        generator.initialize(NamedParameterSpec.ED25519, new Seed(seed));
        return generator.generateKeyPair().getPublic();
    }

    /** Gives one seed instead of random bytes. */
    private static final class Seed extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        Seed(byte[] seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }

    private static Failure bad(Path file, Exception... causes) {
        String message =
                file + " holds no Ed25519 key: a block of PEM with the private key, as 'vif:keygen' and 'openssl"
                        + " genpkey -algorithm ed25519' write it";
        return causes.length == 0 ? Failure.usage("bad-key", message) : Failure.usage("bad-key", message, causes[0]);
    }
}
