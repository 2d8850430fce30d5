package dev.aimos.index;

import dev.aimos.AimosException;
import dev.aimos.memory.Atom;
import java.util.Optional;

/** One node that a search found: a document, or a piece of one. */
public interface Hit {
    /** Where it is. */
    Address address();

    /** Key of the atom it is in. */
    default String key() {
        return address().key();
    }

    /** Which level it is on. */
    default Level level() {
        return address().level();
    }

    /** How well it matches, from 0 to 1; see {@link Index#search}. */
    double score();

    /** The stretch of the atom's text it covers. */
    Span span();

    /**
     * The text of the stretch without the white space around it, read when first asked for.
     *
     * @throws AimosException.NotFound if the atom has been erased since the search
     */
    String text();

    /**
     * The atom, read from the journal when first asked for.
     *
     * @throws AimosException.NotFound if it has been erased since the search
     */
    Atom atom();

    /**
     * The atom's text, segmented when first asked for: to zoom out from the hit, or to look at its neighbours.
     *
     * @throws AimosException.NotFound if the atom has been erased since the search
     */
    Outline outline();

    /** Where the score comes from, if the query asked for {@link Query#explain(boolean)}. */
    Optional<Explanation> explanation();
}
