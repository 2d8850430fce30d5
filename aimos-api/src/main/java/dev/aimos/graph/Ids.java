package dev.aimos.graph;

import dev.aimos.AimosException;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Makes and checks ids. */
final class Ids {
    private static final int DIGITS = 32;
    private static final int SHOWN = 80;

    private Ids() {}

    /** The id of something known by a name: NFC, lower case, white space as hyphens. */
    static String named(Kind kind, String name) {
        String normal = Normalizer.normalize(name.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return require(kind, kind.prefix() + normal.replaceAll("\\s+", "-"));
    }

    /** The id of something known by what it says; the parts are told apart by their lengths. */
    static String hashed(Kind kind, String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part.length()).append(':').append(part);
        }
        Hash hash = Hash.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
        return kind.prefix() + hash.hex().substring(0, DIGITS);
    }

    /** An id that must be of one kind. */
    static String require(Kind kind, String id) {
        String checked = require(id);
        if (Kind.of(checked) != kind) {
            throw new AimosException.InvalidRequest(
                    "id-other-kind",
                    "the id of a " + kind.word() + " begins with '" + kind.prefix() + "'; got '" + shown(id) + "'");
        }
        return checked;
    }

    /** An id of any kind. */
    static String require(String id) {
        Kind.of(id);
        return text("id", id);
    }

    /** A name that people and programs must be able to type: not blank, no control characters, nothing around it. */
    static String text(String what, String text) {
        if (!typeable(text)) {
            throw new AimosException.InvalidRequest(
                    what + "-malformed",
                    "the " + what + " must not be blank, begin or end with white space, or have control characters or "
                            + "lone surrogates; got '" + shown(text) + "'");
        }
        return text;
    }

    private static boolean typeable(String text) {
        int length = text.length();
        if (length == 0 || Character.isWhitespace(text.charAt(0)) || Character.isWhitespace(text.charAt(length - 1))) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                return false;
            }
            if (Character.isSurrogate(c)
                    && !(Character.isHighSurrogate(c)
                            && i + 1 < length
                            && Character.isLowSurrogate(text.charAt(++i)))) {
                return false;
            }
        }
        return true;
    }

    /** A share from 0 to 1. */
    static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new AimosException.InvalidRequest(
                    what + "-out-of-range", "a " + what + " is a number from 0 to 1; got " + value);
        }
        return value == 0 ? 0.0 : value;
    }

    /** A text as a message shows it. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .forEach(c ->
                        shown.appendCodePoint(Character.isISOControl(c) || (c > 0xD7FF && c < 0xE000) ? '\uFFFD' : c));
        return text.codePointCount(0, text.length()) > SHOWN ? shown + "…" : shown.toString();
    }
}
