package dev.aimos.core.assemble;

import dev.aimos.index.Address;
import java.util.Optional;

/**
 * What is known of the candidates of one assembly beyond their scores. Candidates are numbered as in the list that is
 * assembled. Must be deterministic.
 */
public interface Signals {
    /** How alike two candidates are, from 0 to 1; see {@link dev.aimos.index.Candidates#similarity}. */
    double similarity(int one, int other);

    /** Whether two candidates are known to contradict each other. */
    boolean contradict(int one, int other);

    /** Whether it was decided that of two candidates that contradict each other the first is right. */
    default boolean overrules(int one, int other) {
        return false;
    }

    /** The key of an atom that supersedes the one with this key, if there is any. */
    Optional<String> supersededBy(String key);

    /** How well a sentence of a candidate matches the query. Only the order of the scores counts. */
    double sentenceScore(Address sentence);
}
