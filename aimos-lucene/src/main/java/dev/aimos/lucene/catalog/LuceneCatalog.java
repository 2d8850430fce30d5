package dev.aimos.lucene.catalog;

import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Change;
import dev.aimos.core.catalog.Entry;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.Timeline;
import dev.aimos.memory.Verification.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalog on Lucene. Changes reach the index behind the writer's back; keys changed since are answered from memory. */
class LuceneCatalog implements Catalog {
    private final Path directory;
    private final WritableIndex index;
    private final CommitData opened;
    private final RecentKeys recent = new RecentKeys();
    private final Unshown more;
    private final Projector projector;

    LuceneCatalog(Path directory, WritableIndex index) {
        this(directory, index, Unshown.NOTHING);
    }

    /**
     * Takes over the index.
     *
     * @param more what else is kept in memory until a view shows it
     */
    LuceneCatalog(Path directory, WritableIndex index, Unshown more) {
        this.directory = directory;
        this.more = more;
        this.index = index;
        this.opened = index.committed();
        this.projector = new Projector(new IntoIndex(), opened.applied().tx());
        projector.start();
    }

    private final class IntoIndex implements Projector.Target {
        @Override
        public void part(List<Change> changes) throws IOException {
            index.applyPart(changes);
        }

        @Override
        public void whole(List<Change> changes, Applied done) throws IOException {
            index.apply(changes, done);
        }

        @Override
        public void show() throws IOException {
            index.refresh();
            // In this order: whoever misses a key in memory must find it in the view it takes then.
            recent.evict(index.visible().tx());
            more.evict(index.visible().tx());
        }

        @Override
        public boolean full() {
            return recent.full() || more.full();
        }
    }

    /** Of how many keys it has in memory what they show. */
    int recentKeys() {
        return recent.size();
    }

    /** Where it keeps its files. */
    Path directory() {
        return directory;
    }

    @Override
    public long nextSeq() {
        return opened.applied().nextSeq();
    }

    @Override
    public Map<String, String> savedState() {
        return opened.state().orElse(Map.of());
    }

    @Override
    public Timeline timeline(String key) throws IOException {
        projector.requireRunning();
        Timeline timeline = recent.hold(key, this::read);
        if (recent.evictionDue()) {
            projector.later(() -> recent.evict(index.visible().tx()));
        }
        return timeline;
    }

    private Timeline read(String key) throws IOException {
        View view = index.view();
        try {
            Timeline timeline = new Timeline();
            for (Entry entry : new KeyLookup(view, key).entries()) {
                timeline.paint(entry, Micros.BEGINNING);
            }
            return timeline;
        } finally {
            view.release();
        }
    }

    @Override
    public void apply(Change change) throws IOException {
        if (!recent.changed(change.key(), change.entry().tx())) {
            timeline(change.key()).paint(change.entry(), Micros.of(change.at()));
            recent.changed(change.key(), change.entry().tx());
        }
        projector.add(change);
    }

    @Override
    public void complete(long tx, long at, long nextSeq) throws IOException {
        projector.complete(new Applied(tx, at, nextSeq));
        recent.letGo();
    }

    @Override
    public void erase(Collection<String> keys, Collection<Long> seqs) throws IOException {
        if (keys.isEmpty() && seqs.isEmpty()) {
            return;
        }
        Traces traces = new Traces(keys, seqs);
        projector.now(() -> {
            index.erase(traces);
            keys.forEach(recent::forget);
        });
    }

    @Override
    public void checkpoint(Map<String, String> state) throws IOException {
        projector.now(() -> index.checkpoint(state));
    }

    @Override
    public void checkpointLater(Map<String, String> state) throws IOException {
        Map<String, String> copy = Map.copyOf(state);
        projector.later(() -> index.checkpoint(copy));
    }

    @Override
    public CatalogReader acquire(long tx) throws IOException {
        return new LuceneReader(view(tx));
    }

    /** A view that contains at least a transaction, with a reference for the caller. */
    final View view(long tx) throws IOException {
        projector.requireRunning();
        if (index.visible().tx() < tx) {
            projector.awaitShown(tx);
        }
        return index.view();
    }

    @Override
    public Optional<Entry> visibleNow(String key, long validAt) throws IOException {
        projector.requireRunning();
        Timeline timeline = recent.get(key);
        if (timeline != null) {
            return Optional.ofNullable(timeline.at(validAt));
        }
        View view = index.view();
        try {
            Moment moment = new Moment(view.applied().tx(), validAt);
            return Optional.ofNullable(new KeyLookup(view, key).atomOrRetraction(moment));
        } finally {
            view.release();
        }
    }

    @Override
    public long appliedTx() {
        return projector.appliedTx();
    }

    @Override
    public long bytes() throws IOException {
        return index.bytes();
    }

    /** What its findings call it. */
    String name() {
        return "index";
    }

    /** What helps against damage to these files. */
    String remedy() {
        return "rebuild the index";
    }

    @Override
    public List<Finding> verify(Records present, long entries, long tx, Progress progress) throws IOException {
        projector.awaitShown(tx);
        View view = index.view();
        try {
            return new IndexCheck(view, present, tx, name(), remedy()).findings(entries, progress);
        } finally {
            view.release();
        }
    }

    @Override
    public void close() throws IOException {
        projector.stop();
        Undisturbed.call(() -> {
            index.close();
            return index;
        });
    }
}
