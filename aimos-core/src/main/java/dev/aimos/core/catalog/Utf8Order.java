package dev.aimos.core.catalog;

import java.util.Comparator;

/**
 * Orders strings as their UTF-8 bytes do, which is the order of their code points. {@link String#compareTo} differs: it
 * puts characters beyond U+FFFF, which UTF-16 writes with surrogates, before U+E000.
 */
public final class Utf8Order implements Comparator<String> {
    /** The order. */
    public static final Utf8Order INSTANCE = new Utf8Order();

    private Utf8Order() {}

    @Override
    public int compare(String a, String b) {
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                if (Character.isSurrogate(x) == Character.isSurrogate(y)) {
                    return Character.compare(x, y);
                }
                return Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
