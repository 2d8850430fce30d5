package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Cut;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;

/** The pending cuts of one segment's documents. Immutable. */
final class LeafCuts {
    static final LeafCuts NONE = new LeafCuts(new int[0], new Cut[0], new BytesRef[0]);

    private final int[] documents;
    private final Cut[] cuts;
    private final BytesRef[] overlays;

    private LeafCuts(int[] documents, Cut[] cuts, BytesRef[] overlays) {
        this.documents = documents;
        this.cuts = cuts;
        this.overlays = overlays;
    }

    /** These cuts, and in their place where they concern the same documents, later ones. */
    LeafCuts with(List<Cut> later, LeafReader reader, SegmentCore core) throws IOException {
        List<Cut> inRange = later.stream().filter(cut -> core.spans(cut.seq())).toList();
        if (inRange.isEmpty()) {
            return this;
        }
        Map<Integer, Cut> all = new TreeMap<>();
        for (int i = 0; i < documents.length; i++) {
            all.put(documents[i], cuts[i]);
        }
        TermsEnum ids = reader.terms(Fields.ID).iterator();
        for (Cut cut : inRange) {
            if (ids.seekExact(RecordFields.id(cut.seq()).bytes())) {
                PostingsEnum documents = ids.postings(null, PostingsEnum.NONE);
                for (int document = documents.nextDoc();
                        document != DocIdSetIterator.NO_MORE_DOCS;
                        document = documents.nextDoc()) {
                    all.put(document, cut);
                }
            }
        }
        int[] newDocuments = all.keySet().stream().mapToInt(Integer::intValue).toArray();
        Cut[] newCuts = all.values().toArray(new Cut[0]);
        BytesRef[] newOverlays = Arrays.stream(newCuts)
                .map(cut -> OverlayBytes.encode(cut.overlays()))
                .toArray(BytesRef[]::new);
        return new LeafCuts(newDocuments, newCuts, newOverlays);
    }

    /** How many there are. */
    int size() {
        return documents.length;
    }

    /** Place of a document's cut; negative if it has none. */
    int indexOf(int document) {
        return documents.length == 0 ? -1 : Arrays.binarySearch(documents, document);
    }

    /** The document of a cut. */
    int document(int index) {
        return documents[index];
    }

    /** Everything taken over from a document, as its doc values would hold it. */
    BytesRef overlays(int index) {
        return overlays[index];
    }

    /** Whether any of the documents may still be met by readings of the present. */
    boolean anyCurrent() {
        return Arrays.stream(cuts).anyMatch(Cut::current);
    }

    /** Takes away the documents that no reading of the present can meet any more. */
    void clearGone(FixedBitSet current) {
        for (int i = 0; i < documents.length; i++) {
            if (!cuts[i].current()) {
                current.clear(documents[i]);
            }
        }
    }
}
