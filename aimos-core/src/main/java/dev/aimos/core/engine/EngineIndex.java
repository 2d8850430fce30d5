package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.index.Hit;
import dev.aimos.index.Hits;
import dev.aimos.index.Index;
import dev.aimos.index.Query;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/** Search and rebuild. */
final class EngineIndex implements Index {
    private final Core core;
    private final Meters meters;
    private final Writer writer;
    private final Catalog.Source catalogs;
    private final ToIntFunction<String> queryTerms;
    private final ReentrantLock rebuilding = new ReentrantLock();

    EngineIndex(Core core, Meters meters, Writer writer, EngineOptions options) {
        this.core = core;
        this.meters = meters;
        this.writer = writer;
        this.catalogs = options.catalogs();
        this.queryTerms = options.queryTerms();
    }

    @Override
    public Hits search(Query query) {
        Objects.requireNonNull(query, "query");
        core.requireOpen();
        check(query);
        return meters.time(Verb.SEARCH, () -> {
            Basis basis = core.resolve(query.asOf());
            return Faults.io("searching", () -> {
                try (CatalogReader reader = core.acquire(basis)) {
                    List<Hit> hits = new ArrayList<>();
                    for (CatalogReader.Found found :
                            reader.search(query.text(), query.filter(), Bases.moment(basis), query.limit())) {
                        hits.add(new FoundHit(found));
                    }
                    return new Hits(hits, basis);
                }
            });
        });
    }

    private void check(Query query) {
        if (query.limit() > core.checks.limits().maxResults()) {
            throw new AimosException.InvalidRequest(
                    "too-many-results",
                    "a search gives at most " + core.checks.limits().maxResults() + " hits (Limits.maxResults), but "
                            + query.limit() + " were asked for");
        }
        int length = query.text().length();
        if (length > core.checks.limits().maxQueryLength()) {
            throw new AimosException.InvalidRequest(
                    "query-too-long",
                    "a query has at most " + core.checks.limits().maxQueryLength()
                            + " characters (Limits.maxQueryLength), but this has " + length + "; shorten it");
        }
        core.checks.filter(query.filter());
        int terms = queryTerms.applyAsInt(query.text());
        if (terms > core.checks.limits().maxQueryTerms()) {
            throw new AimosException.InvalidRequest(
                    "query-too-many-terms",
                    "a query has at most " + core.checks.limits().maxQueryTerms()
                            + " distinct terms (Limits.maxQueryTerms), but this has " + terms + "; shorten it");
        }
    }

    @Override
    public void rebuild(Progress progress) {
        Objects.requireNonNull(progress, "progress");
        core.requireWritable();
        if (!rebuilding.tryLock()) {
            throw new AimosException.Busy("rebuild-running", "a rebuild is running already; wait for it");
        }
        try {
            meters.time(
                    Verb.REBUILD,
                    () -> core.alone(() -> Faults.io("the rebuild", () -> {
                        replace(progress);
                        return this;
                    })));
        } finally {
            rebuilding.unlock();
        }
    }

    /** Replays most of the journal beside the writers, and the rest under their lock. */
    private void replace(Progress progress) throws IOException {
        Replay fresh = new Replay(catalogs.fresh(), new Tally());
        boolean adopted = false;
        try {
            long erasures = core.erasures();
            long done = core.published().size();
            fresh.run(core.journal, 0, done, progress);
            core.writer.lock();
            try {
                core.requireWritable();
                if (core.erasures() != erasures) {
                    throw new AimosException.Busy(
                            "rebuild-overtaken", "something was erased during the rebuild; run it again");
                }
                fresh.run(core.journal, done, core.published().size(), Progress.NONE);
                fresh.catalog().checkpoint(fresh.tally().save());
                Catalog old = core.catalog();
                catalogs.adopt(fresh.catalog());
                core.adopt(fresh);
                adopted = true;
                old.close();
                catalogs.discard(old);
                writer.checkpoint(true);
            } finally {
                core.writer.unlock();
            }
        } finally {
            if (!adopted) {
                fresh.catalog().close();
                catalogs.discard(fresh.catalog());
            }
        }
    }

    /** A hit whose atom is read on demand. */
    private final class FoundHit implements Hit {
        private final CatalogReader.Found found;

        FoundHit(CatalogReader.Found found) {
            this.found = found;
        }

        @Override
        public String key() {
            return found.key();
        }

        @Override
        public double score() {
            return found.score();
        }

        @Override
        public Atom atom() {
            core.requireOpen();
            return core.atoms
                    .read(found.seq())
                    .orElseThrow(() -> new AimosException.NotFound(
                            "atom-erased", "the atom has been erased since the search found it"));
        }

        @Override
        public String toString() {
            return "Hit[" + found.key() + ", " + found.score() + "]";
        }
    }
}
