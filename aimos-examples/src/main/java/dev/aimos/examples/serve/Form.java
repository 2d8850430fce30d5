package dev.aimos.examples.serve;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a request is to look like before anything is done about it. A server that reads what is not quite right as something
 * that is would make one key of two: so percent-encodings are UTF-8 to the last byte, and headers that nobody listens to are not
 * passed over where they would have held a write back.
 */
final class Form {
    /** Media types of a body: JSON, in UTF-8 as RFC 8259 wants it. */
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*(utf-8|\"utf-8\")\\s*)?;?\\s*");

    private static final Pattern CHARSET = Pattern.compile("(?i)charset");

    private static final List<String> CONDITIONS =
            List.of("If-Match", "If-None-Match", "If-Unmodified-Since", "If-Modified-Since");

    /** Headers that say one thing; who sends two of them means something that cannot be known. */
    private static final List<String> ONCE =
            List.of("Authorization", "Idempotency-Key", "X-Correlation-Id", "Content-Type", Guard.HEADER);

    private Form() {}

    /** Refuses a URL that does not say one thing; to be asked before any part of it is decoded. */
    static void checkUrl(Context http) {
        requireUtf8("path", http.req().getRequestURI());
        requireUtf8("query", http.queryString() == null ? "" : http.queryString());
    }

    /** Refuses what cannot be read in one way only. */
    static void check(Context http, Route route, ServerOptions options) {
        for (String name : ONCE) {
            if (Collections.list(http.req().getHeaders(name)).size() > 1) {
                throw new Refusal(400, "header-twice", "the header " + name + " is sent twice");
            }
        }
        String type = http.header("Content-Type");
        if (type != null && CHARSET.matcher(type).find() && !type(type)) {
            throw notJson();
        }
        if (route.method().equals("GET")) {
            return;
        }
        for (String name : CONDITIONS) {
            boolean heard =
                    route.headers().stream().anyMatch(header -> header.name().equals(name));
            if (!heard && http.header(name) != null) {
                throw new Refusal(
                        400, "condition-unknown", name + " means nothing here; nothing was done. Send it without");
            }
        }
        requireBody(http, route, options);
    }

    private static void requireBody(Context http, Route route, ServerOptions options) {
        boolean body = http.req().getContentLengthLong() > 0 || http.header("Transfer-Encoding") != null;
        if (!body) {
            return;
        }
        if (route.body().isEmpty()) {
            throw new Refusal(400, "body-unexpected", "this takes no body; what is to be said goes into the URL");
        }
        if (http.header("Content-Encoding") != null) {
            throw new Refusal(415, "not-json", "send the body as it is, without Content-Encoding");
        }
        String type = http.header("Content-Type");
        if (type == null || !type(type)) {
            throw notJson();
        }
        if (http.req().getContentLengthLong() > options.maxBodyBytes()) {
            throw Call.tooLarge(options);
        }
    }

    private static boolean type(String type) {
        return JSON.matcher(type.strip().toLowerCase(Locale.ROOT)).matches();
    }

    private static Refusal notJson() {
        return new Refusal(415, "not-json", "send JSON in UTF-8, as Content-Type: application/json");
    }

    /** Refuses percent-encodings that are none, or of bytes that are no UTF-8. */
    private static void requireUtf8(String where, String encoded) {
        byte[] bytes = new byte[encoded.length() * 3];
        int count = 0;
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                if (i + 2 >= encoded.length()
                        || !HexFormat.isHexDigit(encoded.charAt(i + 1))
                        || !HexFormat.isHexDigit(encoded.charAt(i + 2))) {
                    throw wrong(where);
                }
                bytes[count++] = (byte) HexFormat.fromHexDigits(encoded, i + 1, i + 3);
                i += 2;
            } else if (c < 0x80) {
                bytes[count++] = (byte) c;
            } else {
                throw wrong(where);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count));
        } catch (CharacterCodingException e) {
            throw new Refusal(400, "bad-encoding", message(where), e);
        }
    }

    private static Refusal wrong(String where) {
        return new Refusal(400, "bad-encoding", message(where));
    }

    private static String message(String where) {
        return "the " + where + " of the URL is to be percent-encoded UTF-8";
    }
}
