package dev.aimos.core.expr;

/** Tells decimal numbers from other texts, some of which {@link Double#parseDouble} takes too. */
final class DecimalText {
    private DecimalText() {}

    /** Whether a text is a number as JSON has them, leading zeros allowed. */
    static boolean is(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        int whole = digits(text, at);
        if (whole == at) {
            return false;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            int fraction = digits(text, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int first = at + 1;
            if (first < text.length() && (text.charAt(first) == '+' || text.charAt(first) == '-')) {
                first++;
            }
            int exponent = digits(text, first);
            if (exponent == first) {
                return false;
            }
            at = exponent;
        }
        return at == text.length();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && Words.digit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
