package dev.aimos.core.segment;

import dev.aimos.AimosException;
import java.util.Arrays;

/**
 * Collects the nodes of a text in pre-order. A reader opens sections and paragraphs and adds sentences, each by where it
 * starts; where it ends follows from what comes next.
 */
final class SegmentsBuilder {
    private static final int NONE = -1;

    private final String source;
    private final int maxNodes;
    private final Nodes nodes = new Nodes();
    private final StringBuilder cores = new StringBuilder();
    /** The last section under a heading of each level from 1 to 6; 0 where there is none. */
    private final int[] headings = new int[7];

    /** A section that has been announced but has no paragraph yet: where it starts, and its heading's level or 0. */
    private int announced = NONE;

    private int announcedLevel;
    private int section = NONE;
    private int paragraph = NONE;
    private int sentence = NONE;
    private int sections;
    private int paragraphs;
    private int sentences;
    /** The paragraph of the last core that is not empty. */
    private int written = NONE;

    SegmentsBuilder(String source, int maxNodes) {
        this.source = source;
        this.maxNodes = maxNodes;
        add(Nodes.DOCUMENT, 0, NONE, 0);
    }

    private int add(int level, int start, int parent, int number) {
        if (nodes.size() >= maxNodes) {
            throw new AimosException.InvalidRequest(
                    "too-many-nodes",
                    "the text has more than " + maxNodes
                            + " sections, paragraphs and sentences; split it, or raise Limits.maxNodes");
        }
        // What comes first starts with the text, whatever white space that starts with.
        return nodes.add(level, nodes.size() <= level ? 0 : start, parent, number);
    }

    /** Begins a section without a heading; it counts once a paragraph follows. */
    void section(int start) {
        section(start, 0);
    }

    /** Begins a section whose first paragraph is its heading, of a level from 1 to 6. */
    void section(int start, int headingLevel) {
        announced = announced == NONE ? start : announced;
        announcedLevel = headingLevel;
    }

    private void openSection(int start, int headingLevel) {
        section = add(Nodes.SECTION, start, 0, ++sections);
        paragraphs = 0;
        if (headingLevel > 0) {
            int outer = 0;
            for (int level = 1; level < headingLevel; level++) {
                outer = Math.max(outer, headings[level]);
            }
            nodes.headed(section, outer);
            Arrays.fill(headings, headingLevel, headings.length, 0);
            headings[headingLevel] = section;
        }
    }

    /** Opens a paragraph, in the section begun right before it or the open one; the first in a section starts with it. */
    void paragraph(int start) {
        if (announced != NONE || section == NONE) {
            openSection(announced == NONE ? start : announced, announcedLevel);
            announced = NONE;
            announcedLevel = 0;
        }
        int at = paragraphs == 0 ? nodes.start(section) : start;
        paragraph = add(Nodes.PARAGRAPH, at, section, ++paragraphs);
        sentences = 0;
        sentence = NONE;
    }

    /** Says whose turn the open paragraph is. */
    void turn(Turn turn) {
        nodes.turn(paragraph, turn);
    }

    /**
     * Adds a sentence to the open paragraph: the first starts with it. What would be empty is made part of the sentence
     * before it.
     */
    void sentence(int start, CharSequence core, int from, int to) {
        int at = sentence == NONE ? nodes.start(paragraph) : start;
        if (sentence == NONE || at > nodes.start(sentence)) {
            sentence = add(Nodes.SENTENCE, at, paragraph, ++sentences);
            nodes.core(sentence, cores.length(), cores.length());
        }
        if (from < to) {
            boolean begun = nodes.coreStart(sentence) < nodes.coreEnd(sentence);
            if (written != NONE) {
                cores.append(written == paragraph ? ' ' : '\n');
            }
            int coreStart = begun ? nodes.coreStart(sentence) : cores.length();
            cores.append(core, from, to);
            nodes.core(sentence, coreStart, cores.length());
            written = paragraph;
        }
    }

    /** A sentence of which nothing is searchable. */
    void silent(int start) {
        sentence(start, "", 0, 0);
    }

    /** The segmentation; a text of white space only gets one node of each level. */
    Segments build() {
        if (nodes.size() == 1 && !source.isEmpty()) {
            paragraph(0);
            silent(0);
        }
        nodes.complete();
        return new Segments(source, nodes, cores.toString());
    }
}
