package dev.aimos.core.graph;

import dev.aimos.graph.Link;
import dev.aimos.graph.Value;
import dev.aimos.memory.Hash;
import java.nio.charset.StandardCharsets;

/**
 * The terms that items are filed under; {@code docs/format/items.md} lists them. Each begins with a character that says what
 * the rest means, so no two sorts of terms are ever equal.
 */
public final class Terms {
    /** Claims that may contradict others. */
    public static final String FLAGGED_CLAIMS = "!claim";
    /** Predicates declared after claims had been made with them. */
    public static final String FLAGGED_PREDICATES = "!predicate";
    /** Relations by which one claim contradicts another. */
    public static final String CONTRADICTING = "!contradicts";

    private static final char SEPARATOR = '\n';
    private static final int LONGEST = 1_000;

    private Terms() {}

    /** What leads from a thing along a label; of claims and evidence only what they file themselves under. */
    public static String out(Link.Label label, String id) {
        return bounded(">" + label.word() + SEPARATOR + id);
    }

    /** What leads to a thing along a label: relations, claims by subject and object, evidence by place and source. */
    public static String in(Link.Label label, String id) {
        return bounded("<" + label.word() + SEPARATOR + id);
    }

    /** Claims with a subject and a predicate. */
    public static String subject(String subject, String predicate) {
        return bounded("s" + subject + SEPARATOR + predicate);
    }

    /** Claims with an object and a predicate. */
    public static String object(Value object, String predicate) {
        return bounded("o" + object.getClass().getSimpleName() + SEPARATOR + predicate + SEPARATOR + object);
    }

    /** Denials with a subject and a predicate. */
    public static String denied(String subject, String predicate) {
        return bounded("n" + subject + SEPARATOR + predicate);
    }

    /** Claims with a predicate. */
    public static String predicate(String predicate) {
        return bounded("p" + predicate);
    }

    /** Predicates whose inverse is one. */
    public static String inverse(String predicate) {
        return bounded("i" + predicate);
    }

    /** Whatever names an atom: evidence, relations with one of its addresses for an end, marks. */
    public static String atom(String key) {
        return bounded("a" + key);
    }

    /** Resolutions about a claim, and for it. */
    public static String resolved(String claim) {
        return bounded("r" + claim);
    }

    /** A term that an index can hold: a long one by its hash. */
    private static String bounded(String term) {
        return term.length() <= LONGEST
                ? term
                : term.charAt(0) + "#"
                        + Hash.sha256(term.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
