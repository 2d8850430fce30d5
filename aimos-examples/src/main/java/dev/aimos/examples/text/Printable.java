package dev.aimos.examples.text;

import java.util.function.IntPredicate;

/**
 * Stored text, made safe to show: a key or a document may hold escape sequences that would move the cursor, change a
 * title or reorder a line. Such characters are shown as escapes, {@code \\u001b} for the first of them.
 */
public final class Printable {
    private Printable() {}

    /** Text on one line: line ends and tabs are shown as {@code \n}, {@code \r} and {@code \t}. */
    public static String line(String text) {
        return escape(text, c -> false);
    }

    /** Text on many lines: line feeds and tabs stay. */
    public static String block(String text) {
        return escape(text, c -> c == '\n' || c == '\t');
    }

    /** Text on one line, of at most so many characters; what is left out is shown as an ellipsis. */
    public static String line(String text, int most) {
        int end = Math.min(text.length(), most + 1);
        String shown = line(text.substring(0, end));
        if (end == text.length() && shown.length() <= most) {
            return shown;
        }
        int cut = Math.min(shown.length(), most - 1);
        if (Character.isHighSurrogate(shown.charAt(cut - 1))) {
            cut--;
        }
        return shown.substring(0, cut) + "…";
    }

    private static String escape(String text, IntPredicate kept) {
        if (text.codePoints().allMatch(c -> kept.test(c) || harmless(c))) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (kept.test(c) || harmless(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(
                        switch (c) {
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> c > 0xffff ? "\\u{%x}".formatted(c) : "\\u%04x".formatted(c);
                        });
            }
        });
        return shown.toString();
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            // Zero-width joiners build letters and emoji; every other format character can hide or reorder text.
            case Character.FORMAT -> c == 0x200c || c == 0x200d || c == 0x00ad;
            default -> true;
        };
    }
}
