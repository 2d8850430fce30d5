package dev.aimos.index;

import dev.aimos.AimosException;
import dev.aimos.Progress;

/** Finds what the memory holds. Thread-safe; a search sees every write acknowledged before it began. */
public interface Index {

    /**
     * The atoms that match a text best at a moment, best first; equal scores in the byte order of their keys' UTF-8.
     *
     * <p>Ranked by BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.75) over the text of an atom and the string
     * {@code title} of its metadata. Collection statistics count every version recorded up to the basis, so a search
     * repeated at the same basis gives the same scores for ever. A score is the share of the greatest score that any text
     * could reach for this query, from 0 to 1.
     *
     * @throws AimosException.InvalidRequest if a limit is exceeded, or the moment names a transaction not recorded yet
     */
    Hits search(Query query);

    /** Throws the index away and computes it anew from the journal. Searches go on, on the old one. */
    void rebuild(Progress progress);

    /** {@link #rebuild(Progress)}, unheard. */
    default void rebuild() {
        rebuild(Progress.NONE);
    }
}
