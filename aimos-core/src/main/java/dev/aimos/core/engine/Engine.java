package dev.aimos.core.engine;

import dev.aimos.AimOs;
import dev.aimos.StoreStatus;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.run.RunPlans;
import dev.aimos.graph.Graph;
import dev.aimos.index.Index;
import dev.aimos.memory.Memory;
import dev.aimos.plan.Plans;
import dev.aimos.witness.Witnesses;
import java.io.IOException;

/** An open store over any disk and any catalog. */
public final class Engine implements AimOs {
    private final EngineOptions options;
    private final Core core;
    private final Writer writer;
    private final Meters meters;
    private final Memory memory;
    private final Index index;
    private final Graph graph;
    private final Plans plans;
    private final Witnesses witnesses;
    private final RunPlans runs;
    private final SystemWaker waker = new SystemWaker();

    private Engine(EngineOptions options, Core core, Spool spool) {
        this.options = options;
        this.core = core;
        this.meters = new Meters(options.meters(), options.location());
        this.writer = new Writer(core, spool);
        this.memory = new EngineMemory(core, meters, writer);
        Searching searching = new Searching(core, options.analyzer());
        this.index = new EngineIndex(core, meters, writer, options, searching);
        GraphWriter graphWriter = new GraphWriter(core, writer);
        this.graph = new EngineGraph(core, meters, writer, graphWriter);
        States states = searching.receipts().states();
        WitnessLedger ledger = new WitnessLedger(core, writer, options.signer(), states);
        this.runs = new RunPlans(
                new RunLedger(core, writer, graphWriter, spool, memory, index, graph, ledger, states),
                options.waker() == null ? waker : options.waker());
        this.plans = new EnginePlans(meters, runs);
        this.witnesses = new EngineWitnesses(core, meters, writer, options, searching, index, ledger, states);
        meters.gauge("aimos.runs.live", "Runs of plans that are under way or wait", "runs", core, c -> runs.live());
        meters.gauge(
                "aimos.atoms",
                "Keys that show something",
                "atoms",
                core,
                c -> c.tally().counts(0).atoms());
        meters.gauge(
                "aimos.records",
                "Records in the journal",
                "records",
                core,
                c -> c.published().size());
        meters.gauge("aimos.journal", "Size of the journal", "bytes", core, c -> c.journal.bytes());
        meters.gauge(
                "aimos.index.lag",
                "Transactions the index has yet to apply",
                "transactions",
                core,
                c -> Math.max(0, c.published().tx() - c.catalog().appliedTx()));
        meters.gauge(
                "aimos.items",
                "Items of the register that show something",
                "items",
                core,
                c -> c.projection().itemTally().items());
        meters.gauge(
                "aimos.register.lag",
                "Transactions the register is behind the last one with items",
                "transactions",
                core,
                c -> c.projection().registerLag());
        if (core.vectors.available()) {
            meters.gauge(
                    "aimos.vectors.lag",
                    "Transactions whose texts have yet to be embedded",
                    "transactions",
                    core,
                    c -> Math.max(0, c.published().tx() - c.vectors.doneTx()));
            meters.gauge(
                    "aimos.vectors.embedded",
                    "Texts given to the embedder since the store was opened",
                    "texts",
                    core,
                    c -> c.vectors.embeddedTexts());
        }
    }

    /**
     * Opens a store: the journal, repaired if its tail is torn; then the catalog and the register, caught up from where they
     * end. Erasures that a crash interrupted are finished first. What was opened is closed again if anything fails.
     */
    public static Engine open(EngineOptions options) {
        return Faults.io("opening the store", () -> {
            Journal journal = null;
            Projection projection = null;
            Vectors vectors = null;
            try {
                journal =
                        Journal.open(options.disk(), new JournalOptions(options.segmentBytes(), options.durability()));
                // Not before the journal's lock is held: what lies in the spool may be in use by whoever has the store.
                Spool spool = options.spool() == null ? Spool.onHeap() : Spool.in(options.spool());
                projection = Opening.of(journal, options);
                vectors = Vectors.open(journal, options.vectors());
                Core core = new Core(journal, projection, vectors, options.clock(), options.limits());
                return new Engine(options, core, spool);
            } catch (IOException | RuntimeException | Error e) {
                Opening.closeAfter(e, vectors);
                Opening.closeAfter(e, options.vectors().source());
                Opening.closeAfter(e, projection == null ? null : projection.register());
                Opening.closeAfter(e, projection == null ? null : projection.catalog());
                Opening.closeAfter(e, journal);
                Opening.closeAfter(e, options.registers());
                Opening.closeAfter(e, options.catalogs());
                throw e;
            }
        });
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public Index index() {
        return index;
    }

    @Override
    public Graph graph() {
        return graph;
    }

    @Override
    public Plans plans() {
        return plans;
    }

    @Override
    public Witnesses witnesses() {
        return witnesses;
    }

    @Override
    public StoreStatus status() {
        core.requireOpen();
        Published end = core.published();
        return new StoreStatus(
                options.location(),
                Journal.FORMAT_VERSION,
                options.durability(),
                end.tx(),
                end.at(),
                core.tally().counts(end.size()),
                core.journal.root(end.size()),
                core.journal.bytes(),
                Faults.io("measuring the index", () -> core.projection().bytes()),
                core.catalog().appliedTx(),
                core.journal.recoveredBytes(),
                core.failure());
    }

    @Override
    public void close() {
        runs.close();
        waker.close();
        core.writer.lock();
        try {
            if (core.closed()) {
                return;
            }
            boolean sound = core.failure().isEmpty();
            core.close();
            meters.close();
            Faults.io("closing the store", () -> {
                try (var catalogs = options.catalogs();
                        var registers = options.registers();
                        var vectorSource = options.vectors().source();
                        var journal = core.journal;
                        var vectors = core.vectors;
                        var register = core.register();
                        var catalog = core.catalog()) {
                    if (sound) {
                        writer.checkpoint(true);
                    }
                    return this;
                }
            });
        } finally {
            core.writer.unlock();
        }
    }
}
