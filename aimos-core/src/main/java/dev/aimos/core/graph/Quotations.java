package dev.aimos.core.graph;

import dev.aimos.graph.Evidence;
import dev.aimos.graph.Standing;
import dev.aimos.index.Span;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares evidence with what its atoms say. Each text is read once for all evidence handed in together, and held no longer.
 *
 * <p>The words quoted are not in the graph, so words that have moved are found by hashing what stands elsewhere in the
 * text: as many characters, beginning where a word or punctuation begins, nearest to the old place first. No more than
 * {@link #MOST_HASHED} characters are hashed for one quotation, which takes a tenth of a second at the most; words that
 * moved farther than that count as changed.
 */
final class Quotations {
    /** Characters hashed in search of one quotation: words of 100 characters are found anywhere in a text of a million. */
    static final long MOST_HASHED = 1L << 25;

    private final AtomTexts atoms;

    Quotations(AtomTexts atoms) {
        this.atoms = atoms;
    }

    /** How each evidence stands. */
    Map<String, Standing> standings(Collection<Shown> evidence) {
        Map<String, List<Shown>> byAtom = new LinkedHashMap<>();
        for (Shown shown : evidence) {
            byAtom.computeIfAbsent(((Evidence) shown.item()).at().key(), key -> new ArrayList<>(1))
                    .add(shown);
        }
        Map<String, Standing> standings = new HashMap<>();
        byAtom.forEach((key, some) -> {
            Optional<String> text = atoms.text(key);
            for (Shown shown : some) {
                Evidence quoted = (Evidence) shown.item();
                standings.put(
                        shown.id(),
                        text.map(now -> standing(quoted.span(), quoted.quote(), now))
                                .orElse(Standing.GONE));
            }
        });
        return standings;
    }

    private static Standing standing(Span span, Hash quote, String text) {
        if (span.end() <= text.length() && matches(text, span.start(), span.length(), quote)) {
            return Standing.HOLDS;
        }
        return moved(span, quote, text) ? Standing.MOVED : Standing.CHANGED;
    }

    private static boolean moved(Span span, Hash quote, String text) {
        int length = span.length();
        int last = text.length() - length;
        if (length == 0 || last < 0) {
            return false;
        }
        long left = MOST_HASHED;
        int before = Math.min(span.start() - 1, last);
        int after = Math.max(before + 1, 0);
        while ((before >= 0 || after <= last) && left > 0) {
            boolean back = before >= 0 && (after > last || span.start() - before <= after - span.start());
            int at = back ? before-- : after++;
            if (begins(text, at)) {
                left -= length;
                if (matches(text, at, length, quote)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether words may begin at a place: neither white space nor the inside of a word is there. */
    private static boolean begins(String text, int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || Character.isLowSurrogate(c)) {
            return false;
        }
        return at == 0 || !(Character.isLetterOrDigit(c) && Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    private static boolean matches(String text, int at, int length, Hash quote) {
        String words = text.substring(at, at + length);
        return Hash.sha256(words.getBytes(StandardCharsets.UTF_8)).equals(quote);
    }
}
