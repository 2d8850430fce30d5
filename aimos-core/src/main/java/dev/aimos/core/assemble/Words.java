package dev.aimos.core.assemble;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a text as near-duplicates are compared by: runs of letters and digits in lower case, a number with its sign;
 * an ideograph and a mathematical or currency symbol are words of their own. A text without any is one word.
 *
 * @param all the words in order
 * @param distinct the words, each once
 * @param numbers the words that have a digit
 * @param shingles each three words that follow one another; all words together, if there are fewer
 */
record Words(List<String> all, Set<String> distinct, Set<String> numbers, Set<String> shingles) {
    private static final int SHINGLE = 3;

    static Words of(String text) {
        List<String> all = split(text.toLowerCase(Locale.ROOT));
        Set<String> numbers = new LinkedHashSet<>();
        all.stream()
                .filter(word -> word.codePoints().anyMatch(Character::isDigit))
                .forEach(numbers::add);
        Set<String> shingles = new LinkedHashSet<>();
        for (int i = 0; i + SHINGLE <= all.size(); i++) {
            shingles.add(String.join(" ", all.subList(i, i + SHINGLE)));
        }
        if (shingles.isEmpty()) {
            shingles.add(String.join(" ", all));
        }
        return new Words(all, new LinkedHashSet<>(all), numbers, shingles);
    }

    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        int before = ' ';
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            int end = at + Character.charCount(character);
            if (!continues(character) && start >= 0) {
                words.add(text.substring(start, at));
                start = -1;
            }
            if (start < 0 && (continues(character) || isSign(text, at, before))) {
                start = at;
            } else if (start < 0 && standsAlone(character)) {
                words.add(text.substring(at, end));
            }
            before = character;
            at = end;
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words.isEmpty() ? List.of(text.strip()) : words;
    }

    private static boolean continues(int character) {
        return (Character.isLetterOrDigit(character) && !Character.isIdeographic(character))
                || Character.getType(character) == Character.NON_SPACING_MARK;
    }

    private static boolean isSign(String text, int at, int before) {
        boolean minus = text.charAt(at) == '-' || text.charAt(at) == '\u2212';
        boolean number = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return minus && number && !Character.isLetterOrDigit(before);
    }

    private static boolean standsAlone(int character) {
        int type = Character.getType(character);
        return Character.isIdeographic(character) || type == Character.MATH_SYMBOL || type == Character.CURRENCY_SYMBOL;
    }
}
