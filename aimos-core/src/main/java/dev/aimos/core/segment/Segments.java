package dev.aimos.core.segment;

import dev.aimos.AimosException;
import dev.aimos.index.Address;
import dev.aimos.index.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text cut into its sections, paragraphs and sentences. Immutable; computed from the text and its media type alone.
 *
 * <p>Nodes are numbered in pre-order: 0 is the document, and each node comes before what is in it. The children of a node
 * tile it without gaps, so that the sentences, joined in order, give the text back character for character. A text that is
 * not empty has at least one node of each level; the empty text has a document and nothing else.
 *
 * <p>Of each sentence two texts are searchable: its {@linkplain #core core}, its own characters without markup, and what is
 * {@linkplain #extra extra}, such as the name of the speaker whose turn it continues. The core of a larger node is the cores
 * of its sentences, joined by a space within a paragraph and by a line feed between paragraphs.
 *
 * <p>Cost: time and memory linear in the text; about 29 bytes a node, besides the text and the searchable text.
 */
public final class Segments {
    private static final Level[] LEVELS = Level.values();

    private final String source;
    private final Nodes nodes;
    private final String cores;

    Segments(String source, Nodes nodes, String cores) {
        this.source = source;
        this.nodes = nodes;
        this.cores = cores;
    }

    /**
     * Cuts a text.
     *
     * @param mediaType says which format it is in; parameters after a semicolon are ignored, an unknown type is read as plain
     *     text
     * @param maxNodes how many nodes there may be, the document included
     * @throws AimosException.InvalidRequest with code {@code too-many-nodes} as soon as there are more
     */
    public static Segments of(String text, String mediaType, int maxNodes) {
        SegmentsBuilder builder = new SegmentsBuilder(text, maxNodes);
        TextFormat.of(mediaType).read(text, builder);
        return builder.build();
    }

    /** The text that was cut. */
    public String source() {
        return source;
    }

    /** How many nodes there are; at least 1. */
    public int size() {
        return nodes.size();
    }

    /** Which level a node is on. */
    public Level level(int node) {
        return LEVELS[nodes.level(node)];
    }

    /** Number of the section a node is or is in, from 1; 0 for the document. */
    public int section(int node) {
        return numberOn(Nodes.SECTION, node);
    }

    /** Number of the paragraph in its section that a node is or is in, from 1; 0 for larger nodes. */
    public int paragraph(int node) {
        return numberOn(Nodes.PARAGRAPH, node);
    }

    /** Number of a sentence in its paragraph, from 1; 0 for larger nodes. */
    public int sentence(int node) {
        return numberOn(Nodes.SENTENCE, node);
    }

    private int numberOn(int level, int node) {
        int at = node;
        while (nodes.level(at) > level) {
            at = nodes.parent(at);
        }
        return nodes.level(at) == level ? nodes.number(at) : 0;
    }

    /** The address of a node, given the key of the atom. */
    public Address address(String key, int node) {
        return new Address(key, section(node), paragraph(node), sentence(node));
    }

    /** The node with these numbers, as in an {@link Address}; -1 if there is none. Cost: logarithmic. */
    public int find(int section, int paragraph, int sentence) {
        int node = 0;
        for (int number : new int[] {section, paragraph, sentence}) {
            if (number == 0 || node < 0) {
                break;
            }
            node = nodes.child(node, number);
        }
        return node;
    }

    /** How many nodes a level has. */
    public int count(Level level) {
        return nodes.count(depth(level));
    }

    /** A node by how many of its level come before it in the text. */
    public int nodeAt(Level level, int rank) {
        return nodes.ofLevel(depth(level), Objects.checkIndex(rank, count(level)));
    }

    /** How many nodes of its level come before a node in the text. Cost: logarithmic. */
    public int rank(int node) {
        return nodes.rank(node);
    }

    private static int depth(Level level) {
        return switch (level) {
            case DOCUMENT -> Nodes.DOCUMENT;
            case SECTION -> Nodes.SECTION;
            case PARAGRAPH -> Nodes.PARAGRAPH;
            case SENTENCE -> Nodes.SENTENCE;
        };
    }

    /** First character of a node. */
    public int start(int node) {
        return nodes.start(node);
    }

    /** First character after a node. */
    public int end(int node) {
        int next = nodes.subtreeEnd(node);
        return next < size() ? nodes.start(next) : source.length();
    }

    /** First character of a node that is not white space; its start, if it has none. Cost: the white space. */
    public int quoteStart(int node) {
        int end = end(node);
        int at = start(node);
        while (at < end && Blank.is(source.charAt(at))) {
            at++;
        }
        return at < end ? at : start(node);
    }

    /** First character after the last one of a node that is not white space; its start, if it has none. */
    public int quoteEnd(int node) {
        int start = start(node);
        int at = end(node);
        while (at > start && Blank.is(source.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** The node above; -1 for the document. */
    public int parent(int node) {
        return nodes.parent(node);
    }

    /** The number after those of a node and all that is in it: its next sibling's, if it has one. */
    public int subtreeEnd(int node) {
        return nodes.subtreeEnd(node);
    }

    /** The heading of a section, without markup; empty for a section without one, and on all other levels. */
    public String title(int node) {
        return level(node) == Level.SECTION && nodes.headed(node) ? core(node + 1) : "";
    }

    /**
     * Whether a paragraph, or the sentence it is, is the heading of a section under which something stands. Such a node is
     * indexed with its section and in what is embedded of the paragraphs below it, but not by itself: it answers nothing.
     */
    public boolean heading(int node) {
        int paragraph = level(node) == Level.SENTENCE ? parent(node) : node;
        if (level(paragraph) != Level.PARAGRAPH) {
            return false;
        }
        int section = parent(paragraph);
        return paragraph == section + 1 && nodes.headed(section) && subtreeEnd(section) > subtreeEnd(paragraph);
    }

    /**
     * The headings that a node is under, outermost first, joined by {@code " > "}: for a section its own is the last. Empty
     * for the document, and for text before the first heading. Cost: the headings.
     */
    public String headingPath(int node) {
        int section = node;
        while (nodes.level(section) > Nodes.SECTION) {
            section = nodes.parent(section);
        }
        Deque<String> titles = new ArrayDeque<>();
        while (section > 0) {
            String title = title(section);
            if (!title.isEmpty()) {
                titles.addFirst(title);
            }
            section = nodes.outer(section);
        }
        return String.join(" > ", titles);
    }

    /** What is indexed of a node's own characters: without markup, on one line for each paragraph. May be empty. */
    public String core(int node) {
        return cores.substring(nodes.coreStart(node), nodes.coreEnd(node));
    }

    /**
     * What is indexed of a sentence though it is not in its own characters: the time and the speaker of a turn, for all its
     * sentences but the first. Empty on all other levels.
     */
    public String extra(int node) {
        if (level(node) != Level.SENTENCE || nodes.number(node) == 1) {
            return "";
        }
        Turn turn = nodes.turn(nodes.parent(node));
        return turn == null ? "" : turn.prefix();
    }

    /** What is indexed and embedded of a node: its core, for a sentence with what is extra before it. */
    public String searchable(int node) {
        String extra = extra(node);
        String core = core(node);
        return extra.isEmpty() || core.isEmpty() ? extra + core : extra + " " + core;
    }

    /** Who speaks in the turn that a node is or is in; empty where it is no turn. */
    public String speaker(int node) {
        Turn turn = turn(node);
        return turn == null ? "" : turn.speaker();
    }

    /** The time of the turn that a node is or is in, as it is written; empty where none is given. */
    public String time(int node) {
        Turn turn = turn(node);
        return turn == null ? "" : turn.time();
    }

    private @Nullable Turn turn(int node) {
        return switch (level(node)) {
            case DOCUMENT, SECTION -> null;
            case PARAGRAPH -> nodes.turn(node);
            case SENTENCE -> nodes.turn(nodes.parent(node));
        };
    }
}
