package dev.aimos.core.expr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.Json;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Patterns match what they should, and parts are found as the JDK finds them. */
final class GlobProperties {
    private static String string(Random random, String[] alphabet, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    /** Whether the first so many characters are matched by the first so many of the pattern, one by one. */
    private static boolean slowly(int[] text, int[] pattern) {
        boolean[][] matched = new boolean[text.length + 1][pattern.length + 1];
        for (int i = 0; i <= text.length; i++) {
            for (int j = 0; j <= pattern.length; j++) {
                if (j == 0) {
                    matched[i][j] = i == 0;
                } else if (pattern[j - 1] == '*') {
                    matched[i][j] = matched[i][j - 1] || (i > 0 && matched[i - 1][j]);
                } else {
                    boolean fits = i > 0 && (pattern[j - 1] == '?' || pattern[j - 1] == text[i - 1]);
                    matched[i][j] = fits && matched[i - 1][j - 1];
                }
            }
        }
        return matched[text.length][pattern.length];
    }

    @Property(tries = 2000)
    void patternsMatchWhatTheyMatchOneByOne(@ForAll long seed) {
        Random random = new Random(seed);
        int most = random.nextInt(5) == 0 ? 200 : 8;
        String text = string(random, new String[] {"a", "b", "\uD83D\uDE00", "*"}, most);
        String pattern = string(random, new String[] {"a", "b", "\uD83D\uDE00", "*", "?", "?", "."}, most);
        if (random.nextBoolean()) {
            pattern = text.replace("b", random.nextBoolean() ? "?" : "*");
        }
        boolean expected =
                slowly(text.codePoints().toArray(), pattern.codePoints().toArray());
        assertThat(Evaluator.evaluate(
                        Expressions.parse("matches_glob(t, p)"),
                        Scopes.of(Map.of("t", Json.of(text), "p", Json.of(pattern)))))
                .isEqualTo(new Result.Value(Json.of(expected)));
    }

    @Property(tries = 2000)
    void partsAreFoundAsTheJdkFindsThem(@ForAll long seed) {
        Random random = new Random(seed);
        String text = string(random, new String[] {"a", "a", "b"}, 200);
        String part = string(random, new String[] {"a", "a", "a", "b"}, 30);
        int from = random.nextInt(text.length() + 1);
        assertThat(TextSearch.of(part).in(text, from)).isEqualTo(text.indexOf(part, from));
        if (text.length() > 40) {
            String inside = text.substring(10, 35);
            assertThat(TextSearch.of(inside).in(text, 0)).isEqualTo(text.indexOf(inside));
        }
    }
}
