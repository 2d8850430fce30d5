package dev.aimos.text;

import dev.aimos.index.TokenCounter;

/**
 * An estimate of how many tokens a language model will read a text as, for when its own counter is not at hand. Not for
 * billing. Against OpenAI's encodings {@code cl100k_base} and {@code o200k_base} it gave 7 to 19 % too many for English prose,
 * abstracts and conversations, and 25 % too many for Java; for single passages of German, Chinese, Russian and Hindi it lay
 * between 23 % too few for the older one and more than twice too many for the newer. So what fits a budget by this estimate
 * mostly fits it in truth if it is English; for other languages leave room, or give a counter.
 *
 * <p>It counts, with the space before a word for free: a word of the letters a to z as 1 token for its first 7 letters and 1
 * for each 5 more, with another for each change to an upper-case letter inside it; a run of digits as 1 for each 3; any other
 * sign of ASCII as 1, a run of the same sign as 1 for each 4; white space that is no single space as 1 for each run; a Latin,
 * Greek or Cyrillic letter outside ASCII as 1/2, a Chinese, Japanese or Korean character as 1, a character outside the Basic
 * Multilingual Plane, such as an emoji, as 2, and any other character as 1. The sum is rounded up.
 *
 * <p>Thread-safe and deterministic. The empty text has 0 tokens.
 */
public final class EstimatedTokens implements TokenCounter {
    private static final int FIRST_LETTERS = 7;

    private static final int MORE_LETTERS = 5;

    private static final int DIGITS = 3;

    private static final int SAME_SIGNS = 4;

    /** The one way to estimate. */
    public EstimatedTokens() {}

    /** {@code estimate-1}. */
    @Override
    public String id() {
        return "estimate-1";
    }

    @Override
    public int count(String text) {
        long halves = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = at + 1;
            if (letter(c)) {
                end = runOfLetters(text, at);
                halves += 2L * word(text, at, end);
            } else if (c >= '0' && c <= '9') {
                while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                    end++;
                }
                halves += 2L * parts(end - at, DIGITS);
            } else if (c <= ' ') {
                while (end < text.length() && text.charAt(end) <= ' ') {
                    end++;
                }
                halves += c == ' ' && end == at + 1 && end < text.length() ? 0 : 2;
            } else if (c < 0x80) {
                while (end < text.length() && text.charAt(end) == c) {
                    end++;
                }
                halves += 2L * parts(end - at, SAME_SIGNS);
            } else {
                halves += c < 0x530 && Character.isLetter(c) ? 1 : 2;
            }
            at = end;
        }
        return (int) Math.min(Integer.MAX_VALUE, (halves + 1) / 2);
    }

    private static int runOfLetters(String text, int from) {
        int end = from + 1;
        while (end < text.length() && letter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static long word(String text, int from, int end) {
        int humps = 0;
        for (int i = from + 1; i < end; i++) {
            humps += text.charAt(i) <= 'Z' && text.charAt(i - 1) >= 'a' ? 1 : 0;
        }
        return 1L + humps + parts(Math.max(0, end - from - FIRST_LETTERS), MORE_LETTERS);
    }

    private static int parts(int length, int each) {
        return (length + each - 1) / each;
    }

    private static boolean letter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
