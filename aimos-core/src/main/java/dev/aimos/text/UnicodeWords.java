package dev.aimos.text;

import dev.aimos.index.Analyzer;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words as {@link BreakIterator} finds them, in lower case; what has neither letter nor digit is left out. */
public final class UnicodeWords implements Analyzer {
    /** The one way to find words. */
    public UnicodeWords() {}

    @Override
    public String id() {
        return "unicode-words-jdk";
    }

    @Override
    public List<String> terms(String text) {
        BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
        words.setText(text);
        List<String> terms = new ArrayList<>();
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; start = end, end = words.next()) {
            String word = text.substring(start, end);
            if (word.codePoints().anyMatch(Character::isLetterOrDigit)) {
                terms.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return terms;
    }
}
