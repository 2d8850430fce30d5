package dev.aimos.core.audit;

import dev.aimos.Json;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.witness.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Names and common contents of a bundle's files. */
final class BundleFiles {
    static final int FORMAT = 1;
    static final String MANIFEST = "manifest.json";
    static final String SUMS = "SHA256SUMS";
    static final String README = "README.md";
    static final String RECORDS = "records.jsonl";
    static final String STATES = "states.jsonl";
    static final String WITNESSES = "witnesses";
    static final String KEYS = "keys";

    /** The files that every bundle has, but the list of them. */
    static final Set<String> COMMON = Set.of(MANIFEST, README, RECORDS, STATES);

    private static final String BEGINNING = "beginning";

    private BundleFiles() {}

    static String witness(Hash id) {
        return WITNESSES + "/" + id.hex() + ".json";
    }

    static String signature(Hash id) {
        return WITNESSES + "/" + id.hex() + ".sig";
    }

    static String key(Hash id) {
        return KEYS + "/" + id.hex() + ".pem";
    }

    /** SHA-256 of a file, read piece by piece. */
    static Hash hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return Hash.of(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    static Json.Obj manifest(State state, Json.Obj counts) {
        return Json.Obj.EMPTY
                .with("counts", counts)
                .with("format", Json.of(FORMAT))
                .with(
                        "state",
                        Json.Obj.EMPTY
                                .with("records", Json.of((double) state.records()))
                                .with(
                                        "recordedAt",
                                        Json.of(written(state.basis().recordedAt())))
                                .with("root", Json.of(state.root().hex()))
                                .with("tx", Json.of((double) state.basis().tx()))
                                .with("validAt", Json.of(written(state.basis().validAt()))));
    }

    private static String written(Instant instant) {
        return instant.equals(Instant.MIN) ? BEGINNING : instant.toString();
    }

    /** The state of a manifest. */
    static State state(Json.Obj manifest) {
        if (RecordLine.number(manifest, "format") != FORMAT) {
            throw RecordLine.malformed("the bundle has format " + RecordLine.number(manifest, "format")
                    + ", and this version reads format " + FORMAT);
        }
        if (!(manifest.members().get("state") instanceof Json.Obj state)) {
            throw RecordLine.malformed("the manifest has a state");
        }
        return new State(
                new Basis(RecordLine.number(state, "tx"), instant(state, "recordedAt"), instant(state, "validAt")),
                RecordLine.number(state, "records"),
                Hash.parse(RecordLine.string(state.members().get("root"), "root")));
    }

    private static Instant instant(Json.Obj json, String name) {
        String text = RecordLine.string(json.members().get(name), name);
        try {
            return text.equals(BEGINNING) ? Instant.MIN : Instant.parse(text);
        } catch (DateTimeException e) {
            throw RecordLine.malformed("'" + name + "' is a time");
        }
    }

    /** What a person finds who opens the bundle. */
    static String readme(State state) {
        return String.format(Locale.ROOT, """
                # Audit bundle

                What somebody answered, from what, and the proof that the records were not changed since. All of it can be
                checked with `aimos audit:verify DIRECTORY`, without a store and without a network, or by hand:

                1. `sha256sum -c SHA256SUMS`: the files are the ones that were written.
                2. `sha256sum witnesses/*.json`: each file's hash is its name. A witness is named by what it says.
                3. `openssl pkeyutl -verify -pubin -inkey keys/KEY.pem -rawin -in witnesses/ID.json -sigfile witnesses/ID.sig`:
                   the witness was signed by that key. A key is named by the SHA-256 of its DER encoding:
                   `openssl pkey -pubin -in keys/KEY.pem -outform DER | sha256sum`.
                4. Each line of `records.jsonl` is a record: SHA-256 of `payload` is `payloadHash`; the leaf is SHA-256 of the
                   byte 00, the 40 bytes of `header` and the 32 of `payloadHash`; with the hashes of `path` it leads to the root
                   (RFC 9162, section 2.1.3.2).
                5. Each line of `states.jsonl` is an earlier state: its `path` shows that the bundle's state extends it (RFC
                   9162, section 2.1.4.2). Compare `root` with a snapshot's id that you were given at the time.

                Root over %d records: %s
                """, state.records(), state.root().hex());
    }
}
