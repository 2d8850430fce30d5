package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/** Finds the documents of nodes by the numbers of their records. */
final class NodeLookup {
    /** Hears of the documents of records, ascending in each segment. */
    interface Visitor {
        /** Returns whether it wants more of the record. */
        boolean visit(int segment, int document, long seq, Place place) throws IOException;
    }

    /** Hears of the documents where nodes stand, ascending in each segment. */
    interface NodeVisitor {
        void visit(int segment, int document, NodeId node, Place place) throws IOException;
    }

    private NodeLookup() {}

    /** The documents where nodes stand: each at the first document in it, which is its own or its only child's. */
    static void each(View view, Collection<NodeId> nodes, NodeVisitor visitor) throws IOException {
        Map<Long, Wanted> bySeq = new TreeMap<>();
        for (NodeId node : new TreeSet<>(nodes)) {
            bySeq.computeIfAbsent(node.seq(), seq -> new Wanted()).nodes.add(node);
        }
        visit(view, bySeq.keySet(), (segment, document, seq, place) -> {
            Wanted wanted = bySeq.get(seq);
            return wanted != null && wanted.meet(segment, document, seq, place, visitor);
        });
    }

    /** The nodes wanted of one record, in the order of its text, which is that of its documents. */
    private static final class Wanted {
        private final List<NodeId> nodes = new ArrayList<>();
        private int next;

        /** Takes those that stand at a document, and passes over those that are not there; whether any are left. */
        boolean meet(int segment, int document, long seq, Place place, NodeVisitor visitor) throws IOException {
            while (next < nodes.size()) {
                NodeId node = nodes.get(next);
                int order = node.compareTo(place.id(seq, node.level()));
                if (order > 0) {
                    return true;
                }
                if (order == 0) {
                    visitor.visit(segment, document, node, place);
                }
                next++;
            }
            return false;
        }
    }

    /** Goes through the documents of some records. */
    static void visit(View view, Collection<Long> seqs, Visitor visitor) throws IOException {
        TreeSet<Long> ascending = new TreeSet<>(seqs);
        for (int segment = 0; segment < view.leaves().size(); segment++) {
            Leaf leaf = view.leaves().get(segment);
            LeafReader reader = leaf.reader();
            BinaryDocValues places = reader.getBinaryDocValues(Fields.PLACE);
            if (places == null) {
                continue;
            }
            TermsEnum ids = null;
            PostingsEnum documents = null;
            for (long seq : ascending) {
                if (!leaf.core().spans(seq)) {
                    continue;
                }
                if (ids == null) {
                    ids = reader.terms(Fields.ID).iterator();
                }
                if (!ids.seekExact(RecordFields.id(seq).bytes())) {
                    continue;
                }
                documents = ids.postings(documents, PostingsEnum.NONE);
                boolean more = true;
                for (int document = documents.nextDoc();
                        more && document != DocIdSetIterator.NO_MORE_DOCS;
                        document = documents.nextDoc()) {
                    if (places.advanceExact(document)) {
                        more = visitor.visit(segment, document, seq, Place.decode(places.binaryValue()));
                    }
                }
            }
        }
    }
}
