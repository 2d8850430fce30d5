package dev.aimos.text;

import dev.aimos.index.Analyzer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * English as search engines read it: words in lower case, without the possessive {@code 's} and without their endings, so
 * that a question about <i>connecting</i> finds <i>connections</i>. Every word is indexed, so that a phrase can be found as
 * it was written; of a question, the words that say little are left out.
 *
 * <ol>
 *   <li>Words are found as Unicode Standard Annex #29 says; numbers, decimals included, are words. Each Han and Hiragana
 *       character is a word, and each emoji; Katakana and Hangul are words as they are written, Thai is cut by the JDK's
 *       dictionary. A word of more than {@value #LONGEST} characters is cut into pieces of that many.
 *   <li>The endings {@code 's} and {@code ’s} go, and letters become lower case, one by one.
 *   <li>From a question, {@link #stopWords()} go, unless there are no others.
 *   <li>Porter's algorithm stems what is left (M. F. Porter, <i>An algorithm for suffix stripping</i>, Program 14, 1980, as
 *       amended by its author).
 * </ol>
 *
 * <p>The terms are those of the chain of Lucene 10's {@code EnglishAnalyzer} without its stop words, save for long words, Thai and its kin, and rare emoji.
 *
 * <p>Thread-safe and deterministic; which characters are letters is told by the JDK, whose releases follow Unicode. Cost:
 * linear in the text.
 */
public final class EnglishWords implements Analyzer {
    /** Characters of a term before its ending goes. */
    static final int LONGEST = 255;

    /** The one way to read English. */
    public EnglishWords() {}

    /** {@code english-1}. */
    @Override
    public String id() {
        return "english-1";
    }

    /** The words that a question is not searched by, unless it has no others, in lower case. */
    public static Set<String> stopWords() {
        return StopWords.ALL;
    }

    @Override
    public List<String> terms(String text) {
        return terms(text, Set.of());
    }

    /** The distinct terms of a question, without its stop words unless it has no others. */
    @Override
    public List<String> queryTerms(String text) {
        List<String> telling = terms(text, StopWords.ALL);
        return List.copyOf(new LinkedHashSet<>(telling.isEmpty() ? terms(text) : telling));
    }

    private static List<String> terms(String text, Set<String> without) {
        List<String> terms = new ArrayList<>();
        char[] buffer = new char[LONGEST + 2];
        WordScanner.scan(text, (start, end) -> word(text, start, end, without, buffer, terms));
        return terms;
    }

    private static void word(String text, int start, int end, Set<String> without, char[] buffer, List<String> terms) {
        int from = start;
        while (end - from > LONGEST) {
            int cut = Character.isLowSurrogate(text.charAt(from + LONGEST)) ? from + LONGEST - 1 : from + LONGEST;
            term(text, from, cut, without, buffer, terms);
            from = cut;
        }
        term(text, from, end, without, buffer, terms);
    }

    private static void term(
            String text, int start, int wordEnd, Set<String> without, char[] buffer, List<String> terms) {
        int end = possessive(text, start, wordEnd) ? wordEnd - 2 : wordEnd;
        int length = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                buffer[length++] = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
            } else {
                int codePoint = text.codePointAt(i);
                i += Character.charCount(codePoint) - 1;
                length += Character.toChars(Character.toLowerCase(codePoint), buffer, length);
            }
        }
        if (!without.isEmpty() && without.contains(new String(buffer, 0, length).replace('\u2019', '\''))) {
            return;
        }
        terms.add(new String(buffer, 0, PorterStemmer.stem(buffer, length)));
    }

    private static boolean possessive(String text, int start, int end) {
        if (end - start < 2 || (text.charAt(end - 1) != 's' && text.charAt(end - 1) != 'S')) {
            return false;
        }
        char mark = text.charAt(end - 2);
        return mark == '\'' || mark == '\u2019' || mark == '\uFF07';
    }
}
