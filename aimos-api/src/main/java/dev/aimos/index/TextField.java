package dev.aimos.index;

/** Which text of a node is searched lexically. */
public enum TextField {
    /** Everything that is searchable of the node; for a document, its title too. The default. */
    TEXT,
    /** The title of a document, or the heading of a section. Nodes of other levels have none. */
    TITLE
}
