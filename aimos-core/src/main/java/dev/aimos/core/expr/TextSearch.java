package dev.aimos.core.expr;

import org.jspecify.annotations.Nullable;

/**
 * Finds a text in texts in time linear in both (Knuth, Morris and Pratt, 1977). Texts of whole characters begin and end where
 * characters do, so what is found does, too.
 */
final class TextSearch {
    /** A shorter part is found faster by the JDK, which takes at most so many steps for each character. */
    private static final int SHORT = 16;

    private final String part;
    private final int @Nullable [] borders;

    private TextSearch(String part, int @Nullable [] borders) {
        this.part = part;
        this.borders = borders;
    }

    static TextSearch of(String part) {
        if (part.length() <= SHORT) {
            return new TextSearch(part, null);
        }
        int[] borders = new int[part.length()];
        int border = 0;
        for (int i = 1; i < part.length(); i++) {
            while (border > 0 && part.charAt(i) != part.charAt(border)) {
                border = borders[border - 1];
            }
            if (part.charAt(i) == part.charAt(border)) {
                border++;
            }
            borders[i] = border;
        }
        return new TextSearch(part, borders);
    }

    /** Where the part begins in a text, from a place on; -1 if nowhere. */
    int in(String text, int from) {
        if (borders == null) {
            return text.indexOf(part, from);
        }
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            while (matched > 0 && c != part.charAt(matched)) {
                matched = borders[matched - 1];
            }
            if (c == part.charAt(matched) && ++matched == part.length()) {
                return i - matched + 1;
            }
        }
        return -1;
    }
}
