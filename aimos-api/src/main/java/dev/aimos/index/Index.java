package dev.aimos.index;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.memory.AsOf;
import java.util.Optional;

/**
 * Finds what the memory holds, and cuts contexts from it. Thread-safe; a search sees every write acknowledged before it
 * began.
 */
public interface Index {

    /**
     * The nodes that match a query best at a moment, best first; equal scores in the byte order of their keys' UTF-8, then
     * by their place in the text.
     *
     * <p>A lexical score is BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.75) over the nodes of one level, as the
     * share of the greatest score that any text could reach for the query. Collection statistics count every version
     * recorded up to the basis, so a search repeated at the same basis gives the same scores for ever. A vector score is
     * (1 + cosine) / 2; of a document or a section it is the best of its paragraphs'. Levels vote for each other, among
     * lexical scores and among vector scores ({@link Query#votes}); in hybrid mode the two are then fused
     * ({@link Query#fusion}). All scores are from 0 to 1; hybrid ones tell how a candidate stands among those of its own
     * search, and do not compare between searches.
     *
     * <p>In vector and hybrid mode a search waits until everything up to its basis has its vectors; see {@link #embed}.
     * Approximate neighbours may differ between two stores that merged their files differently; {@link Query#exact} does
     * not.
     *
     * @throws AimosException.InvalidRequest if a limit is exceeded, or the moment names a transaction not recorded yet
     * @throws AimosException.Unsupported in vector and hybrid mode, if the store has no embedder
     * @throws AimosException.Busy if the time-out passes
     */
    Hits search(Query query);

    /**
     * A context for a model to read: what {@link #search} finds for the query, less near-duplicates and what is
     * contradicted, diversified, shortened and packed into a budget. The level of the query is that of the passages; for
     * documents, which are too large, paragraphs are taken. The query's limit and re-ranking do not matter; the options
     * have their own. What is superseded is told by metadata: an atom with the string {@code supersedes}, or a list of
     * strings, takes the place of the atoms with these keys.
     *
     * @throws AimosException as {@link #search} does
     */
    Context assemble(Query query, ContextOptions options);

    /** A context with the default options. */
    default Context assemble(Query query, TokenBudget budget) {
        return assemble(query, ContextOptions.of(budget));
    }

    /**
     * The text of a key at a moment, segmented; empty if the key shows nothing then, or something other than text. Cost:
     * reading and segmenting that text.
     */
    Optional<Outline> outline(String key, AsOf asOf);

    /** The node at an address at a moment; empty if there is none. */
    default Optional<Node> node(Address address, AsOf asOf) {
        return outline(address.key(), asOf).flatMap(outline -> outline.node(address));
    }

    /** What the index holds. */
    IndexStats stats();

    /**
     * Waits until everything recorded so far has its vectors. They are computed in the background in any case; this is for
     * those who want to see the progress, or be sure before they close the store. What is closed before it is done goes on
     * when the store is opened again.
     *
     * @param progress hears the texts embedded
     * @throws AimosException.Unsupported if the store has no embedder
     */
    void embed(Progress progress);

    /** {@link #embed(Progress)}, unheard. */
    default void embed() {
        embed(Progress.NONE);
    }

    /** Throws the text index away and computes it anew from the journal. Searches go on, on the old one. Vectors stay. */
    void rebuild(Progress progress);

    /** {@link #rebuild(Progress)}, unheard. */
    default void rebuild() {
        rebuild(Progress.NONE);
    }
}
