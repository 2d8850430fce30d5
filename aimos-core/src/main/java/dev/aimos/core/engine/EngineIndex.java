package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.catalog.Catalog;
import dev.aimos.core.catalog.CatalogReader;
import dev.aimos.core.catalog.Deadline;
import dev.aimos.core.catalog.Generations;
import dev.aimos.core.catalog.Register;
import dev.aimos.core.catalog.VectorModel;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.Verb;
import dev.aimos.index.Context;
import dev.aimos.index.ContextOptions;
import dev.aimos.index.Hits;
import dev.aimos.index.Index;
import dev.aimos.index.IndexStats;
import dev.aimos.index.Outline;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The index's verbs, each timed and handed to who does the work; and the rebuild. */
final class EngineIndex implements Index {
    private final Core core;
    private final Calls calls;
    private final Writer writer;
    private final Catalog.Source catalogs;
    private final Register.Source registers;
    private final EngineOptions options;
    private final Searching searching;
    private final Reading reading;

    EngineIndex(Core core, Calls calls, Writer writer, EngineOptions options, Searching searching) {
        this.core = core;
        this.calls = calls;
        this.writer = writer;
        this.catalogs = options.catalogs();
        this.registers = options.registers();
        this.options = options;
        this.searching = searching;
        this.reading = new Reading(core);
    }

    @Override
    public Hits search(Query query) {
        Objects.requireNonNull(query, "query");
        core.requireOpen();
        return calls.time(Verb.SEARCH, () -> searching.search(query));
    }

    @Override
    public Context assemble(Query query, ContextOptions asked) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(asked, "options");
        core.requireOpen();
        return calls.time(Verb.ASSEMBLE, () -> new Assembling(core, searching).assemble(query, asked));
    }

    @Override
    public Optional<Outline> outline(String key, AsOf asOf) {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(asOf, "asOf");
        core.requireOpen();
        return calls.time(Verb.OUTLINE, () -> {
            Basis basis = core.resolve(asOf);
            return reading.get(key, AsOf.basis(basis))
                    .filter(StoredAtom::isText)
                    .map(atom -> FoundAtom.of(atom, basis));
        });
    }

    @Override
    public IndexStats stats() {
        core.requireOpen();
        Published end = core.published();
        return Faults.io("reading the index", () -> {
            try (CatalogReader reader = core.acquire(core.resolve(AsOf.tx(end.tx())))) {
                return new IndexStats(
                        reader.nodes(),
                        options.analyzer().id(),
                        core.vectors.model().map(VectorModel::id),
                        core.vectors.model().map(VectorModel::dimension).orElse(0),
                        core.vectors.count(),
                        core.vectors.doneTx(),
                        end.tx(),
                        core.catalog().bytes(),
                        core.vectors.bytes());
            }
        });
    }

    @Override
    public void embed(Progress progress) {
        Objects.requireNonNull(progress, "progress");
        core.requireOpen();
        calls.time(Verb.EMBED, () -> {
            core.vectors.await(core.published().tx(), Deadline.NONE, progress);
            return this;
        });
    }

    @Override
    public void rebuild(Progress progress) {
        Objects.requireNonNull(progress, "progress");
        core.requireWritable();
        if (!core.rebuilding.tryLock()) {
            throw new AimosException.Busy("rebuild-running", "a rebuild is running already; wait for it");
        }
        try {
            calls.time(
                    Verb.REBUILD,
                    () -> core.alone(() -> Faults.io("the rebuild", () -> {
                        replace(progress);
                        return this;
                    })));
        } finally {
            core.rebuilding.unlock();
        }
    }

    /** Replays most of the journal beside the writers, and the rest under their lock. */
    private void replace(Progress progress) throws IOException {
        Catalog catalog = null;
        Register register = null;
        boolean adopted = false;
        try {
            catalog = catalogs.fresh();
            register = registers.fresh();
            Projection fresh = new Projection(catalog, register);
            long erasures = core.erasures();
            long done = core.published().size();
            long start = core.recorder.start();
            fresh.run(core.journal, 0, done, progress);
            core.recorder.stage(Stage.REBUILD_REPLAY, start);
            start = core.recorder.start();
            core.writer.lock();
            try {
                core.recorder.stage(Stage.WRITE_LOCK, start);
                start = core.recorder.start();
                core.requireWritable();
                if (core.erasures() != erasures) {
                    throw new AimosException.Busy(
                            "rebuild-overtaken", "something was erased during the rebuild; run it again");
                }
                fresh.run(core.journal, done, core.published().size(), Progress.NONE);
                fresh.checkpoint(core.published());
                Projection old = core.projection();
                catalogs.adopt(catalog);
                registers.adopt(register);
                core.adopt(fresh);
                adopted = true;
                drop(catalogs, old.catalog());
                drop(registers, old.register());
                writer.checkpoint(true);
                core.recorder.stage(Stage.REBUILD_SWAP, start);
            } finally {
                core.writer.unlock();
            }
        } finally {
            if (!adopted) {
                try {
                    drop(catalogs, catalog);
                } finally {
                    drop(registers, register);
                }
            }
        }
    }

    private static <C extends Catalog> void drop(Generations<C> source, @Nullable C unused) throws IOException {
        if (unused != null) {
            unused.close();
            source.discard(unused);
        }
    }
}
