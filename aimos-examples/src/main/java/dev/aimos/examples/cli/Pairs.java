package dev.aimos.examples.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.examples.wire.Failure;
import java.util.Map;

/** Options of the form {@code NAME=VALUE}. */
final class Pairs {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Pairs() {}

    /** A tag, of the weight given or else of this one. The name may hold an equals sign; the weight is after the last. */
    static Map.Entry<String, Double> tag(String text, double otherwise) {
        int at = text.lastIndexOf('=');
        if (at < 0) {
            return Map.entry(text, otherwise);
        }
        try {
            return Map.entry(text.substring(0, at), Double.parseDouble(text.substring(at + 1)));
        } catch (NumberFormatException e) {
            throw Failure.usage(
                    "bad-tag", "'" + text + "' is no tag; write NAME or NAME=WEIGHT with a weight from 0 to 1", e);
        }
    }

    /** A metadata member. The value is JSON if it can be read as that, and otherwise a string. */
    static Map.Entry<String, Json> member(String text) {
        int at = text.indexOf('=');
        if (at <= 0) {
            throw Failure.usage("bad-meta", "'" + text + "' is no metadata; write NAME=VALUE");
        }
        return Map.entry(text.substring(0, at), value(text.substring(at + 1)));
    }

    /** A value: JSON if it can be read as that, and otherwise a string. */
    static Json value(String text) {
        try {
            return json(text);
        } catch (JsonProcessingException e) {
            return Json.of(text);
        } catch (AimosException.InvalidRequest e) {
            throw Failure.usage(e.code(), e.getMessage() + "; quote it twice, as in 'n=\"12345678901234567890\"'", e);
        }
    }

    /** One value of JSON, and nothing after it. */
    static Json json(String text) throws JsonProcessingException {
        return Json.from(STRICT.readValue(text, Object.class));
    }
}
