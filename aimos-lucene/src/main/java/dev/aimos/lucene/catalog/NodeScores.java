package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.index.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.IOSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The scores that a search gives to nodes that are named, found or not. Cost: for each, looking its record up; and a step in
 * the postings of each term.
 */
final class NodeScores {
    private final View view;
    private final WeighedTerms terms;

    NodeScores(View view, WeighedTerms terms) {
        this.view = view;
        this.terms = terms;
    }

    private record Document(int document, NodeId id, Place place) {}

    Map<NodeId, FoundNode> of(Collection<NodeId> nodes) throws IOException {
        Map<Integer, List<Document>> bySegment = documents(nodes);
        Map<NodeId, FoundNode> scores = new HashMap<>();
        for (Map.Entry<Integer, List<Document>> segment : bySegment.entrySet()) {
            List<Document> documents = segment.getValue();
            double[] sums = new double[documents.size()];
            for (WeighedTerms.Term term : terms.all()) {
                add(term, segment.getKey(), documents, sums);
            }
            SegmentReader reader = view.leaves().get(segment.getKey()).reader();
            SortedDocValues keys = DocValues.getSorted(reader, Fields.KEY);
            String key = "";
            int known = -1;
            for (int i = 0; i < sums.length; i++) {
                Document one = documents.get(i);
                if (keys.advanceExact(one.document)) {
                    // Nodes of one text stand side by side, and looking a key up takes longer than all else here.
                    if (keys.ordValue() != known) {
                        known = keys.ordValue();
                        key = keys.lookupOrd(known).utf8ToString();
                    }
                    scores.put(one.id, new FoundNode(key, one.id, one.place.start(), one.place.end(), share((float)
                            sums[i])));
                }
            }
        }
        return scores;
    }

    private double share(double score) {
        return terms.greatest() == 0 ? 0 : Math.min(1, score / terms.greatest());
    }

    /** Where each node stands, in each segment in the order of the documents. */
    private Map<Integer, List<Document>> documents(Collection<NodeId> nodes) throws IOException {
        Map<Integer, List<Document>> bySegment = new HashMap<>();
        NodeLookup.each(
                view,
                nodes,
                (segment, document, id, place) -> bySegment
                        .computeIfAbsent(segment, s -> new ArrayList<>())
                        .add(new Document(document, id, place)));
        return bySegment;
    }

    private void add(WeighedTerms.Term term, int segment, List<Document> documents, double[] sums) throws IOException {
        LeafReaderContext context = view.reader().leaves().get(segment);
        PostingsEnum postings = postings(term, context);
        NumericDocValues norms = context.reader().getNormValues(term.term().field());
        if (postings == null || norms == null) {
            return;
        }
        SimScorer scorer = new Bm25(terms.averageLength())
                .scorer(term.weight(), new CollectionStatistics(term.term().field(), 1, 1, 1, 1));
        for (int i = 0; i < sums.length; i++) {
            int document = documents.get(i).document;
            int at = postings.docID() < document ? postings.advance(document) : postings.docID();
            if (at == document && norms.advanceExact(document)) {
                sums[i] += scorer.score(postings.freq(), norms.longValue());
            }
        }
    }

    private static @Nullable PostingsEnum postings(WeighedTerms.Term term, LeafReaderContext context)
            throws IOException {
        IOSupplier<TermState> supplier = term.states().get(context);
        TermState state = supplier == null ? null : supplier.get();
        if (state == null) {
            return null;
        }
        TermsEnum found = context.reader().terms(term.term().field()).iterator();
        found.seekExact(term.term().bytes(), state);
        return found.postings(null, PostingsEnum.FREQS);
    }

    /** Where the score of a node comes from. */
    Explanation explain(NodeId node) throws IOException {
        List<Explanation> details = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<Integer, List<Document>> segment :
                documents(List.of(node)).entrySet()) {
            for (WeighedTerms.Term term : terms.all()) {
                double[] score = new double[1];
                add(term, segment.getKey(), segment.getValue(), score);
                details.add(terms.explain(term, score[0]));
                sum += score[0];
            }
        }
        return new Explanation(
                share((float) sum),
                "BM25 among " + terms.texts() + " texts of " + terms.averageLength()
                        + " terms on average, as a share of the greatest reachable, " + terms.greatest(),
                details);
    }
}
