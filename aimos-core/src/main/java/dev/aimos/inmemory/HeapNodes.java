package dev.aimos.inmemory;

import dev.aimos.core.catalog.Document;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.segment.Segments;
import dev.aimos.index.Analyzer;
import dev.aimos.index.Level;
import java.util.ArrayList;
import java.util.List;

/** The nodes of one record's text, each with its terms. Immutable. */
final class HeapNodes {
    /**
     * A node.
     *
     * @param number its number in the segments
     * @param id which node of which record
     * @param terms its terms
     * @param title the terms of its title
     */
    record HeapNode(int number, NodeId id, int start, int end, List<String> terms, List<String> title) {}

    static final HeapNodes NONE = new HeapNodes(List.of());

    private final List<HeapNode> nodes;

    private HeapNodes(List<HeapNode> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    static HeapNodes of(long seq, Document document, Analyzer analyzer) {
        Segments segments = document.segments();
        List<String> documentTitle = analyzer.terms(document.title());
        List<HeapNode> nodes = new ArrayList<>();
        for (int node = 0; node < segments.size(); node++) {
            if (segments.heading(node)) {
                continue;
            }
            List<String> terms = new ArrayList<>();
            List<String> title = List.of();
            switch (segments.level(node)) {
                case DOCUMENT -> {
                    title = documentTitle;
                    terms.addAll(documentTitle);
                }
                case SECTION -> title = analyzer.terms(segments.title(node));
                case PARAGRAPH -> {}
                case SENTENCE -> terms.addAll(analyzer.terms(segments.extra(node)));
            }
            for (int below = node; below < segments.subtreeEnd(node); below++) {
                if (segments.level(below) == Level.SENTENCE) {
                    terms.addAll(analyzer.terms(segments.core(below)));
                }
            }
            nodes.add(new HeapNode(
                    node,
                    new NodeId(seq, segments.section(node), segments.paragraph(node), segments.sentence(node)),
                    segments.start(node),
                    segments.end(node),
                    List.copyOf(terms),
                    title));
        }
        return new HeapNodes(nodes);
    }

    /** All nodes but headings, each before what is in it. */
    List<HeapNode> all() {
        return nodes;
    }

    /** Those of one level, in the order of the text. */
    List<HeapNode> of(Level level) {
        return nodes.stream().filter(node -> node.id().level() == level).toList();
    }
}
