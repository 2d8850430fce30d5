package dev.aimos.index;

import dev.aimos.AimosException;

/**
 * How the levels vote for each other: a node's score is its own, plus shares of the scores of the nodes around it, divided
 * by the sum of all shares, so that it stays from 0 to 1.
 *
 * @param up share of the document's score, which lifts the paragraphs and sentences of a document that matches as a whole
 * @param down share of the best paragraph's score, which lifts a document or a section by it; by vectors, these are as good
 *     as their best paragraph in any case
 * @param beside share of the score of each of the two neighbours of a paragraph or a sentence; by words only
 */
public record Votes(double up, double down, double beside) {
    /** Each node stands for itself. */
    public static final Votes NONE = new Votes(0, 0, 0);

    /** What measured best on conversations and on abstracts together; see {@code docs/benchmarks.md}. */
    public static final Votes DEFAULT = new Votes(0.5, 0.3, 0.3);

    public Votes {
        require("up", up);
        require("down", down);
        require("beside", beside);
    }

    private static void require(String name, double share) {
        if (!(share >= 0 && share <= 10)) {
            throw new AimosException.InvalidRequest(
                    "votes-share", "the share '" + name + "' is from 0 to 10, but is " + share);
        }
    }
}
