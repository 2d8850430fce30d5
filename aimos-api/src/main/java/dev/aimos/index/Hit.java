package dev.aimos.index;

import dev.aimos.AimosException;
import dev.aimos.memory.Atom;

/** One atom that a search found. */
public interface Hit {
    /** Key of the atom. */
    String key();

    /** How well it matches, from 0 to 1; see {@link Index#search}. */
    double score();

    /**
     * The atom, read from the journal when first asked for.
     *
     * @throws AimosException.NotFound if it has been erased since the search
     */
    Atom atom();
}
