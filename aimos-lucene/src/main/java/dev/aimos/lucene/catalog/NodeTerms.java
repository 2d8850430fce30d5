package dev.aimos.lucene.catalog;

import dev.aimos.core.segment.Segments;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.lucene.util.BytesRef;

/**
 * The terms of the nodes of a text. Each sentence is analyzed once: larger nodes have the terms of their sentences, one
 * after another; a document has those of its title before them, a sentence those of what it names besides its own words.
 */
final class NodeTerms {
    private static final List<BytesRef> NONE = List.of();

    private final Analyzer analyzer;
    private final Segments segments;
    private final List<BytesRef> documentTitle;
    private final List<List<BytesRef>> core = new ArrayList<>();
    private final Map<String, BytesRef> seen = new HashMap<>();

    NodeTerms(Analyzer analyzer, String title, Segments segments) {
        this.analyzer = analyzer;
        this.segments = segments;
        this.documentTitle = terms(title);
        for (int node = 0; node < segments.size(); node++) {
            core.add(segments.level(node) == Level.SENTENCE ? terms(segments.core(node)) : NONE);
        }
    }

    private List<BytesRef> terms(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        List<String> terms = analyzer.terms(text);
        List<BytesRef> bytes = new ArrayList<>(terms.size());
        for (String term : terms) {
            bytes.add(seen.computeIfAbsent(term, IndexedTerm::of));
        }
        return bytes;
    }

    /** The terms of a node. */
    Iterator<BytesRef> text(int node) {
        return switch (segments.level(node)) {
            case DOCUMENT -> new Chain(documentTitle, node);
            case SECTION, PARAGRAPH -> new Chain(NONE, node);
            case SENTENCE -> new Chain(terms(segments.extra(node)), node);
        };
    }

    /** Whether a node has terms. */
    boolean any(int node) {
        return text(node).hasNext();
    }

    /** The terms of a document's title, or of a section's. */
    Iterator<BytesRef> title(int node) {
        return switch (segments.level(node)) {
            case DOCUMENT -> documentTitle.iterator();
            case SECTION -> terms(segments.title(node)).iterator();
            case PARAGRAPH, SENTENCE -> Collections.emptyIterator();
        };
    }

    /** Whether a node has a title. */
    boolean anyTitle(int node) {
        return title(node).hasNext();
    }

    /** Some terms, then those of the sentences of a node. */
    private final class Chain implements Iterator<BytesRef> {
        private final int end;
        private int next;
        private Iterator<BytesRef> here;

        Chain(List<BytesRef> first, int node) {
            this.here = first.iterator();
            this.next = node;
            this.end = segments.subtreeEnd(node);
        }

        @Override
        public boolean hasNext() {
            while (!here.hasNext() && next < end) {
                here = core.get(next++).iterator();
            }
            return here.hasNext();
        }

        @Override
        public BytesRef next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return here.next();
        }
    }
}
