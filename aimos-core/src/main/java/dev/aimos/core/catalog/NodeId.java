package dev.aimos.core.catalog;

import dev.aimos.index.Address;
import dev.aimos.index.Level;

/**
 * A node of the text of one record.
 *
 * @param seq number of the record
 * @param section number of the section, from 1, or 0
 * @param paragraph number of the paragraph in the section, or 0
 * @param sentence number of the sentence in the paragraph, or 0
 */
public record NodeId(long seq, int section, int paragraph, int sentence) implements Comparable<NodeId> {
    /** The whole text of a record. */
    public static NodeId document(long seq) {
        return new NodeId(seq, 0, 0, 0);
    }

    /** The node on a level that this one is in, or this one if it is on that level or above it. */
    public NodeId at(Level level) {
        return switch (level) {
            case DOCUMENT -> document(seq);
            case SECTION -> new NodeId(seq, section, 0, 0);
            case PARAGRAPH -> new NodeId(seq, section, paragraph, 0);
            case SENTENCE -> this;
        };
    }

    /** Which level it is on. */
    public Level level() {
        if (section == 0) {
            return Level.DOCUMENT;
        }
        if (paragraph == 0) {
            return Level.SECTION;
        }
        return sentence == 0 ? Level.PARAGRAPH : Level.SENTENCE;
    }

    /** Its address, its record being one of a key. */
    public Address address(String key) {
        return new Address(key, section, paragraph, sentence);
    }

    /** By record, then by place in the text, a node before what is in it. */
    @Override
    public int compareTo(NodeId other) {
        int bySeq = Long.compare(seq, other.seq);
        if (bySeq != 0) {
            return bySeq;
        }
        int bySection = Integer.compare(section, other.section);
        if (bySection != 0) {
            return bySection;
        }
        int byParagraph = Integer.compare(paragraph, other.paragraph);
        return byParagraph != 0 ? byParagraph : Integer.compare(sentence, other.sentence);
    }
}
