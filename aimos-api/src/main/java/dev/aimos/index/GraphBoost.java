package dev.aimos.index;

import dev.aimos.AimosException;

/**
 * How the {@linkplain dev.aimos.graph graph} helps a search: a walk goes from the best hits, and from the entities that the
 * question names, to what mentions the same entities or supports the same claims, and back again; where it often comes to,
 * is what belongs together (Personalised PageRank: Page et al., 1999; for retrieval over a graph of entities Gutiérrez et
 * al., HippoRAG, 2024). The score of a node is then {@code (1 - weight)} times what it was plus {@code weight} times its
 * share of the walk, stretched over the range of the search's scores: what the walk comes to most counts as the best hit,
 * and what it does not reach as the last.
 *
 * <p>The graph is looked at as of the query's moment, and no further than its filter lets. Without a graph, or where nothing
 * of it is near, a search is what it was. Immutable: each wither gives another one.
 *
 * @param weight share of the walk in the score, from 0 to 1
 * @param restart how likely each step goes back to where the walk began, from 0.05 to 1: the greater, the nearer it stays
 * @param seeds from how many of the best hits the walk begins, from 0 to 100; with 0 only from the entities of the question
 * @param candidates how many nodes may be added that the search did not find, from 0 to 1,000. None are where {@link
 *     Query#match} or {@link Query#field} demands something of the words and only words are searched
 */
public record GraphBoost(double weight, double restart, int seeds, int candidates) {
    private static final double LEAST_RESTART = 0.05;
    private static final int MOST_SEEDS = 100;
    private static final int MOST_CANDIDATES = 1_000;

    /** What measured best on conversations; see {@code docs/benchmarks.md}. */
    public static final GraphBoost DEFAULT = new GraphBoost(0.2, 0.5, 20, 50);

    public GraphBoost {
        require("weight", weight, 0, 1);
        require("restart", restart, LEAST_RESTART, 1);
        require("seeds", seeds, 0, MOST_SEEDS);
        require("candidates", candidates, 0, MOST_CANDIDATES);
    }

    /** This with another weight. */
    public GraphBoost weight(double value) {
        return new GraphBoost(value, restart, seeds, candidates);
    }

    /** This with another likelihood of going back. */
    public GraphBoost restart(double value) {
        return new GraphBoost(weight, value, seeds, candidates);
    }

    /** This with another number of hits to begin from. */
    public GraphBoost seeds(int value) {
        return new GraphBoost(weight, restart, value, candidates);
    }

    /** This with another number of nodes that may be added. */
    public GraphBoost candidates(int value) {
        return new GraphBoost(weight, restart, seeds, value);
    }

    private static void require(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new AimosException.InvalidRequest(
                    "graph-boost",
                    "the '" + name + "' of a graph boost is from " + least + " to " + most + ", but is " + value);
        }
    }
}
