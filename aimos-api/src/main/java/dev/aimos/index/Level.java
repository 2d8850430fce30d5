package dev.aimos.index;

/** How large a piece of an atom's text is. A node of one level is tiled by its children of the next. */
public enum Level {
    /** The whole text of an atom, with the title from its metadata. */
    DOCUMENT,
    /** A heading and what stands under it, up to the next heading of any level. Text without headings is one section. */
    SECTION,
    /** A paragraph, a list item, a table row, a block of code, or one turn of a conversation. */
    PARAGRAPH,
    /** A sentence; the leaf of the hierarchy. */
    SENTENCE
}
