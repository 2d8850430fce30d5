package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Signs witnesses with an Ed25519 key (RFC 8032) of the caller's. The private key stays here: it is never written anywhere.
 * Thread-safe.
 *
 * <p>A store notes the public key in its journal before the first witness that it signs. To rotate, open the store with
 * {@code Signer.of(next).succeeding(previous)}: the old key signs the new one, and from that record on signatures of the
 * old key are refused.
 */
public final class Signer {
    private static final String ENDORSEMENT = "aimos-key-succession:";

    private final KeyPair pair;
    private final Hash id;
    private final Optional<Signature> endorsement;

    private Signer(KeyPair pair, Optional<Signature> endorsement) {
        this.pair = pair;
        this.id = Hash.sha256(pair.getPublic().getEncoded());
        this.endorsement = endorsement;
    }

    /**
     * Signs with a pair of keys, such as {@code KeyPairGenerator.getInstance("Ed25519")} makes.
     *
     * @throws AimosException.InvalidRequest if they are not of Ed25519, or do not belong together
     */
    public static Signer of(KeyPair pair) {
        boolean ed25519 = pair.getPublic() instanceof EdECPublicKey key
                && key.getParams().getName().equals("Ed25519")
                && key.getEncoded() != null;
        if (!ed25519) {
            throw new AimosException.InvalidRequest(
                    "key-kind", "witnesses are signed with Ed25519; make the pair with KeyPairGenerator \"Ed25519\"");
        }
        Signer signer = new Signer(pair, Optional.empty());
        byte[] probe = "aimos".getBytes(StandardCharsets.UTF_8);
        if (!verifies(pair.getPublic(), probe, signer.sign(probe))) {
            throw new AimosException.InvalidRequest("key-pair", "the private key and the public key are not a pair");
        }
        return signer;
    }

    /** This signer with its key endorsed by the one before it. */
    public Signer succeeding(Signer previous) {
        return new Signer(pair, Optional.of(previous.sign(succession(id))));
    }

    /** SHA-256 of the public key's X.509 encoding. */
    public Hash keyId() {
        return id;
    }

    /** The public key. */
    public PublicKey publicKey() {
        return pair.getPublic();
    }

    /** The signature of the key before over {@link #succession} of this one, if it {@link #succeeding succeeds} one. */
    public Optional<Signature> endorsement() {
        return endorsement;
    }

    /** What the key before signs to endorse a key. */
    public static byte[] succession(Hash next) {
        return (ENDORSEMENT + next.hex()).getBytes(StandardCharsets.UTF_8);
    }

    /** Signs some bytes. The same key and bytes give the same signature. */
    public Signature sign(byte[] message) {
        try {
            java.security.Signature ed25519 = java.security.Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(message);
            return new Signature(id, HexFormat.of().formatHex(ed25519.sign()));
        } catch (GeneralSecurityException e) {
            throw new AimosException.InvalidRequest("key-unusable", "the key cannot sign: " + e.getMessage(), e);
        }
    }

    /** Whether a signature is one of a key over some bytes. */
    public static boolean verifies(PublicKey key, byte[] message, Signature signature) {
        try {
            java.security.Signature ed25519 = java.security.Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature.toBytes());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Signer[" + id.abbreviated() + "]";
    }
}
