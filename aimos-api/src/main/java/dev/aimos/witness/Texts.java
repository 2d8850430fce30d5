package dev.aimos.witness;

import dev.aimos.AimosException;

/** Checks of the texts that people and programs type. */
final class Texts {
    private static final int SHOWN = 80;
    private static final int LONGEST = 8_000;

    private Texts() {}

    /** A name that is not blank, has no control characters and no white space around it, and is not too long. */
    static String name(String what, String text) {
        boolean sound = !text.isBlank()
                && text.strip().equals(text)
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
        if (!sound) {
            throw new AimosException.InvalidRequest(
                    what + "-malformed",
                    "the " + what + " must not be blank, begin or end with white space, have control characters or be "
                            + "longer than " + LONGEST + " characters; got '" + shown(text) + "'");
        }
        return text;
    }

    /** A number from 0 to 1. */
    static double share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new AimosException.InvalidRequest(
                    what + "-out-of-range", "the " + what + " is from 0 to 1, but is " + value);
        }
        return value == 0 ? 0 : value;
    }

    /** Refuses what is not so. */
    static void require(boolean holds, String code, String message) {
        if (!holds) {
            throw new AimosException.InvalidRequest(code, message);
        }
    }

    /** A text as a message shows it: one line, and not too long. */
    static String shown(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(SHOWN)
                .forEach(point -> line.appendCodePoint(Character.isISOControl(point) ? '?' : point));
        return text.codePointCount(0, text.length()) > SHOWN ? line + "…" : line.toString();
    }
}
