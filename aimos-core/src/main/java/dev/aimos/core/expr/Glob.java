package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.HashMap;
import java.util.Map;

/**
 * Matches patterns with {@code *} (any characters) and {@code ?} (one): follows all ways to match at once, one bit each (the
 * Shift-And algorithm of Baeza-Yates and Gonnet, 1992), so that the time is linear in the text whatever the pattern is.
 */
final class Glob {
    private static final int LONGEST = 1_000;

    /** How many characters of the pattern, stars apart, there are. */
    private final int length;

    private final long[] stars;
    private final long[] anything;
    private final Map<Integer, long[]> places = new HashMap<>();

    private Glob(int[] pattern) {
        int words = (pattern.length >> 6) + 1;
        stars = new long[words];
        anything = new long[words];
        int at = 0;
        for (int c : pattern) {
            if (c == '*') {
                set(stars, at);
            } else if (c == '?') {
                set(anything, at++);
            } else {
                set(places.computeIfAbsent(c, any -> new long[words]), at++);
            }
        }
        length = at;
    }

    static Json matches(Arguments arguments) {
        String text = arguments.text(0);
        int[] pattern = arguments.text(1).codePoints().limit(LONGEST + 1L).toArray();
        if (pattern.length > LONGEST) {
            throw arguments.bad("takes a pattern of at most " + LONGEST + " characters");
        }
        arguments.meter().read(text.length() * ((pattern.length >> 6) + 1L));
        return Json.of(new Glob(pattern).matches(text));
    }

    /** Bit i of the state: the characters so far can be matched by the first i of the pattern. */
    private boolean matches(String text) {
        long[] state = new long[stars.length];
        state[0] = 1;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            long[] here = places.getOrDefault(c, anything);
            long carry = 0;
            for (int w = 0; w < state.length; w++) {
                long fits = state[w] & (here[w] | anything[w]);
                state[w] = (fits << 1) | carry | (state[w] & stars[w]);
                carry = fits >>> 63;
            }
        }
        return (state[length >> 6] & (1L << (length & 63))) != 0;
    }

    private static void set(long[] bits, int at) {
        bits[at >> 6] |= 1L << (at & 63);
    }
}
