package dev.aimos.core.engine;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.Limits;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Observer;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.core.run.Caller;
import dev.aimos.core.run.Kept;
import dev.aimos.core.run.Ledger;
import dev.aimos.index.Address;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Atom;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import dev.aimos.plan.Failure;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The store as runs of plans see it. */
final class RunLedger implements Ledger {
    private final Core core;
    private final Writer writer;
    private final Preparer preparer;
    private final GraphWriter graphWriter;
    private final Eraser eraser;
    private final Function<Caller, AimOs> handles;
    private final WitnessLedger witnesses;
    private final States states;
    private final Observer observer;

    /**
     * @param handles of the store, by whose they are
     */
    RunLedger(
            Core core,
            Writer writer,
            GraphWriter graphWriter,
            Spool spool,
            Function<Caller, AimOs> handles,
            WitnessLedger witnesses,
            States states,
            Observer observer) {
        this.observer = observer;
        this.witnesses = witnesses;
        this.states = states;
        this.core = core;
        this.writer = writer;
        this.preparer = new Preparer(core.checks, spool);
        this.graphWriter = graphWriter;
        this.eraser = new Eraser(core, writer);
        this.handles = handles;
    }

    @Override
    public <T> T write(Work<T> work) {
        return writer.durably(() -> work.run(new LockedPen()));
    }

    private final class LockedPen implements Pen {
        @Override
        public long tx() {
            return core.published().tx();
        }

        @Override
        public long now() {
            return Micros.of(core.bases.now(core.published()));
        }

        @Override
        public Optional<Failure> refusal(Kept kept) throws IOException {
            KeptWrites writes = (KeptWrites) kept;
            Writer.Transaction tx = writer.new Transaction();
            try {
                writer.requireIntervals(writes.atoms(), tx);
                graphWriter.check(writes.items(), tx, writes.keys());
                witnesses.require(writes.witnesses(), writes.stepWitness());
                return Optional.empty();
            } catch (AimosException e) {
                return Optional.of(new Failure(e.code(), String.valueOf(e.getMessage()), e.retryable()));
            }
        }

        @Override
        public Recorded append(TurnRecord turn, @Nullable Kept kept, Caller caller) throws IOException {
            Writer.Transaction tx = writer.new Transaction(caller);
            if (kept instanceof KeptWrites writes) {
                writer.put(writes.atoms(), tx);
                for (String key : writes.retracted()) {
                    writer.retract(key, tx);
                }
                graphWriter.write(writes.items(), writes.payloads(), tx);
                witnesses.append(writes.witnesses(), tx);
                witnesses.append(writes.stepWitness(), tx);
            }
            long seq = tx.append(RecordType.RUN, RunFiling.of(turn));
            tx.endIfBegun();
            return new Recorded(tx.number, seq, tx.at);
        }

        @Override
        public void plan(String hash, String acl, Caller caller) throws IOException {
            if (!core.register().timeline(RunFiling.planKey(hash)).showsAnything()) {
                Writer.Transaction tx = writer.new Transaction(caller);
                tx.append(RecordType.PLAN, RunFiling.plan(hash, acl));
                tx.endIfBegun();
            }
        }

        @Override
        public boolean exists(String run) throws IOException {
            return !core.register()
                    .filedUnder(RunFiling.named(run), Micros.BEGINNING, Micros.FOREVER)
                    .isEmpty();
        }
    }

    @Override
    public Kept kept() {
        return new KeptWrites(core, preparer, graphWriter, witnesses);
    }

    @Override
    public List<Turned> turns(String run, long fromEvent, int limit, Basis basis) {
        Moment moment = Bases.moment(basis);
        String prefix = RunFiling.prefix(run);
        String after = fromEvent == 0 ? null : RunFiling.key(run, fromEvent - 1);
        return read(basis, reader -> {
            List<Turned> turns = new ArrayList<>();
            for (Filed filed : reader.scan(prefix, moment, after, limit)) {
                turns.add(turned(filed));
            }
            return turns;
        });
    }

    @Override
    public List<Turned> ends(boolean last, Basis basis) {
        return read(basis, reader -> {
            List<Turned> turns = new ArrayList<>();
            reader.find(List.of(last ? RunFiling.ENDED : RunFiling.STARTED), Bases.moment(basis), (term, filed) -> {
                turns.add(turned(filed));
                return true;
            });
            return turns;
        });
    }

    private static Turned turned(Filed filed) throws IOException {
        return new Turned(
                TurnRecord.decode(filed.payload()),
                new Recorded(filed.entry().tx(), filed.entry().seq(), Micros.toInstant(filed.at())));
    }

    @Override
    public Map<String, Hash> stepWitnesses(String run) {
        Map<String, Hash> ids = new HashMap<>();
        for (Witnessed one : witnesses.filedUnder(List.of(WitnessFiling.term("run", run)), core.resolve(AsOf.now()))) {
            if (one.witness().kind() == Witness.Kind.STEP) {
                one.witness().step().ifPresent(step -> ids.put(step, one.id()));
            }
        }
        return ids;
    }

    @Override
    public State state(AsOf asOf) {
        return states.at(core.resolve(asOf));
    }

    @Override
    public Use use(Atom atom) {
        long seq = atom.recorded().seq();
        return new Use(Address.of(atom.key()), seq, states.leaf(seq));
    }

    @Override
    public Use use(Address address, Basis basis) {
        return states.use(address, basis);
    }

    @Override
    public String acl(String hash) {
        Basis basis = core.resolve(AsOf.now());
        return read(basis, reader -> {
            Filed filed = reader.visible(RunFiling.planKey(hash), Bases.moment(basis));
            if (filed == null) {
                throw new AimosException.NotFound("plan-missing", "the journal has no plan " + hash);
            }
            return RunFiling.acl(filed.payload());
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(RegisterReader reader) throws IOException;
    }

    private <T> T read(Basis basis, Reading<T> reading) {
        return Faults.io("reading runs", () -> {
            try (RegisterReader reader = core.acquireRegister(basis)) {
                return reading.read(reader);
            }
        });
    }

    @Override
    public Basis resolve(AsOf asOf) {
        core.requireOpen();
        return core.resolve(asOf);
    }

    @Override
    public Erased erase(String run) {
        return eraser.eraseRun(run);
    }

    @Override
    public long clock() {
        return Micros.of(core.clock.instant());
    }

    @Override
    public Limits limits() {
        return core.checks.limits();
    }

    @Override
    public Recorder recorder() {
        return core.recorder;
    }

    @Override
    public Observer observer() {
        return observer;
    }

    @Override
    public void requireOpen() {
        core.requireOpen();
    }

    @Override
    public Caller caller() {
        return core.callers.current();
    }

    @Override
    public AimOs store(Caller caller) {
        return handles.apply(caller);
    }
}
