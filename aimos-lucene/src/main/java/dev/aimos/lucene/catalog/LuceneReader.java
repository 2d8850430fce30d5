package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.FoundNode;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.NodeId;
import dev.aimos.core.catalog.Words;
import dev.aimos.index.Explanation;
import dev.aimos.index.Level;
import dev.aimos.memory.Filter;
import dev.aimos.memory.Hash;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A view, as the engine reads it. */
final class LuceneReader implements CatalogReader {
    private final View view;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over the caller's reference to the view. */
    LuceneReader(View view) {
        this.view = view;
    }

    /** What it reads. */
    View view() {
        return view;
    }

    @Override
    public long tx() {
        return view.applied().tx();
    }

    @Override
    public @Nullable Entry visible(String key, Moment moment) throws IOException {
        return new KeyLookup(view, key).atom(moment);
    }

    @Override
    public List<Entry> entries(String key) throws IOException {
        return new KeyLookup(view, key).entries();
    }

    @Override
    public List<Entry> vouchedForBy(Hash witness) throws IOException {
        return new KeyLookup(view, Fields.WITNESS, NodeDocuments.witness(witness)).entries();
    }

    @Override
    public List<Found> scan(Filter filter, Moment moment, @Nullable String after, int limit) throws IOException {
        return new KeyScan(view, filter, moment).page(after, limit);
    }

    @Override
    public List<FoundNode> search(Words words, Level level, Filter filter, Moment moment, int limit, Deadline deadline)
            throws IOException {
        return new TextSearch(view, words, level, moment, deadline).best(filter, limit);
    }

    @Override
    public Map<NodeId, FoundNode> look(Words words, Level level, Moment moment, Collection<NodeId> nodes)
            throws IOException {
        return new TextSearch(view, words, level, moment, Deadline.NONE).look(nodes);
    }

    @Override
    public Explanation explain(Words words, Moment moment, NodeId node) throws IOException {
        return new TextSearch(view, words, node.level(), moment, Deadline.NONE).explain(node);
    }

    @Override
    public Map<String, Double> weights(Words words, Level level, Moment moment) throws IOException {
        return WeighedTerms.of(view, words, level, moment).weights();
    }

    @Override
    public Map<Level, Long> nodes() throws IOException {
        Map<Level, Long> nodes = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            nodes.put(level, new TextStatistics(view, Fields.text(level), Long.MAX_VALUE).texts());
        }
        return nodes;
    }

    @Override
    public SortedSet<String> touched(Moment from, Moment to) throws IOException {
        return new TouchedKeys(view).between(from, to);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            view.release();
        }
    }
}
