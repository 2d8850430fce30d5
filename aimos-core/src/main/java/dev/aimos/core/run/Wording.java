package dev.aimos.core.run;

import dev.aimos.AimosException;

/** Texts of handlers and people, before they go into the journal. */
final class Wording {
    /** Characters (UTF-16 code units) that a text may have. */
    static final int MOST = 10_000;

    private static final char REPLACEMENT = '\uFFFD';

    private Wording() {}

    /** A text as it can be written: lone surrogates replaced, and what is beyond so many characters left out. */
    static String written(String text, int most) {
        StringBuilder written = new StringBuilder(Math.min(text.length(), most));
        for (int i = 0; i < text.length() && written.length() < most; i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair && written.length() + 2 > most) {
                break;
            }
            if (pair) {
                written.append(c).append(text.charAt(++i));
            } else {
                written.append(Character.isSurrogate(c) ? REPLACEMENT : c);
            }
        }
        return written.toString();
    }

    /**
     * Requires that a text can be written as it is.
     *
     * @param what it is
     * @throws AimosException.InvalidRequest if it has a lone surrogate or is too long
     */
    static void require(String text, String what) {
        if (text.length() > MOST) {
            throw new AimosException.InvalidRequest(
                    "text-too-long", what + " has at most " + MOST + " characters, not " + text.length());
        }
        if (!written(text, MOST).equals(text)) {
            throw new AimosException.InvalidRequest(
                    "text-malformed", what + " has a lone surrogate; it is not valid Unicode");
        }
    }
}
