package dev.aimos.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as {@link LexicalStance} compares it: its words, which of them tell what it is about, and for each clause whether
 * it is denied. Cost: linear in the text.
 */
final class StanceText {
    /** Words that tell nothing of what a text is about, besides the stop words. By stem. */
    private static final Set<String> GENERIC = stems(
            "show shown find finding found result suggest study demonstrate report reveal indicate conclude conclusion"
                    + " use using also may might can will significant significantly associated association effect level"
                    + " rate data based compared observed however whether all every always each none never any some many"
                    + " much mostly usually often sometimes several known among within due role lead cause");

    private final String source;
    private final List<Token> tokens;
    private final Set<String> content = new LinkedHashSet<>();
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final int[] signs;
    private final List<@Nullable String> denials = new ArrayList<>();
    private final boolean stating;
    private @Nullable List<Quantities.Found> quantities;

    StanceText(String source) {
        this.source = source;
        this.tokens = Tokens.of(source);
        this.signs = new int[tokens.size()];
        boolean unknown = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            while (denials.size() <= token.clause()) {
                denials.add(null);
            }
            if (Negations.at(tokens, i)) {
                unknown |= Negations.ofKnowledge(tokens, i);
                denials.set(token.clause(), token.word());
            } else {
                boolean counting = (token.word().equals("more") || token.word().equals("less"))
                        && i + 1 < tokens.size()
                        && tokens.get(i + 1).word().equals("than");
                signs[i] = counting ? 0 : Directions.sign(token.stem());
                if (signs[i] == 0 && telling(token)) {
                    content.add(token.stem());
                }
                places.computeIfAbsent(token.stem(), stem -> new ArrayList<>()).add(i);
            }
        }
        stating = !unknown && !Aims.in(source, tokens);
    }

    /** Whether it states something, rather than asks, sets out to find out, or says that nobody knows. */
    boolean stating() {
        return stating;
    }

    /** The clause that has most of another text; the first of equals. */
    int closest(StanceText other) {
        int[] shared = new int[Math.max(1, clauses())];
        Set<String> seen = new HashSet<>();
        for (Token token : tokens) {
            if (other.content.contains(token.stem()) && seen.add(token.clause() + " " + token.stem())) {
                shared[token.clause()]++;
            }
        }
        int best = 0;
        for (int clause = 1; clause < shared.length; clause++) {
            best = shared[clause] > shared[best] ? clause : best;
        }
        return best;
    }

    private static boolean telling(Token token) {
        return token.word().length() > 1
                && !StopWords.ALL.contains(token.word())
                && !GENERIC.contains(token.stem())
                && !Character.isDigit(token.word().charAt(0));
    }

    /** The text itself. */
    String source() {
        return source;
    }

    /** Its words. */
    List<Token> tokens() {
        return tokens;
    }

    /** The stems that tell what it is about. */
    Set<String> content() {
        return content;
    }

    /** Whether a word of some stem is in it. */
    boolean has(String stem) {
        return places.containsKey(stem);
    }

    /** Where the words of a stem are. */
    List<Integer> places(String stem) {
        return places.getOrDefault(stem, List.of());
    }

    /** Which way a word goes: 1 for more, -1 for less, 0 for neither. */
    int sign(int i) {
        return signs[i];
    }

    /** The word that denies a clause; null if none does. */
    @Nullable
    String denial(int clause) {
        return denials.get(clause);
    }

    /** How many clauses it has. */
    int clauses() {
        return denials.size();
    }

    /** Its numbers. */
    List<Quantities.Found> quantities() {
        List<Quantities.Found> read = quantities;
        if (read == null) {
            read = Quantities.in(source);
            quantities = read;
        }
        return read;
    }

    private static Set<String> stems(String words) {
        Set<String> stems = new LinkedHashSet<>();
        for (String word : words.split(" ", -1)) {
            stems.add(Tokens.stem(word));
        }
        return stems;
    }
}
