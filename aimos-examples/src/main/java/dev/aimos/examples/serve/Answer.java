package dev.aimos.examples.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param type the media type of the body
 * @param body writes the body
 * @param streamed whether the body goes out as it is made, rather than once it is whole
 * @param headers further headers
 */
record Answer(int status, String type, Body body, boolean streamed, Map<String, String> headers) {
    static final String JSON = "application/json";

    /** What every answer tells a browser: to take nothing for what it is not, to run nothing, to keep nothing. */
    static final Map<String, String> COMMON = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    /** Writes a body. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /** 200 with a JSON document. */
    static Answer json(Map<String, ?> document) {
        return json(200, document);
    }

    /** A JSON document. */
    static Answer json(int status, Map<String, ?> document) {
        return bytes(status, JSON, Documents.bytes(document));
    }

    /** 200 with a text. */
    static Answer text(String type, String text) {
        return bytes(200, type + "; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A body that is whole. */
    static Answer bytes(int status, String type, byte[] bytes) {
        return new Answer(status, type, out -> out.write(bytes), false, Map.of());
    }

    /** 200 with a body that is written as it is made. */
    static Answer stream(String type, Body body) {
        return new Answer(200, type, body, true, Map.of());
    }

    /** Nothing but a status. */
    static Answer empty(int status) {
        return bytes(status, "", new byte[0]);
    }

    /** This with a header. */
    Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, streamed, more);
    }
}
