package dev.aimos.index;

import dev.aimos.memory.Basis;
import java.util.List;
import java.util.Optional;

/**
 * The text of an atom as the index sees it: a document, its sections, their paragraphs, and the sentences of these.
 * Immutable; computed from the text alone, so the same text has the same outline on every backend.
 */
public interface Outline {
    /** Key of the atom. */
    String key();

    /** The moment whose text this is. */
    Basis basis();

    /** The whole text. */
    String text();

    /** All nodes, each before what is in it, in the order of the text. */
    List<Node> nodes();

    /** The nodes of one level, in the order of the text. An empty text has a document and nothing else. */
    List<Node> nodes(Level level);

    /** The whole document. */
    Node document();

    /** The node at an address; empty if there is none, or if the address is of another atom. */
    Optional<Node> node(Address address);

    /** The node above; empty for the document, and for an address that names nothing here. */
    Optional<Node> parent(Address address);

    /** The nodes right below, in order. */
    List<Node> children(Address address);

    /** The nodes with the same parent, in order, the one at the address included. */
    List<Node> siblings(Address address);

    /**
     * The nodes of the same level around an address, in order, across the bounds of paragraphs and sections.
     *
     * @param before how many before it, at the most
     * @param after how many after it, at the most
     */
    List<Node> window(Address address, int before, int after);

    /**
     * How the leaves changed since an earlier outline. Those added are what a re-ingest embeds of sentences; it also embeds
     * the paragraphs they are in, and what stands under a heading or a title that changed.
     */
    LeafChanges since(Outline earlier);

    /**
     * Sentences of two outlines compared by their searchable text.
     *
     * @param unchanged leaves that the earlier outline has, too
     * @param added leaves that it has not
     * @param removed leaves that only it has
     */
    record LeafChanges(int unchanged, int added, int removed) {}
}
