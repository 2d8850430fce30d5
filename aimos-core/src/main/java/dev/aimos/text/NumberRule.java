package dev.aimos.text;

import dev.aimos.text.Quantities.Found;
import dev.aimos.text.Quantities.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds that two numbers of the same thing differ: comparable quantities, or years, with a word in common right behind them,
 * or enough words around them; and the same number of things with units that do not compare. A number that the other text
 * has, too, and one of the other text's that the first has, are left alone. Looks at the first {@value #MOST} numbers of
 * each text.
 */
final class NumberRule {
    private static final int MOST = 32;

    private static final int AROUND = 6;

    private NumberRule() {}

    static void find(StanceText claim, StanceText text, List<Finding> findings) {
        List<Counted> wanted = numbers(claim);
        List<Counted> said = numbers(text);
        for (Counted one : wanted) {
            if (said.stream().anyMatch(other -> same(one.found, other.found))) {
                continue;
            }
            for (Counted other : said) {
                if (alike(one, other) && wanted.stream().noneMatch(known -> same(known.found, other.found))) {
                    String reads = "'" + one.found.span().of(claim.source()) + "' and '"
                            + other.found.span().of(text.source()) + "'";
                    findings.add(new Finding("number", 0.7, reads));
                    return;
                }
            }
        }
    }

    /** A number with the stems around it. */
    private record Counted(Found found, String noun, Set<String> around) {}

    private static boolean same(Found a, Found b) {
        boolean years = (a.sort() == Sort.AMOUNT) == (b.sort() == Sort.AMOUNT);
        return years && Units.same(a.quantity(), b.quantity());
    }

    private static boolean alike(Counted a, Counted b) {
        if (a.found.sort() != b.found.sort()) {
            return false;
        }
        boolean comparable = Units.comparable(a.found.quantity(), b.found.quantity());
        Set<String> shared = new HashSet<>(a.around);
        shared.retainAll(b.around);
        boolean noun = !a.noun.isEmpty() && a.noun.equals(b.noun);
        if (comparable) {
            boolean plain = a.found.unit().isEmpty() && a.found.sort() == Sort.AMOUNT;
            return plain ? noun : shared.size() >= 2 || (noun && !shared.isEmpty());
        }
        boolean units = !a.found.unit().isEmpty() && !b.found.unit().isEmpty();
        return units && a.found.number() == b.found.number() && (noun || shared.size() >= 2);
    }

    private static List<Counted> numbers(StanceText text) {
        List<Counted> numbers = new ArrayList<>();
        int at = 0;
        for (Found found : text.quantities()) {
            if (numbers.size() == MOST) {
                break;
            }
            List<Token> tokens = text.tokens();
            while (at < tokens.size() && tokens.get(at).start() < found.span().end()) {
                at++;
            }
            String noun = "";
            Set<String> around = new HashSet<>();
            int end = Math.min(tokens.size(), at + AROUND);
            for (int i = Math.max(0, at - AROUND - 1); i < end; i++) {
                String stem = tokens.get(i).stem();
                if (text.content().contains(stem)) {
                    around.add(stem);
                    noun = i >= at && i < at + 3 && noun.isEmpty() ? stem : noun;
                }
            }
            numbers.add(new Counted(found, noun, around));
        }
        return numbers;
    }
}
