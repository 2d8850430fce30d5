package dev.aimos.examples.serve;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.AimosException;
import dev.aimos.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON documents, read strictly and written. */
final class Documents {
    /** Objects and lists within one another in a request, at the most. */
    static final int DEPTH = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The byte order mark, which some editors put before a text. */
    private static final String MARK = "\ufeff";

    private Documents() {}

    private static String where(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    static byte[] bytes(Map<String, ?> document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values are written as JSON", e);
        }
    }

    /** An object: no trailing text, no member twice, no number that cannot be kept. */
    static Json.Obj object(byte[] bytes) {
        Json json;
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            json = Json.from(MAPPER.readValue(text.startsWith(MARK) ? text.substring(1) : text, Object.class));
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "bad-json", "the body is no UTF-8", e);
        } catch (StreamConstraintsException e) {
            throw new Refusal(
                    400,
                    "bad-json",
                    "the body nests deeper than " + DEPTH + " levels, or has a number or a name that is longer than any"
                            + " can be" + where(e),
                    e);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "bad-json", "the body is no JSON: " + e.getOriginalMessage() + where(e), e);
        } catch (AimosException.InvalidRequest e) {
            throw new Refusal(400, e.code(), String.valueOf(e.getMessage()), e);
        }
        if (json instanceof Json.Obj object) {
            return object;
        }
        throw new Refusal(400, "bad-json", "the body is to be a JSON object");
    }
}
