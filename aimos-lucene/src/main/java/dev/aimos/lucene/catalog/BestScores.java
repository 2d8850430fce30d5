package dev.aimos.lucene.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.search.ScoreDoc;

/** Keeps the greatest scores, and every document whose score equals the least of them. Not thread-safe. */
final class BestScores {
    private final int limit;
    private final PriorityQueue<ScoreDoc> best = new PriorityQueue<>(Comparator.comparingDouble(one -> one.score));
    private final List<ScoreDoc> ties = new ArrayList<>();

    BestScores(int limit) {
        this.limit = limit;
    }

    /** Adds a document. */
    void add(int document, float score) {
        ScoreDoc least = best.peek();
        if (best.size() < limit || least == null) {
            best.add(new ScoreDoc(document, score));
        } else if (score > least.score) {
            best.add(new ScoreDoc(document, score));
            ScoreDoc gone = best.remove();
            ScoreDoc next = best.peek();
            if (next != null && next.score == gone.score) {
                ties.add(gone);
            } else {
                ties.clear();
            }
        } else if (score == least.score) {
            ties.add(new ScoreDoc(document, score));
        }
    }

    /** The documents, ascending: perhaps more than the limit, as to which of equal ones comes first is for others to say. */
    List<ScoreDoc> inDocumentOrder() {
        List<ScoreDoc> all = new ArrayList<>(best);
        all.addAll(ties);
        all.sort(Comparator.comparingInt(one -> one.doc));
        return all;
    }
}
