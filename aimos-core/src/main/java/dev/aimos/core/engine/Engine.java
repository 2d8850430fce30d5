package dev.aimos.core.engine;

import dev.aimos.AimOs;
import dev.aimos.StoreStatus;
import dev.aimos.core.journal.Journal;
import dev.aimos.core.journal.JournalOptions;
import dev.aimos.core.metrics.Observer;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.run.Caller;
import dev.aimos.core.run.RunPlans;
import dev.aimos.graph.Graph;
import dev.aimos.index.Index;
import dev.aimos.memory.Memory;
import dev.aimos.plan.Plans;
import dev.aimos.witness.Trail;
import dev.aimos.witness.Witnesses;
import java.io.IOException;
import java.util.Optional;

/** An open store over any disk and any catalog. */
public final class Engine implements AimOs {
    private final EngineOptions options;
    private final Core core;
    private final Writer writer;
    private final Calls.Watch watch;
    private final Searching searching;
    private final GraphWriter graphWriter;
    private final WitnessLedger ledger;
    private final States states;
    private final RunPlans runs;
    private final Handle own;
    private final SystemWaker waker = new SystemWaker();

    private Engine(EngineOptions options, Core core, Spool spool) {
        this.options = options;
        this.core = core;
        Meters meters = new Meters(core.recorder);
        Observer observer = options.telemetry().observer(options.location(), core.recorder);
        this.watch = new Calls.Watch(meters, observer, options.telemetry().correlations(core.recorder));
        this.writer = new Writer(core, spool);
        this.searching = new Searching(core, options.analyzer());
        this.graphWriter = new GraphWriter(core, writer);
        this.states = searching.receipts().states();
        this.ledger = new WitnessLedger(core, writer, options.signer(), states);
        this.runs = new RunPlans(
                new RunLedger(core, writer, graphWriter, spool, this::handle, ledger, states, observer),
                options.waker() == null ? waker : options.waker());
        this.own = handle(Optional.empty());
        Gauges.register(core, meters, runs);
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
            Recorder recorder = options.telemetry()
                    .recorder(options.location(), options.vectors().embedder() != null);
            try {
                long start = recorder.start();
                journal = Journal.open(
                        options.disk(),
                        new JournalOptions(options.segmentBytes(), options.durability(), Opening.syncs(recorder)));
                recorder.stage(Stage.OPEN_RECOVER, start);
                // Not before the journal's lock is held: what lies in the spool may be in use by whoever has the store.
                Spool spool = options.spool() == null ? Spool.onHeap() : Spool.in(options.spool());
                start = recorder.start();
                projection = Opening.of(journal, options);
                recorder.stage(Stage.OPEN_CATCH_UP, start);
                start = recorder.start();
                vectors = Vectors.open(journal, options.vectors(), recorder);
                recorder.stage(Stage.OPEN_VECTORS, start);
                Core core = new Core(journal, projection, vectors, options.clock(), options.limits(), recorder);
                return new Engine(options, core, spool);
            } catch (IOException | RuntimeException | Error e) {
                recorder.close();
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

    private Handle handle(Optional<String> correlation) {
        Calls calls = new Calls(watch, core.callers, correlation);
        Index index = new EngineIndex(core, calls, writer, options, searching);
        return new Handle(
                this,
                new EngineMemory(core, calls, writer),
                index,
                new EngineGraph(core, calls, writer, graphWriter),
                new EnginePlans(calls, runs),
                new EngineWitnesses(core, calls, writer, options, searching, index, ledger, states),
                new EngineTrail(core, calls));
    }

    private Handle handle(Caller caller) {
        return caller.correlation().isEmpty() ? own : handle(caller.correlation());
    }

    @Override
    public AimOs withCorrelation(String id) {
        core.requireOpen();
        CallFiling.require(id);
        return handle(Optional.of(id));
    }

    @Override
    public Memory memory() {
        return own.memory();
    }

    @Override
    public Index index() {
        return own.index();
    }

    @Override
    public Graph graph() {
        return own.graph();
    }

    @Override
    public Plans plans() {
        return own.plans();
    }

    @Override
    public Witnesses witnesses() {
        return own.witnesses();
    }

    @Override
    public Trail trail() {
        return own.trail();
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
            core.recorder.close();
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
