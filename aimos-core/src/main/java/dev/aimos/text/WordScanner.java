package dev.aimos.text;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Finds the words of a text by the rules of Unicode Standard Annex #29, in one pass. A word begins with a letter, a digit, a
 * Katakana or a connector such as the underscore; Han and Hiragana stand alone, and so does an emoji. A run of Thai or of
 * another script that does not part its words is cut by {@link BreakIterator}. White space and punctuation are no words.
 */
final class WordScanner {
    private static final char ZERO_WIDTH_JOINER = '\u200D';

    private final String text;
    private final Words words;
    /** Class of the character that {@link #look} looked at last, and the place behind it. */
    private byte seen;

    private int behind;

    /** Is told each word. */
    interface Words {
        void word(int start, int end);
    }

    private WordScanner(String text, Words words) {
        this.text = text;
        this.words = words;
    }

    static void scan(String text, Words words) {
        WordScanner scanner = new WordScanner(text, words);
        int at = 0;
        while (at < text.length()) {
            scanner.look(at);
            at = scanner.from(at, scanner.seen, scanner.behind);
        }
    }

    private void look(int at) {
        if (at >= text.length()) {
            seen = WordClass.OTHER;
            behind = at;
            return;
        }
        char c = text.charAt(at);
        if (Character.isSurrogate(c)) {
            int codePoint = text.codePointAt(at);
            seen = WordClass.of(codePoint);
            behind = at + Character.charCount(codePoint);
        } else {
            seen = WordClass.of(c);
            behind = at + 1;
        }
    }

    /** Tells the word that begins at a place, if one does; returns where to go on. */
    private int from(int start, byte first, int after) {
        return switch (first) {
            case WordClass.LETTER, WordClass.HEBREW, WordClass.DIGIT, WordClass.KATAKANA, WordClass.CONNECTOR ->
                word(start, first, after);
            case WordClass.SINGLE -> tell(start, extended(after));
            case WordClass.COMPLEX -> complex(start);
            case WordClass.EMOJI -> emoji(start, after);
            case WordClass.REGIONAL -> {
                look(after);
                yield tell(start, extended(seen == WordClass.REGIONAL ? behind : after));
            }
            default -> after;
        };
    }

    private int tell(int start, int end) {
        words.word(start, end);
        return end;
    }

    /** Behind what extends the character that ends at a place. */
    private int extended(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= 0x80) {
            look(end);
            if (seen != WordClass.EXTEND) {
                break;
            }
            end = behind;
        }
        return end;
    }

    private int word(int start, byte first, int after) {
        byte last = first;
        boolean solid = first != WordClass.CONNECTOR;
        int end = extended(after);
        while (end < text.length()) {
            look(end);
            byte here = seen;
            if (joins(last, here)) {
                solid |= here != WordClass.CONNECTOR;
                last = here;
                end = extended(behind);
            } else if (here >= WordClass.MID_LETTER && here <= WordClass.DOUBLE_QUOTE) {
                char mid = text.charAt(end);
                int quoteEnd = extended(behind);
                look(quoteEnd);
                if (!bridges(last, here, seen)) {
                    end = last == WordClass.HEBREW && mid == '\'' ? quoteEnd : end;
                    break;
                }
                last = seen;
                end = extended(behind);
            } else {
                break;
            }
        }
        if (solid) {
            words.word(start, end);
        }
        return end;
    }

    private static boolean letter(byte c) {
        return c == WordClass.LETTER || c == WordClass.HEBREW;
    }

    /** Rules 5, 8 to 10 and 13. */
    private static boolean joins(byte last, byte here) {
        if (last == WordClass.CONNECTOR || here == WordClass.CONNECTOR) {
            return last <= WordClass.CONNECTOR && here >= WordClass.LETTER && here <= WordClass.CONNECTOR;
        }
        boolean kana = last == WordClass.KATAKANA;
        return kana ? here == WordClass.KATAKANA : here >= WordClass.LETTER && here <= WordClass.DIGIT;
    }

    /** Rules 6, 7, 11 and 12. */
    private static boolean bridges(byte last, byte mid, byte next) {
        return switch (mid) {
            case WordClass.MID_LETTER -> letter(last) && letter(next);
            case WordClass.MID_DIGIT -> last == WordClass.DIGIT && next == WordClass.DIGIT;
            case WordClass.MID_BOTH ->
                (letter(last) && letter(next)) || (last == WordClass.DIGIT && next == WordClass.DIGIT);
            default -> last == WordClass.HEBREW && next == WordClass.HEBREW;
        };
    }

    private int emoji(int start, int after) {
        int end = extended(after);
        while (end < text.length() && text.charAt(end - 1) == ZERO_WIDTH_JOINER) {
            int next = text.codePointAt(end);
            if (!Character.isExtendedPictographic(next)) {
                break;
            }
            end = extended(end + Character.charCount(next));
        }
        return tell(start, end);
    }

    private int complex(int start) {
        int end = start;
        do {
            end = behind;
            look(end);
        } while (behind > end && (seen == WordClass.COMPLEX || seen == WordClass.EXTEND));
        BreakIterator breaks = BreakIterator.getWordInstance(Locale.of("th"));
        breaks.setText(text.substring(start, end));
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            words.word(start + from, start + to);
        }
        return end;
    }
}
