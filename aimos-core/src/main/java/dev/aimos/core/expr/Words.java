package dev.aimos.core.expr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The words that names cannot be, and the punctuation. */
public final class Words {
    /** The keywords of ACL. */
    public static final List<String> KEYWORDS = List.of(
            "PLAN",
            "ROLE",
            "STEP",
            "ASSIGN",
            "REQUIRES",
            "BUDGET",
            "GATE",
            "ON_FAIL",
            "RETRY",
            "TIMEOUT",
            "INPUT",
            "OUTPUT",
            "WHEN",
            "FOR_EACH",
            "IN",
            "CALL",
            "APPROVE",
            "POOL",
            "AMEND",
            "COMPENSATE",
            "BREAKER");

    /** The most characters that a name has. */
    public static final int LONGEST_NAME = 100;

    private static final Map<String, String> KEYWORD = new HashMap<>();

    /** Longer ones before their beginnings. Some are no operators, but what people take for them; they are reported by the parser. */
    private static final String[][] PUNCTUATION = new String[128][];

    private static final byte UNDERSCORE = 1;
    private static final byte DIGIT = 2;
    private static final byte LETTER = 3;

    /** What ASCII characters are in names. */
    private static final byte[] KINDS = new byte[128];

    static {
        for (char c = 0; c < KINDS.length; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            KINDS[c] = letter ? LETTER : digit(c) ? DIGIT : c == '_' ? UNDERSCORE : 0;
        }
        KEYWORDS.forEach(word -> KEYWORD.put(word, word));
        List<String> all = List.of(
                "===", "!==", "==", "!=", "<=", ">=", "=>", "=<", "<>", "??", "&&", "||", "**", "${", "(", ")", "[",
                "]", "{", "}", ",", ":", ".", "=", "<", ">", "+", "-", "*", "/", "%", "!", "&", "|", "?");
        for (int c = 0; c < PUNCTUATION.length; c++) {
            char first = (char) c;
            PUNCTUATION[c] =
                    all.stream().filter(word -> word.charAt(0) == first).toArray(String[]::new);
        }
    }

    private Words() {}

    /** The keyword that a name is; null if it is none. */
    static @Nullable String keyword(String name) {
        return KEYWORD.get(name);
    }

    /** The punctuation that a text has at a place; null if there is none. */
    static @Nullable String punctuation(String text, int at) {
        char c = text.charAt(at);
        if (c >= PUNCTUATION.length) {
            return null;
        }
        String[] words = PUNCTUATION[c];
        if (words.length == 1 && words[0].length() == 1) {
            return words[0];
        }
        for (String word : words) {
            if (word.length() == 1 || text.startsWith(word, at)) {
                return word;
            }
        }
        return null;
    }

    /** Whether a text is a name, as steps, inputs and members have them, and no keyword. */
    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST_NAME || !letter(text.charAt(0)) || keyword(text) != null) {
            return false;
        }
        char[] chars = text.toCharArray();
        int at = 1;
        while (at < chars.length && goesOn(chars, at)) {
            at++;
        }
        return at == chars.length;
    }

    /** Whether a name that stands before a place of a text goes on there. */
    static boolean goesOn(char[] text, int at) {
        char c = text[at];
        return c < KINDS.length
                && (KINDS[c] != 0 || (c == '-' && at + 1 < text.length && isLetterOrDigit(text[at + 1])));
    }

    private static boolean isLetterOrDigit(char c) {
        return c < KINDS.length && KINDS[c] > UNDERSCORE;
    }

    static boolean letter(char c) {
        return c < KINDS.length && KINDS[c] == LETTER;
    }

    static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
