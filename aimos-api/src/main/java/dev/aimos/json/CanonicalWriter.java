package dev.aimos.json;

import dev.aimos.AimosException;
import dev.aimos.Json;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes canonical JSON (RFC 8785) as UTF-8 into a growing buffer: no white space, members in the order of their names'
 * UTF-16 code units, the shortest escapes and numbers. Not thread-safe.
 *
 * <p>{@link #name} does not sort: whoever writes an object member by member does so in canonical order. {@link #value}
 * sorts.
 */
public final class CanonicalWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer;
    private int length;

    /** A writer with an empty buffer. */
    public CanonicalWriter() {
        this(256);
    }

    /** A writer whose buffer first holds so many bytes. */
    public CanonicalWriter(int capacity) {
        buffer = new byte[Math.max(16, capacity)];
    }

    /** The canonical bytes of a value. */
    public static byte[] toBytes(Json value) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.value(value);
        return writer.toBytes();
    }

    /** The canonical text of a value. */
    public static String toText(Json value) {
        return new String(toBytes(value), StandardCharsets.UTF_8);
    }

    /** What has been written so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** Opens an object. */
    public CanonicalWriter open() {
        put('{');
        return this;
    }

    /** Closes an object. */
    public CanonicalWriter close() {
        put('}');
        return this;
    }

    /** Opens a list. */
    public CanonicalWriter openList() {
        put('[');
        return this;
    }

    /** Begins an item of a list, after a comma unless it is the first. */
    public CanonicalWriter item() {
        if (length > 0 && buffer[length - 1] != '[') {
            put(',');
        }
        return this;
    }

    /** Closes a list. */
    public CanonicalWriter closeList() {
        put(']');
        return this;
    }

    /** Begins a member, after a comma unless it is the first. */
    public CanonicalWriter name(String name) {
        if (length > 0 && buffer[length - 1] != '{') {
            put(',');
        }
        string(name);
        put(':');
        return this;
    }

    /** A member with a string value. */
    public CanonicalWriter member(String name, String value) {
        name(name);
        string(value);
        return this;
    }

    /** A member with an integer value of at most 53 bits. */
    public CanonicalWriter member(String name, long value) {
        name(name);
        ascii(Long.toString(value));
        return this;
    }

    /** A member with an array of strings. */
    public CanonicalWriter member(String name, Collection<String> values) {
        name(name);
        put('[');
        boolean first = true;
        for (String value : values) {
            if (!first) {
                put(',');
            }
            first = false;
            string(value);
        }
        put(']');
        return this;
    }

    /** A member with any value. */
    public CanonicalWriter member(String name, Json value) {
        name(name);
        value(value);
        return this;
    }

    /** A value. */
    public void value(Json json) {
        switch (json) {
            case Json.Null n -> ascii("null");
            case Json.Bool bool -> ascii(bool.value() ? "true" : "false");
            case Json.Num num -> ascii(CanonicalNumber.format(num.value()));
            case Json.Str str -> string(str.value());
            case Json.Arr arr -> {
                put('[');
                for (int i = 0; i < arr.items().size(); i++) {
                    if (i > 0) {
                        put(',');
                    }
                    value(arr.items().get(i));
                }
                put(']');
            }
            case Json.Obj obj -> {
                open();
                for (Map.Entry<String, Json> member : sorted(obj.members()).entrySet()) {
                    name(member.getKey());
                    value(member.getValue());
                }
                close();
            }
        }
    }

    /** Members in the order of their names' code units: most are given so. */
    private static Map<String, Json> sorted(Map<String, Json> members) {
        String last = null;
        for (String name : members.keySet()) {
            if (last != null && last.compareTo(name) > 0) {
                return new TreeMap<>(members);
            }
            last = name;
        }
        return members;
    }

    /**
     * A string.
     *
     * @throws AimosException.InvalidRequest if it has a lone surrogate
     */
    public void string(String text) {
        ensure(text.length() + 2);
        put('"');
        int end = text.length();
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                put(c);
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                put(0xC0 | (c >> 6));
                put(0x80 | (c & 0x3F));
            } else if (!Character.isSurrogate(c)) {
                put(0xE0 | (c >> 12));
                put(0x80 | ((c >> 6) & 0x3F));
                put(0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                put(0xF0 | (point >> 18));
                put(0x80 | ((point >> 12) & 0x3F));
                put(0x80 | ((point >> 6) & 0x3F));
                put(0x80 | (point & 0x3F));
            } else {
                throw new AimosException.InvalidRequest(
                        "text-malformed", "the text has a lone surrogate at index " + i + "; it is not valid Unicode");
            }
        }
        put('"');
    }

    private void escape(char c) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            default -> {
                ascii("u00");
                put(HEX[c >> 4]);
                put(HEX[c & 0xF]);
            }
        }
    }

    private void ascii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(int b) {
        if (length == buffer.length) {
            ensure(1);
        }
        buffer[length++] = (byte) b;
    }

    private void ensure(int more) {
        if (more > Integer.MAX_VALUE - 16 - length) {
            throw new AimosException.InvalidRequest("record-too-long", "one record holds less than 2 GiB of JSON");
        }
        if (buffer.length - length < more) {
            long grown = Math.max((long) buffer.length * 2, (long) length + more);
            buffer = Arrays.copyOf(buffer, (int) Math.min(grown, Integer.MAX_VALUE - 16));
        }
    }
}
