package dev.aimos.text;

import java.lang.Character.UnicodeScript;

/** The classes of characters that word boundaries depend on: Word_Break of Unicode Standard Annex #29, told by what the JDK knows. */
final class WordClass {
    static final byte OTHER = 0;
    static final byte LETTER = 1;
    static final byte HEBREW = 2;
    static final byte DIGIT = 3;
    static final byte KATAKANA = 4;
    static final byte CONNECTOR = 5;
    /** May stand between letters. */
    static final byte MID_LETTER = 6;
    /** May stand between digits. */
    static final byte MID_DIGIT = 7;
    /** May stand between letters and between digits. */
    static final byte MID_BOTH = 8;

    static final byte DOUBLE_QUOTE = 9;
    /** Belongs to the character before it. */
    static final byte EXTEND = 10;
    /** A word of its own: Han, Hiragana. */
    static final byte SINGLE = 11;
    /** Written without spaces; words are found by dictionary. */
    static final byte COMPLEX = 12;
    /** A pictograph that is shown as such. */
    static final byte EMOJI = 13;

    static final byte REGIONAL = 14;

    private static final String MID_LETTERS = ":\u00B7\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A";

    private static final String MID_DIGITS =
            ",;\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFE50\uFE54\uFF0C\uFF1B";

    private static final String MID_BOTHS = ".'\u2018\u2019\u2024\uFE52\uFF07\uFF0E";

    private static final byte[] ASCII = new byte[0x80];

    static {
        for (int c = 0; c < ASCII.length; c++) {
            ASCII[c] = find(c);
        }
    }

    private WordClass() {}

    static byte of(int codePoint) {
        return codePoint < 0x80 ? ASCII[codePoint] : find(codePoint);
    }

    private static byte find(int codePoint) {
        byte mid = codePoint > 0xFFFF ? OTHER : mid((char) codePoint);
        if (mid != OTHER) {
            return mid;
        }
        return switch (Character.getType(codePoint)) {
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.CONNECTOR_PUNCTUATION -> CONNECTOR;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
                complex(codePoint) ? COMPLEX : EXTEND;
            case Character.FORMAT -> codePoint == 0x200B ? OTHER : EXTEND;
            default -> codePoint < 0x250 ? plain(codePoint) : letter(codePoint);
        };
    }

    private static byte mid(char c) {
        if (MID_BOTHS.indexOf(c) >= 0) {
            return MID_BOTH;
        }
        if (MID_LETTERS.indexOf(c) >= 0) {
            return MID_LETTER;
        }
        return MID_DIGITS.indexOf(c) >= 0 ? MID_DIGIT : c == '"' ? DOUBLE_QUOTE : OTHER;
    }

    private static byte plain(int codePoint) {
        return Character.isAlphabetic(codePoint) ? LETTER : OTHER;
    }

    private static byte letter(int codePoint) {
        if (codePoint >= 0x1F1E6 && codePoint <= 0x1F1FF) {
            return REGIONAL;
        }
        if (codePoint >= 0x1F3FB && codePoint <= 0x1F3FF) {
            return EXTEND;
        }
        if (Character.isEmojiPresentation(codePoint)) {
            return EMOJI;
        }
        if (katakana(codePoint)) {
            return KATAKANA;
        }
        if (codePoint == 0xFF9E || codePoint == 0xFF9F) {
            return EXTEND;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA -> SINGLE;
            case HEBREW -> Character.isLetter(codePoint) ? HEBREW : OTHER;
            default -> complex(codePoint) ? COMPLEX : plain(codePoint);
        };
    }

    private static boolean katakana(int codePoint) {
        return codePoint >= 0x3031
                && codePoint <= 0xFF9D
                && (codePoint <= 0x3035
                        || codePoint == 0x309B
                        || codePoint == 0x309C
                        || codePoint == 0x30A0
                        || codePoint == 0x30FC
                        || codePoint == 0xFF70
                        || UnicodeScript.of(codePoint) == UnicodeScript.KATAKANA);
    }

    private static boolean complex(int codePoint) {
        if (codePoint < 0x0E00 || (codePoint > 0xAAFF && codePoint < 0x11700) || !Character.isAlphabetic(codePoint)) {
            return codePoint >= 0x0E00
                    && codePoint <= 0x0EFF
                    && Character.getType(codePoint) == Character.NON_SPACING_MARK;
        }
        return switch (UnicodeScript.of(codePoint)) {
            case THAI, LAO, MYANMAR, KHMER, TAI_LE, NEW_TAI_LUE, TAI_THAM, TAI_VIET, AHOM -> true;
            default -> false;
        };
    }
}
