package dev.aimos.text;

/**
 * Takes the endings off English words: M. F. Porter, <i>An algorithm for suffix stripping</i>, Program 14 (1980), pages 130 to
 * 137, with the three points in which Porter's own programs differ from the paper: words of one or two letters stay as they
 * are, {@code -bli} becomes {@code -ble} (for {@code -abli}, {@code -able}), and {@code -logi} becomes {@code -log}. The
 * names of steps and conditions are the paper's. What is not one of the letters a to z counts as a consonant.
 */
final class PorterStemmer {
    /** Endings of step 2 and what they become if the measure of what is before is above 0. */
    private static final String[][] STEP_2 = {
        {"ational", "ate"},
        {"tional", "tion"},
        {"enci", "ence"},
        {"anci", "ance"},
        {"izer", "ize"},
        {"bli", "ble"},
        {"alli", "al"},
        {"entli", "ent"},
        {"eli", "e"},
        {"ousli", "ous"},
        {"ization", "ize"},
        {"ation", "ate"},
        {"ator", "ate"},
        {"alism", "al"},
        {"iveness", "ive"},
        {"fulness", "ful"},
        {"ousness", "ous"},
        {"aliti", "al"},
        {"iviti", "ive"},
        {"biliti", "ble"},
        {"logi", "log"}
    };

    private static final String[][] STEP_3 = {
        {"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"}, {"ical", "ic"}, {"ful", ""}, {"ness", ""}
    };

    /** Endings of step 4, a longer one before one that ends it. */
    private static final String[] STEP_4 = {
        "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate",
        "iti", "ous", "ive", "ize"
    };

    private final char[] word;
    private int length;

    private PorterStemmer(char[] word, int length) {
        this.word = word;
        this.length = length;
    }

    /**
     * Stems a word in lower case, in place.
     *
     * @param word its characters; room for one more is needed behind them
     * @return the length of its stem
     */
    static int stem(char[] word, int length) {
        if (length <= 2) {
            return length;
        }
        PorterStemmer stemmer = new PorterStemmer(word, length);
        stemmer.step1a();
        stemmer.step1b();
        stemmer.step1c();
        stemmer.step(STEP_2);
        stemmer.step(STEP_3);
        stemmer.step4();
        stemmer.step5();
        return stemmer.length;
    }

    private void step1a() {
        if (ends("sses") || ends("ies")) {
            length -= 2;
        } else if (ends("s") && !ends("ss")) {
            length--;
        }
    }

    private void step1b() {
        if (ends("eed")) {
            if (measure(length - 3) > 0) {
                length--;
            }
            return;
        }
        int stem = ends("ed") ? length - 2 : ends("ing") ? length - 3 : -1;
        if (stem < 0 || !vowelWithin(stem)) {
            return;
        }
        length = stem;
        if (ends("at") || ends("bl") || ends("iz")) {
            word[length++] = 'e';
        } else if (doubleConsonant(length)) {
            if ("lsz".indexOf(word[length - 1]) < 0) {
                length--;
            }
        } else if (measure(length) == 1 && shortEnd(length)) {
            word[length++] = 'e';
        }
    }

    private void step1c() {
        if (ends("y") && vowelWithin(length - 1)) {
            word[length - 1] = 'i';
        }
    }

    /** Steps 2 and 3: replaces the ending, at the most one, if the measure before it is above 0. */
    private void step(String[][] endings) {
        for (String[] ending : endings) {
            if (ends(ending[0])) {
                int stem = length - ending[0].length();
                if (measure(stem) > 0) {
                    ending[1].getChars(0, ending[1].length(), word, stem);
                    length = stem + ending[1].length();
                }
                return;
            }
        }
    }

    private void step4() {
        for (String ending : STEP_4) {
            if (ends(ending)) {
                int stem = length - ending.length();
                boolean holds = !ending.equals("ion") || (stem > 0 && (word[stem - 1] == 's' || word[stem - 1] == 't'));
                if (holds && measure(stem) > 1) {
                    length = stem;
                }
                return;
            }
        }
    }

    private void step5() {
        if (ends("e")) {
            int measure = measure(length - 1);
            if (measure > 1 || (measure == 1 && !shortEnd(length - 1))) {
                length--;
            }
        }
        if (ends("l") && doubleConsonant(length) && measure(length) > 1) {
            length--;
        }
    }

    private boolean ends(String ending) {
        int from = length - ending.length();
        if (from < 0) {
            return false;
        }
        for (int i = ending.length() - 1; i >= 0; i--) {
            if (word[from + i] != ending.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the last letter is a consonant: a y is one only at the start and behind a vowel. */
    private boolean consonant(int at) {
        return switch (word[at]) {
            case 'a', 'e', 'i', 'o', 'u' -> false;
            case 'y' -> {
                // A run of y alternates; counting it keeps a word of y only from taking quadratic time.
                int run = at;
                while (run > 0 && word[run - 1] == 'y') {
                    run--;
                }
                boolean first = run == 0 || "aeiou".indexOf(word[run - 1]) >= 0;
                yield first == ((at - run) % 2 == 0);
            }
            default -> true;
        };
    }

    /** m: how many times a consonant follows a vowel in the first letters. */
    private int measure(int stem) {
        int measure = 0;
        boolean vowel = false;
        for (int i = 0; i < stem; i++) {
            boolean consonant = consonantAfter(i, vowel);
            if (consonant && vowel) {
                measure++;
            }
            vowel = !consonant;
        }
        return measure;
    }

    /** Whether a letter is a consonant, given whether the one before is a vowel. */
    private boolean consonantAfter(int at, boolean vowel) {
        char c = word[at];
        return c == 'y' ? at == 0 || vowel : "aeiou".indexOf(c) < 0;
    }

    /** *v*: whether there is a vowel in the first letters. */
    private boolean vowelWithin(int stem) {
        boolean vowel = false;
        for (int i = 0; i < stem && !vowel; i++) {
            vowel = !consonantAfter(i, false);
        }
        return vowel;
    }

    /** *d: whether the first letters end in a double consonant. */
    private boolean doubleConsonant(int stem) {
        return stem > 1 && word[stem - 1] == word[stem - 2] && consonant(stem - 1);
    }

    /** *o: whether the first letters end in consonant, vowel, consonant, the last not being w, x or y. */
    private boolean shortEnd(int stem) {
        return stem > 2
                && consonant(stem - 3)
                && !consonant(stem - 2)
                && consonant(stem - 1)
                && "wxy".indexOf(word[stem - 1]) < 0;
    }
}
