package dev.aimos.index;

import dev.aimos.memory.Hash;

/**
 * A piece of an atom's text. The nodes of one level tile the text without gaps: joined in order they give it back to the
 * byte, blank lines and markup included. Immutable.
 */
public interface Node {
    /** Where it is. */
    Address address();

    /** Which level it is on. */
    default Level level() {
        return address().level();
    }

    /** The stretch of the atom's text it covers, up to the start of the next node. */
    Span span();

    /** The characters of {@link #span()}, exactly as in the source. */
    String text();

    /** The stretch without the white space around it: what to show and to cite. */
    Span quote();

    /** What is indexed and embedded of it, which may differ from the source: markup is left out, a turn names its speaker. */
    String searchable();

    /**
     * Whether it is the heading of a section under which something stands. Such a node is part of the text, but no search
     * finds it by itself: its words count for its section, and for the vectors of what stands under it.
     */
    boolean heading();

    /** The headings it is or stands under, without markup, outermost first, joined by {@code " > "}; empty if there are none. */
    String headings();

    /** SHA-256 of the UTF-8 of {@link #text()}. */
    Hash hash();
}
