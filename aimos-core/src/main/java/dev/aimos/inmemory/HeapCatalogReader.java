package dev.aimos.inmemory;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.Utf8Order;
import dev.aimos.core.catalog.Words;
import dev.aimos.index.Explanation;
import dev.aimos.index.Level;
import dev.aimos.index.TextField;
import dev.aimos.inmemory.HeapCatalog.Posting;
import dev.aimos.inmemory.HeapNodes.HeapNode;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The definitions of all readings, word for word. */
final class HeapCatalogReader implements CatalogReader {
    private final HeapCatalog catalog;
    private final long tx;

    HeapCatalogReader(HeapCatalog catalog, long tx) {
        this.catalog = catalog;
        this.tx = tx;
    }

    @Override
    public long tx() {
        return tx;
    }

    @Override
    public @Nullable Entry visible(String key, Moment moment) {
        Posting posting = shown(key, moment);
        return posting == null ? null : posting.entry();
    }

    /** The last record up to the moment's transaction that speaks about the moment's valid time, if it is an atom. */
    @Nullable
    Posting shown(String key, Moment moment) {
        Posting last = null;
        for (Posting posting : catalog.postings(key)) {
            if (posting.entry().tx() <= moment.tx() && posting.entry().covers(moment.validAt())) {
                last = posting;
            }
        }
        return last != null && last.entry().present() ? last : null;
    }

    @Override
    public List<Entry> entries(String key) {
        return catalog.postings(key).stream()
                .map(Posting::entry)
                .filter(entry -> entry.tx() <= tx)
                .toList();
    }

    @Override
    public List<Entry> vouchedForBy(Hash witness) {
        return catalog.keys().stream()
                .flatMap(key -> catalog.postings(key).stream())
                .filter(posting -> Objects.equals(witness, posting.document().witness()))
                .map(Posting::entry)
                .filter(entry -> entry.tx() <= tx)
                .toList();
    }

    @Override
    public List<Found> scan(Filter filter, Moment moment, @Nullable String after, int limit) {
        List<Found> found = new ArrayList<>();
        Collection<String> keys = after == null ? catalog.keys() : catalog.keysAfter(after);
        for (String key : keys) {
            if (found.size() == limit) {
                break;
            }
            Posting posting = shown(key, moment);
            if (posting != null && passes(filter, posting)) {
                found.add(new Found(key, posting.entry().seq()));
            }
        }
        return found;
    }

    @Override
    public List<FoundNode> search(
            Words words, Level level, Filter filter, Moment moment, int limit, Deadline deadline) {
        HeapBm25 bm25 = bm25(words, level, moment);
        List<FoundNode> found = new ArrayList<>();
        for (String key : catalog.keys()) {
            deadline.check();
            Posting posting = shown(key, moment);
            if (posting != null && passes(filter, posting)) {
                for (HeapNode node : posting.nodes().of(level)) {
                    double score = bm25.score(text(words, node));
                    if (score > 0) {
                        found.add(new FoundNode(key, node.id(), node.start(), node.end(), score));
                    }
                }
            }
        }
        return best(found, limit);
    }

    /** The greatest scores, equal ones by key, then by place. */
    static List<FoundNode> best(List<FoundNode> found, int limit) {
        found.sort(Comparator.comparingDouble(FoundNode::score)
                .reversed()
                .thenComparing(FoundNode::key, Utf8Order.INSTANCE)
                .thenComparing(FoundNode::id));
        return List.copyOf(found.subList(0, Math.min(limit, found.size())));
    }

    private static List<String> text(Words words, HeapNode node) {
        return words.field() == TextField.TITLE ? node.title() : node.terms();
    }

    /** BM25 with the statistics of all versions recorded up to a moment. */
    private HeapBm25 bm25(Words words, Level level, Moment moment) {
        return new HeapBm25(words, texts(words, level, moment));
    }

    /** All texts that count for the statistics. */
    private List<List<String>> texts(Words words, Level level, Moment moment) {
        List<List<String>> texts = new ArrayList<>();
        for (String key : catalog.keys()) {
            for (Posting posting : catalog.postings(key)) {
                if (posting.entry().tx() <= moment.tx()) {
                    posting.nodes().of(level).forEach(node -> texts.add(text(words, node)));
                }
            }
        }
        texts.removeIf(List::isEmpty);
        return texts;
    }

    @Override
    public Map<String, Double> weights(Words words, Level level, Moment moment) {
        List<List<String>> texts = texts(words, level, moment);
        return texts.isEmpty() ? Map.of() : new HeapBm25(words, texts).weights();
    }

    @Override
    public Map<NodeId, FoundNode> look(Words words, Level level, Moment moment, Collection<NodeId> nodes) {
        HeapBm25 bm25 = bm25(words, level, moment);
        Map<NodeId, FoundNode> seen = new TreeMap<>();
        for (String key : catalog.keys()) {
            for (Posting posting : catalog.postings(key)) {
                for (HeapNode node : posting.nodes().of(level)) {
                    if (nodes.contains(node.id())) {
                        double score = bm25.score(text(words, node));
                        seen.put(node.id(), new FoundNode(key, node.id(), node.start(), node.end(), score));
                    }
                }
            }
        }
        return seen;
    }

    @Override
    public Explanation explain(Words words, Moment moment, NodeId node) {
        HeapBm25 bm25 = bm25(words, node.level(), moment);
        for (String key : catalog.keys()) {
            for (Posting posting : catalog.postings(key)) {
                for (HeapNode one : posting.nodes().of(node.level())) {
                    if (one.id().equals(node)) {
                        return bm25.explain(text(words, one));
                    }
                }
            }
        }
        return Explanation.of(0, "no such node");
    }

    @Override
    public Map<Level, Long> nodes() {
        Map<Level, Long> counts = new EnumMap<>(Level.class);
        for (String key : catalog.keys()) {
            for (Posting posting : catalog.postings(key)) {
                posting.nodes().all().stream()
                        .filter(node -> !node.terms().isEmpty())
                        .forEach(node -> counts.merge(node.id().level(), 1L, Long::sum));
            }
        }
        return counts;
    }

    static boolean passes(Filter filter, Posting posting) {
        return FilterMatch.matches(filter, posting.key(), posting.at(), posting.document());
    }

    @Override
    public SortedSet<String> touched(Moment from, Moment to) {
        SortedSet<String> touched = new TreeSet<>(Utf8Order.INSTANCE);
        for (String key : catalog.keys()) {
            Entry before = visible(key, from);
            Entry after = visible(key, to);
            if (before == null ? after != null : !before.equals(after)) {
                touched.add(key);
            }
        }
        return touched;
    }

    @Override
    public void close() {}
}
