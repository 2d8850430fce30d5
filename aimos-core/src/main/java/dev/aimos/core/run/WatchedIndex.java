package dev.aimos.core.run;

import dev.aimos.Progress;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Hits;
import dev.aimos.index.Index;
import dev.aimos.index.IndexStats;
import dev.aimos.index.Outline;
import dev.aimos.index.Query;
import dev.aimos.index.Reranking;
import dev.aimos.memory.AsOf;
import java.util.List;
import java.util.Optional;

/** The index, with a note of what it showed. */
final class WatchedIndex implements Index {
    private final Index index;
    private final Ledger ledger;
    private final Watch watch;

    WatchedIndex(Index index, Ledger ledger, Watch watch) {
        this.index = index;
        this.ledger = ledger;
        this.watch = watch;
    }

    @Override
    public Hits search(Query query) {
        if (query.reranking() instanceof Reranking.Custom) {
            Hits hits = index.search(query);
            hits.forEach(hit -> watch.use(List.of(ledger.use(hit.address(), hits.basis()))));
            return hits;
        }
        Hits hits = index.search(query.receipt(true));
        hits.receipt().ifPresent(receipt -> watch.use(receipt.uses()));
        return hits;
    }

    @Override
    public Context assemble(Query query, ContextOptions options) {
        boolean own = query.reranking() instanceof Reranking.Custom
                || options.reranking() instanceof Reranking.Custom
                || options.counter().isPresent();
        if (own) {
            Context context = index.assemble(query, options);
            context.passages().forEach(passage -> watch.use(List.of(ledger.use(passage.address(), context.basis()))));
            return context;
        }
        Context context = index.assemble(query.receipt(true), options);
        context.receipt().ifPresent(receipt -> watch.use(receipt.uses()));
        return context;
    }

    @Override
    public Optional<Outline> outline(String key, AsOf asOf) {
        return index.outline(key, asOf);
    }

    @Override
    public IndexStats stats() {
        return index.stats();
    }

    @Override
    public void embed(Progress progress) {
        index.embed(progress);
    }

    @Override
    public void rebuild(Progress progress) {
        index.rebuild(progress);
    }
}
