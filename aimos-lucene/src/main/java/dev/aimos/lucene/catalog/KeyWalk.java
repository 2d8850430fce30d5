package dev.aimos.lucene.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Goes through the keys of some segments in the order of their bytes. Not thread-safe. */
final class KeyWalk {
    /** Where the walk has come to in one segment. */
    static final class Place {
        private final int segment;
        private final TermsEnum keys;
        private @Nullable BytesRef key;
        private @Nullable PostingsEnum documents;

        private Place(int segment, TermsEnum keys) {
            this.segment = segment;
            this.keys = keys;
        }

        /** Number of the segment. */
        int segment() {
            return segment;
        }

        /** The documents of the key there. */
        PostingsEnum documents() throws IOException {
            PostingsEnum opened = keys.postings(documents, PostingsEnum.NONE);
            documents = opened;
            return opened;
        }
    }

    private static final Comparator<Place> BY_KEY =
            Comparator.comparing((Place place) -> place.key, Comparator.nullsLast(Comparator.naturalOrder()));

    private final PriorityQueue<Place> next = new PriorityQueue<>(BY_KEY);
    private final List<Place> here = new ArrayList<>();

    /** Adds a segment, from a key on. */
    void add(int segment, Terms terms, BytesRef from) throws IOException {
        Place place = new Place(segment, terms.iterator());
        if (place.keys.seekCeil(from) != TermsEnum.SeekStatus.END) {
            place.key = place.keys.term();
            next.add(place);
        }
    }

    /** Goes to the next key; null after the last. The key is valid until the next call. */
    @Nullable
    BytesRef next() throws IOException {
        for (Place left : here) {
            left.key = left.keys.next();
            if (left.key != null) {
                next.add(left);
            }
        }
        here.clear();
        Place first = next.poll();
        if (first == null) {
            return null;
        }
        here.add(first);
        for (Place same = next.peek(); same != null && BY_KEY.compare(same, first) == 0; same = next.peek()) {
            here.add(next.remove());
        }
        return first.key;
    }

    /** Where the key is. */
    List<Place> places() {
        return here;
    }
}
