package dev.aimos.core.audit;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.journal.RecordHeader;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of the journal with its inclusion proof, as a line of {@code records.jsonl}: {@code
 * {"header":…,"path":[…],"payload":…,"payloadHash":…,"seq":…}}. A payload that is no UTF-8 is in {@code payloadBase64}; that of
 * an erased record is missing. Nobody writes to the payload.
 */
final class RecordLine {
    private final InclusionProof proof;
    private final byte @Nullable [] payload;

    RecordLine(InclusionProof proof, byte @Nullable [] payload) {
        this.proof = proof;
        this.payload = payload;
    }

    InclusionProof proof() {
        return proof;
    }

    long seq() {
        return proof.seq();
    }

    Optional<RecordHeader> header() {
        return RecordHeader.parse(proof.header());
    }

    /** The payload; empty if it is erased. */
    Optional<byte[]> payload() {
        return Optional.ofNullable(payload);
    }

    Json.Obj json() {
        List<Json> path = new ArrayList<>();
        proof.path().forEach(hash -> path.add(Json.of(hash.hex())));
        Json.Obj json = Json.Obj.EMPTY
                .with("header", Json.of(proof.header()))
                .with("path", new Json.Arr(path))
                .with("payloadHash", Json.of(proof.payloadHash().hex()))
                .with("seq", Json.of((double) proof.seq()));
        if (payload == null) {
            return json;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return json.with("payload", Json.of(text));
        } catch (CharacterCodingException e) {
            return json.with("payloadBase64", Json.of(Base64.getEncoder().encodeToString(payload)));
        }
    }

    /**
     * Reads {@link #json}.
     *
     * @param size leaves of the tree that the proof leads to
     */
    static RecordLine of(Json.Obj json, long size) {
        List<Hash> path = new ArrayList<>();
        if (!(json.members().get("path") instanceof Json.Arr hashes)) {
            throw malformed("'path' is a list");
        }
        for (Json hash : hashes.items()) {
            path.add(Hash.parse(string(hash, "path")));
        }
        InclusionProof proof = new InclusionProof(
                number(json, "seq"),
                size,
                string(json.members().get("header"), "header"),
                Hash.parse(string(json.members().get("payloadHash"), "payloadHash")),
                path);
        byte[] payload = null;
        if (json.members().get("payload") instanceof Json.Str text) {
            payload = text.value().getBytes(StandardCharsets.UTF_8);
        } else if (json.members().get("payloadBase64") instanceof Json.Str text) {
            try {
                payload = Base64.getDecoder().decode(text.value());
            } catch (IllegalArgumentException e) {
                throw malformed("'payloadBase64' is base64");
            }
        }
        return new RecordLine(proof, payload);
    }

    static long number(Json.Obj json, String name) {
        if (json.members().get(name) instanceof Json.Num number && number.value() == Math.rint(number.value())) {
            return (long) number.value();
        }
        throw malformed("'" + name + "' is a whole number");
    }

    static String string(@Nullable Json value, String name) {
        if (value instanceof Json.Str text) {
            return text.value();
        }
        throw malformed("'" + name + "' is a string");
    }

    static AimosException.InvalidRequest malformed(String message) {
        return new AimosException.InvalidRequest("bundle-malformed", message);
    }
}
