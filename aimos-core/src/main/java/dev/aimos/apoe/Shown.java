package dev.aimos.apoe;

import dev.aimos.Json;
import java.util.Locale;

/** Values as messages show them. */
final class Shown {
    private Shown() {}

    /** A name or a value, without control characters and direction marks, cut if it is long. */
    static String of(String text) {
        return cut(text, 80);
    }

    /** A message, likewise. */
    static String message(String text) {
        return cut(text, 1_000);
    }

    private static String cut(String text, int most) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(most).forEach(c -> shown.appendCodePoint(plain(c) ? c : 0xFFFD));
        return text.codePointCount(0, text.length()) > most ? shown + "…" : shown.toString();
    }

    /** A text on one line of a log, cut if it is very long. */
    static String line(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(10_000).forEach(c -> {
            if (plain(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(c == '\n' ? "\\n" : String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return shown.toString();
    }

    private static boolean plain(int c) {
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }

    static String type(Json value) {
        return switch (value) {
            case Json.Null nothing -> "null";
            case Json.Bool flag -> "a boolean";
            case Json.Num number -> "a number";
            case Json.Str text -> "a text";
            case Json.Arr list -> "a list";
            case Json.Obj object -> "an object";
        };
    }

    /** A constant's name, in lower case with hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
