package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Level;
import java.io.IOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteArrayDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * Place of a node in the text of its record, as doc values: five numbers of variable length, those of section, paragraph
 * and sentence, and where it starts and how long it is.
 *
 * <p>A node and its only child cover the same text, and share a document, whose place is the child's.
 */
record Place(int section, int paragraph, int sentence, int start, int end) {
    private static final int MOST_BYTES = 25;

    /** Of a node by its number. */
    static Place of(Segments segments, int node) {
        return new Place(
                segments.section(node),
                segments.paragraph(node),
                segments.sentence(node),
                segments.start(node),
                segments.end(node));
    }

    static Place decode(BytesRef bytes) throws IOException {
        ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
        int section = in.readVInt();
        int paragraph = in.readVInt();
        int sentence = in.readVInt();
        int start = in.readVInt();
        return new Place(section, paragraph, sentence, start, start + in.readVInt());
    }

    BytesRef encode() {
        byte[] bytes = new byte[MOST_BYTES];
        ByteArrayDataOutput out = new ByteArrayDataOutput(bytes);
        try {
            out.writeVInt(section);
            out.writeVInt(paragraph);
            out.writeVInt(sentence);
            out.writeVInt(start);
            out.writeVInt(end - start);
        } catch (IOException e) {
            throw new AssertionError("writing to an array does not fail", e);
        }
        return new BytesRef(bytes, 0, out.getPosition());
    }

    /** The node of a level that stands here, or that this is in. */
    NodeId id(long seq, Level level) {
        return new NodeId(seq, section, paragraph, sentence).at(level);
    }

    /** Whether a node of the same record stands here, or this is in it. */
    boolean isIn(NodeId node) {
        return (node.section() == 0 || node.section() == section)
                && (node.paragraph() == 0 || node.paragraph() == paragraph)
                && (node.sentence() == 0 || node.sentence() == sentence);
    }

    /** The smallest node that stands here. */
    NodeId id(long seq) {
        return new NodeId(seq, section, paragraph, sentence);
    }
}
