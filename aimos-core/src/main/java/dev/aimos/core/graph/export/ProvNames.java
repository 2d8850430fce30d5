package dev.aimos.core.graph.export;

import dev.aimos.Json;
import dev.aimos.graph.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Qualified names of PROV. Ids of the graph keep their looks: what comes before their colon is the prefix, and of the rest,
 * bytes of UTF-8 that are no letter, digit, hyphen, dot or underscore of ASCII are written {@code %2F} and so on.
 */
final class ProvNames {
    /** Where the terms of this mapping are. */
    static final String TERMS = "https://aimos.dev/ns#";

    private static final String IDS = "https://aimos.dev/id/";
    private static final String TRANSACTION = "tx";

    private ProvNames() {}

    /** The prefixes that names begin with; those of {@code prov} and {@code xsd} are PROV's own. */
    static Json prefixes() {
        Map<String, Json> prefixes = new LinkedHashMap<>();
        prefixes.put("aimos", Json.of(TERMS));
        for (Kind kind : Kind.values()) {
            String prefix = prefix(kind);
            prefixes.put(prefix, Json.of(IDS + prefix + "/"));
        }
        prefixes.put(TRANSACTION, Json.of(IDS + TRANSACTION + "/"));
        return new Json.Obj(prefixes);
    }

    private static String prefix(Kind kind) {
        return kind.prefix().substring(0, kind.prefix().length() - 1);
    }

    /** The name of a thing in the graph. */
    static String of(String id) {
        Kind kind = Kind.of(id);
        return kind.prefix() + escaped(id.substring(kind.prefix().length()));
    }

    /** The name of a transaction. */
    static String transaction(long tx) {
        return TRANSACTION + ":" + tx;
    }

    /** The value of an attribute that is a name. */
    static Json reference(String name) {
        return literal(name, "xsd:QName");
    }

    /** The value of an attribute that has a type. */
    static Json literal(String text, String type) {
        return new Json.Obj(Map.of("$", Json.of(text), "type", Json.of(type)));
    }

    private static String escaped(String local) {
        byte[] bytes = local.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean inside = i > 0 && i < bytes.length - 1;
            if (plain(c) || (inside && (c == '-' || c == '.'))) {
                out.append(c);
            } else {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
            }
        }
        return out.toString();
    }

    private static boolean plain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
