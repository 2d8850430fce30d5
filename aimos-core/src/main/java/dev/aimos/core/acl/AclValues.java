package dev.aimos.core.acl;

import dev.aimos.core.expr.Nearest;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.plan.ValueType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads numbers, durations and types. Null, with an error told, if there is none. */
final class AclValues {
    /** How deep lists of lists may be. */
    static final int DEEPEST_TYPE = 16;

    private static final List<String> TYPES = List.of("text", "number", "boolean", "object", "list", "any");
    private static final String ALL_TYPES = "types are text, number, boolean, object, list, list of TYPE, and any";
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("string", "text"),
            Map.entry("str", "text"),
            Map.entry("char", "text"),
            Map.entry("int", "number"),
            Map.entry("integer", "number"),
            Map.entry("long", "number"),
            Map.entry("float", "number"),
            Map.entry("double", "number"),
            Map.entry("decimal", "number"),
            Map.entry("bool", "boolean"),
            Map.entry("dict", "object"),
            Map.entry("map", "object"),
            Map.entry("json", "object"),
            Map.entry("record", "object"),
            Map.entry("array", "list"),
            Map.entry("set", "list"),
            Map.entry("tuple", "list"));

    private final AclCursor cursor;

    AclValues(AclCursor cursor) {
        this.cursor = cursor;
    }

    /** A whole number. */
    @Nullable
    Integer whole(String what, int least, int most) {
        Token token = number(what);
        if (token == null) {
            return null;
        }
        double value = value(token);
        if (value == Math.rint(value) && value >= least && value <= most) {
            return (int) value;
        }
        String bounds = most == Integer.MAX_VALUE ? "from " + least + " on" : "from " + least + " to " + most;
        cursor.error(
                "number-out-of-range",
                what + " is a whole number " + bounds + ", not " + token.text(),
                token.span(),
                null);
        return null;
    }

    /** A number between two others. */
    @Nullable
    Double between(String what, double least, double most) {
        Token token = number(what);
        if (token == null) {
            return null;
        }
        double value = value(token);
        if (value >= least && value <= most) {
            return value;
        }
        String bounds = "from " + plain(least) + " to " + plain(most);
        cursor.error(
                "number-out-of-range", what + " is a number " + bounds + ", not " + token.text(), token.span(), null);
        return null;
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static double value(Token token) {
        return token.value() instanceof Double value ? value : 0;
    }

    /** A number of a {@link dev.aimos.plan.Resource}: exactly as written. */
    @Nullable
    BigDecimal exact(String what) {
        Token token = number(what);
        if (token == null) {
            return null;
        }
        String text = token.text();
        if (text.length() > 40 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return BigDecimal.valueOf(value(token));
        }
        String digits = text.substring(0, text.length() - 1);
        return switch (text.charAt(text.length() - 1)) {
            case 'k' -> new BigDecimal(digits).movePointRight(3);
            case 'M' -> new BigDecimal(digits).movePointRight(6);
            default -> new BigDecimal(text);
        };
    }

    private @Nullable Token number(String what) {
        if (cursor.tokens().at(TokenType.NUMBER)) {
            return cursor.tokens().next();
        }
        boolean minutes = cursor.tokens().at(TokenType.DURATION)
                && cursor.tokens().peek().text().endsWith("m");
        boolean negative = cursor.tokens().at("-");
        return cursor.missing(
                "number-expected",
                what + " is a number, but there is " + cursor.here(),
                minutes ? "M is a million; m is minutes" : negative ? "it cannot be negative" : null);
    }

    /** A duration. */
    @Nullable
    Duration duration(String what) {
        Token token = cursor.tokens().peek();
        if (token.value() instanceof Duration duration) {
            cursor.tokens().next();
            return duration;
        }
        String written = token.type() == TokenType.NUMBER ? token.text() : "";
        return cursor.missing(
                "duration-expected",
                what + " is a duration, but there is " + cursor.here(),
                written.isEmpty() || written.endsWith("k")
                        ? "write one such as 30s, 2m or 1.5h"
                        : written.endsWith("M")
                                ? "m is minutes; M is a million"
                                : "name the unit: " + written + "s for seconds, " + written + "ms for milliseconds");
    }

    /** A duration longer than none. */
    @Nullable
    Duration positiveDuration(String what) {
        Token token = cursor.tokens().peek();
        Duration duration = duration(what);
        if (duration != null && duration.isZero()) {
            cursor.error("duration-zero", what + " is longer than nothing", token.span(), null);
            return null;
        }
        return duration;
    }

    /** A type. */
    @Nullable
    ValueType type(String what) {
        List<Token> lists = new ArrayList<>();
        while (true) {
            Token name = cursor.tokens().peek();
            if (name.type() != TokenType.NAME) {
                return cursor.missing(
                        "type-expected",
                        "here should be the type of " + what + ", but there is " + cursor.here(),
                        ALL_TYPES);
            }
            cursor.tokens().next();
            boolean more = name.text().equals("list") && cursor.tokens().peek().isName("of");
            if (!more) {
                return listOf(lists, known(name));
            }
            cursor.tokens().next();
            lists.add(name);
            if (lists.size() > DEEPEST_TYPE) {
                cursor.error(
                        "type-too-deep",
                        "lists are nested deeper than " + DEEPEST_TYPE + " levels",
                        name.span(),
                        "write list");
                return null;
            }
        }
    }

    private static @Nullable ValueType listOf(List<Token> lists, @Nullable ValueType item) {
        ValueType type = item;
        for (int i = 0; i < lists.size() && type != null; i++) {
            type = ValueType.listOf(type);
        }
        return type;
    }

    private @Nullable ValueType known(Token name) {
        ValueType type = simple(name.text());
        if (type == null) {
            cursor.error("type-unknown", "there is no type " + name.shown(), name.span(), suggestType(name.text()));
        }
        return type;
    }

    /** The type that one word names; null if it names none. */
    static @Nullable ValueType simple(String name) {
        return switch (name) {
            case "text" -> ValueType.TEXT;
            case "number" -> ValueType.NUMBER;
            case "boolean" -> ValueType.BOOLEAN;
            case "object" -> ValueType.OBJECT;
            case "list" -> ValueType.LIST;
            case "any" -> ValueType.ANY;
            default -> null;
        };
    }

    /** Whether a word is a type, here or in other languages. */
    static boolean isType(String word) {
        return simple(word) != null || ELSEWHERE.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** What to write in place of an unknown type. */
    private static String suggestType(String name) {
        String same = ELSEWHERE.get(name.toLowerCase(Locale.ROOT));
        return same != null
                ? "write " + same
                : Nearest.to(name, TYPES)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(ALL_TYPES);
    }
}
