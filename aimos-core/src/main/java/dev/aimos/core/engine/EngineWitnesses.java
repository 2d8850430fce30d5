package dev.aimos.core.engine;

import dev.aimos.Progress;
import dev.aimos.core.metrics.Verb;
import dev.aimos.index.Address;
import dev.aimos.index.Hits;
import dev.aimos.index.Index;
import dev.aimos.index.Mode;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Recorded;
import dev.aimos.memory.Snapshot;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.Answerer;
import dev.aimos.witness.Assessment;
import dev.aimos.witness.Bundle;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Gate;
import dev.aimos.witness.Lineage;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Prediction;
import dev.aimos.witness.Reach;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Replayed;
import dev.aimos.witness.SigningKey;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import dev.aimos.witness.Witnesses;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The verbs of witnesses, each timed and handed to who does the work. */
final class EngineWitnesses implements Witnesses {
    private final Core core;
    private final Calls calls;
    private final Gate gate;
    private final States states;
    private final WitnessLedger ledger;
    private final WitnessLineages lineages;
    private final WitnessChecks checks;
    private final Outcomes outcomes;
    private final ReceiptChecks receipts;
    private final Assessing assessing;
    private final Function<Mode, String> retriever;
    private final Replaying replaying;
    private final Bundling bundling;

    EngineWitnesses(
            Core core,
            Calls calls,
            Writer writer,
            EngineOptions options,
            Searching searching,
            Index index,
            WitnessLedger ledger,
            States states) {
        this.core = core;
        this.calls = calls;
        this.gate = options.gate();
        this.states = states;
        this.ledger = ledger;
        this.lineages = new WitnessLineages(core, ledger);
        this.receipts = new ReceiptChecks(core, states, searching, index);
        Snapshots snapshots = new Snapshots(core, writer);
        this.checks = new WitnessChecks(core, ledger, states, receipts, snapshots);
        this.outcomes = new Outcomes(core, writer, ledger);
        this.assessing = new Assessing(core, searching);
        this.retriever = searching.receipts()::retriever;
        this.replaying = new Replaying(ledger, receipts);
        this.bundling = new Bundling(core, ledger, states, snapshots);
    }

    private <T> T timed(Verb verb, Supplier<T> work) {
        core.requireOpen();
        return calls.time(verb, work);
    }

    @Override
    public List<Witnessed> recordAll(Collection<Witness> witnesses) {
        List<Witness> all = List.copyOf(witnesses);
        return timed(Verb.WITNESS, () -> ledger.record(all));
    }

    @Override
    public Optional<Witnessed> get(Hash id, AsOf asOf) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(asOf, "asOf");
        return timed(Verb.GET_WITNESS, () -> ledger.get(id, core.resolve(asOf)));
    }

    @Override
    public List<Witnessed> startingWith(String digits, int limit) {
        Objects.requireNonNull(digits, "digits");
        return timed(Verb.LIST_WITNESSES, () -> ledger.startingWith(digits, limit));
    }

    @Override
    public List<Witnessed> list(WitnessQuery query) {
        Objects.requireNonNull(query, "query");
        return timed(Verb.LIST_WITNESSES, () -> ledger.list(query));
    }

    @Override
    public Lineage lineage(Hash id) {
        Objects.requireNonNull(id, "id");
        return timed(Verb.LINEAGE, () -> lineages.of(id));
    }

    @Override
    public Reach reach(String key) {
        Objects.requireNonNull(key, "key");
        return timed(Verb.REACH, () -> lineages.reach(key));
    }

    @Override
    public Verdict verify(Hash id) {
        Objects.requireNonNull(id, "id");
        return timed(Verb.VERIFY_WITNESS, () -> checks.verify(id));
    }

    @Override
    public Verdict verify(Receipt receipt) {
        Objects.requireNonNull(receipt, "receipt");
        return timed(Verb.VERIFY_RECEIPT, () -> receipts.verify(receipt));
    }

    @Override
    public InclusionProof prove(Hash id, Snapshot in) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(in, "in");
        return timed(Verb.PROVE_WITNESS, () -> checks.prove(id, in));
    }

    @Override
    public State state(AsOf asOf) {
        Objects.requireNonNull(asOf, "asOf");
        return timed(Verb.STATE, () -> states.at(core.resolve(asOf)));
    }

    @Override
    public Use use(Address address, AsOf asOf) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(asOf, "asOf");
        return timed(Verb.STATE, () -> states.use(address, core.resolve(asOf)));
    }

    @Override
    public Erased erase(Collection<Hash> ids) {
        List<Hash> all = List.copyOf(ids);
        return timed(Verb.ERASE_WITNESS, () -> ledger.erase(all));
    }

    @Override
    public Recorded outcomes(Collection<Outcome> given) {
        List<Outcome> all = List.copyOf(given);
        return timed(Verb.OUTCOME, () -> outcomes.record(all));
    }

    @Override
    public Optional<Outcome> outcome(Hash witness, AsOf asOf) {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(asOf, "asOf");
        return timed(Verb.OUTCOME, () -> outcomes.of(witness, core.resolve(asOf)));
    }

    @Override
    public CalibrationReport calibration(CalibrationQuery query) {
        Objects.requireNonNull(query, "query");
        return timed(Verb.CALIBRATION, () -> outcomes.report(query));
    }

    @Override
    public List<Prediction> predictions(CalibrationQuery query) {
        Objects.requireNonNull(query, "query");
        return timed(Verb.CALIBRATION, () -> outcomes.predictions(query));
    }

    @Override
    public Adopted adopt(CalibrationQuery query, Calibrator.Method method) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(method, "method");
        return timed(Verb.ADOPT_CALIBRATOR, () -> outcomes.adopt(query, method));
    }

    @Override
    public Optional<Adopted> calibrator(String model, Criticality criticality, AsOf asOf) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(criticality, "criticality");
        Objects.requireNonNull(asOf, "asOf");
        return timed(Verb.CALIBRATION, () -> outcomes.calibrator(model, criticality, core.resolve(asOf)));
    }

    @Override
    public Gate gate() {
        return gate;
    }

    @Override
    public Assessment assess(Query query, Hits hits, Criticality criticality) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(hits, "hits");
        Objects.requireNonNull(criticality, "criticality");
        return timed(
                Verb.ASSESS,
                () -> assessing.assess(
                        query,
                        hits,
                        outcomes.calibrator(
                                retriever.apply(hits.mode()), criticality, core.resolve(AsOf.basis(hits.basis())))));
    }

    @Override
    public Replayed replay(Hash id, Answerer answerer) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(answerer, "answerer");
        return timed(Verb.REPLAY_ANSWER, () -> replaying.replay(id, answerer));
    }

    @Override
    public List<SigningKey> keys() {
        return timed(Verb.LIST_WITNESSES, ledger::keys);
    }

    @Override
    public Bundle bundle(WitnessQuery query, Path directory, Progress progress) {
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(progress, "progress");
        return timed(Verb.BUNDLE, () -> bundling.write(query, directory, progress));
    }
}
