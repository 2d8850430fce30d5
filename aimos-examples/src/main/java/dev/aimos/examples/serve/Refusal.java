package dev.aimos.examples.serve;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that the server itself refuses, before or without the store. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    Refusal(int status, String code, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    /** This with a header for the answer. */
    Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Map<String, String> headers() {
        return headers;
    }
}
