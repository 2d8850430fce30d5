package dev.aimos.examples.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that a user chooses from a few, and what may have been meant by one that is none of them. */
public final class Spelling {
    private Spelling() {}

    /** What a word stands for; refuses any other with the word that may have been meant. */
    public static <T> T choose(String what, String given, Map<String, T> choices) {
        T chosen = choices.get(given.toLowerCase(Locale.ROOT));
        if (chosen == null) {
            throw unknown(what, given, choices.keySet());
        }
        return chosen;
    }

    /** The constant whose name, in lower case, a word is. */
    public static <E extends Enum<E>> E choose(String what, String given, E[] constants) {
        return choose(
                what,
                given,
                Stream.of(constants).collect(Collectors.toMap(Shapes::lower, Function.identity(), (a, b) -> a)));
    }

    /** A refusal. */
    public static Failure unknown(String what, String given, Collection<String> known) {
        String hint = near(given, known)
                .map(word -> "did you mean " + word + "?")
                .orElseGet(() ->
                        "known are " + String.join(", ", known.stream().sorted().toList()));
        return Failure.usage("bad-" + what, "unknown " + what + " '" + given + "'; " + hint);
    }

    /** The word of some that may have been meant. */
    public static Optional<String> near(String given, Collection<String> known) {
        String meant = given.toLowerCase(Locale.ROOT);
        List<String> near = known.stream()
                .filter(word -> distance(meant, word) <= Math.max(1, word.length() / 3)
                        || (meant.length() > 1 && word.startsWith(meant)))
                .sorted(Comparator.comparingInt((String word) -> distance(meant, word))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return near.stream().findFirst();
    }

    /** Edits that turn one word into another, a swap of neighbours counted once (Damerau, 1964). */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
