package dev.aimos.index;

/**
 * What a re-ranker may look at: the candidates of one search, numbered from 0, best first. All numbers are from 0 to 1 and
 * computed when asked for; a pair costs one product of two vectors.
 */
public interface Candidates {
    /** How many there are. */
    int size();

    /** Where one is. */
    Address address(int candidate);

    /**
     * How well one matches the query among these candidates: the scores, stretched so that the greatest is 1 and the least 0;
     * all 1 if they are equal.
     */
    double relevance(int candidate);

    /**
     * How alike two are: the cosine of their vectors if the search had vectors, else of their terms weighted by inverse
     * document frequency; below zero counts as zero.
     */
    double similarity(int one, int other);

    /** Whether two are known to contradict each other. */
    boolean contradict(int one, int other);
}
