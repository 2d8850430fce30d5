package dev.aimos.core.witness;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.witness.TrailQuery;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * The payload of a call's record, the last of a transaction that was written under a correlation id: {@code
 * {"correlation":…,"verb":…}}.
 *
 * @param correlation what the caller knows the whole request by
 * @param verb tag of the verb that was called
 */
public record CallRecord(String correlation, String verb) {
    private static final Pattern VERB = Pattern.compile("[a-z]+(-[a-z]+)*");

    /**
     * @throws AimosException.InvalidRequest if the correlation id is malformed
     */
    public CallRecord {
        TrailQuery.all().correlation(correlation); // what can be written can be asked for
        if (!VERB.matcher(verb).matches()) {
            throw new AimosException.InvalidRequest("verb-malformed", "a verb is lower-case words and dashes");
        }
    }

    /** The payload. */
    public byte[] encode() {
        return CanonicalWriter.toBytes(
                Json.Obj.EMPTY.with("correlation", Json.of(correlation)).with("verb", Json.of(verb)));
    }

    /** Reads {@link #encode}. */
    public static CallRecord decode(byte[] payload) throws IOException {
        return Payloads.read(
                "a call's record",
                payload,
                json -> {
                    Payloads.only(json, "correlation", "verb");
                    return new CallRecord(Payloads.string(json, "correlation"), Payloads.string(json, "verb"));
                },
                CallRecord::encode);
    }
}
