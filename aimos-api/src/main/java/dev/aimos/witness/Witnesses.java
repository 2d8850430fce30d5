package dev.aimos.witness;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.index.Hits;
import dev.aimos.index.Query;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Recorded;
import dev.aimos.memory.Snapshot;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Witnesses of answers and steps, what turned out about them, and what proves them.
 *
 * <p>Thread-safe. Readings never block and see every write acknowledged before they began; writes queue. Every verb may
 * throw {@link IllegalStateException} after the store is closed; every write may throw {@link AimosException.Fault} when the
 * store has closed itself to writes.
 */
public interface Witnesses {
    /** Records one witness; see {@link #recordAll}. */
    default Witnessed record(Witness witness) {
        return recordAll(List.of(witness)).get(0);
    }

    /**
     * Records witnesses in one transaction: all of them or, if anything fails, none. One that is recorded already is not
     * recorded again; it is returned as it stands. If the store has a {@link Signer}, each is signed.
     *
     * @return each as the store holds it, in order
     * @throws AimosException.NotFound if a parent is neither recorded nor among them: code {@code parent-missing}
     * @throws AimosException.InvalidRequest if one is larger than {@code Limits.maxWitnessBytes}, or uses a record or read a
     *     state that this journal does not have
     */
    List<Witnessed> recordAll(Collection<Witness> witnesses);

    /** A witness by its id, now. */
    default Optional<Witnessed> get(Hash id) {
        return get(id, AsOf.now());
    }

    /** A witness by its id, if it was recorded at a moment. */
    Optional<Witnessed> get(Hash id, AsOf asOf);

    /**
     * Witnesses whose ids begin with some hexadecimal digits, by id: for people, who write the first few.
     *
     * @param digits from 1 to 64 hexadecimal digits
     * @param limit how many at the most
     * @throws AimosException.InvalidRequest if the digits are none
     */
    List<Witnessed> startingWith(String digits, int limit);

    /** Witnesses, in the order they were recorded. */
    List<Witnessed> list(WitnessQuery query);

    /**
     * What a witness rests on and what rests on it.
     *
     * @throws AimosException.NotFound if there is no such witness
     */
    Lineage lineage(Hash id);

    /** Which answers used an atom, directly or through others: whose answers to look at again if it is wrong. */
    Reach reach(String key);

    /**
     * Checks a witness: that its record is under the root of the journal, that its id is the hash of what it says, its
     * signature, that the state it read and the records it used are those of this journal, and its receipt.
     *
     * @throws AimosException.NotFound if there is no such witness
     */
    Verdict verify(Hash id);

    /**
     * Searches or assembles again, as of the receipt's basis, and compares: the same atoms, the same records, the same order
     * and scores, each included under the root it names.
     *
     * <p>Refuted is what differs. Undecided is what cannot be compared: what was erased, another analyzer or embedder in use,
     * or approximate neighbours that differ (ask with {@link Query#exact} for receipts that hold for ever).
     */
    Verdict verify(Receipt receipt);

    /** Shows that a witness's record is in a snapshot; see {@link dev.aimos.memory.Memory#prove}. */
    InclusionProof prove(Hash id, Snapshot in);

    /** The state of the memory at a moment: what a witness says it read. Cost: some hashes of the tree. */
    State state(AsOf asOf);

    /** The piece of the memory that a node is, as a witness names it. */
    Use use(dev.aimos.index.Address address, AsOf asOf);

    /**
     * Removes every byte of witnesses, and of what was said about their outcomes, from every file of the store; see {@link
     * dev.aimos.memory.Memory#erase}. Erasing an atom does not erase the witnesses of answers that used it, which may quote
     * it: {@link #reach} lists them.
     */
    Erased erase(Collection<Hash> ids);

    /** Records what turned out about an answer. */
    default Recorded outcome(Outcome outcome) {
        return outcomes(List.of(outcome));
    }

    /**
     * Records what turned out about answers, in one transaction. Saying the same again writes nothing.
     *
     * @throws AimosException.NotFound if there is no such witness: code {@code witness-missing}
     */
    Recorded outcomes(Collection<Outcome> outcomes);

    /** What was said of a witness's outcome, as known at a moment. */
    Optional<Outcome> outcome(Hash witness, AsOf asOf);

    /** How far confidences could be trusted, from outcomes of witnesses that have a confidence. */
    CalibrationReport calibration(CalibrationQuery query);

    /** The confidences and outcomes that {@link #calibration} is computed from, in the order the outcomes were recorded. */
    List<Prediction> predictions(CalibrationQuery query);

    /**
     * Fits a calibrator to the raw confidences of the query's outcomes and puts it in force for the query's model, and
     * criticality if it names one.
     *
     * @throws AimosException.InvalidRequest if the query names no model, or there are no outcomes, or all are the same
     */
    Adopted adopt(CalibrationQuery query, Calibrator.Method method);

    /** The calibrator in force for a model at a moment: that of the criticality, or else that of all. */
    Optional<Adopted> calibrator(String model, Criticality criticality, AsOf asOf);

    /** The store's gate. */
    Gate gate();

    /**
     * How sure a retrieval is that its best hits answer the question: from how well they match and stand out, how far words
     * and meaning agree, whether the names asked about occur, and what the graph says for and against them. Calibrated by the
     * calibrator in force for what retrieved, {@link Receipt#retriever}, if there is one: the model that witnesses of receipts
     * have, so that it is learned from their outcomes.
     *
     * @param query the query that was asked
     * @param hits what it found
     * @param criticality which calibrator is used
     */
    Assessment assess(Query query, Hits hits, Criticality criticality);

    /**
     * Gives a witnessed answer again: the recorded input to a function of the caller's, with what was retrieved as of the
     * state it read; and compares.
     *
     * @throws AimosException.NotFound if there is no such witness
     * @throws AimosException.InvalidRequest if its input was not recorded, or no hash of its output: code {@code
     *     witness-without-input}, {@code witness-without-output}
     * @throws AimosException.Fault if the function fails: code {@code answerer-failed}
     */
    Replayed replay(Hash id, Answerer answerer);

    /** The public keys that the store signed with, the oldest first. */
    List<SigningKey> keys();

    /**
     * Writes what another machine needs to check witnesses without the store: the witnesses, the records of the atoms they
     * used, inclusion proofs of both, public keys, snapshots with consistency proofs, and a manifest with the hash of each
     * file. {@code dev.aimos.vif.AuditBundle} of aimos-core checks it; {@code docs/witnesses.md} says how to by hand.
     *
     * @param query which witnesses, all of them whatever its limit; those that they rest on are added
     * @param directory is created; must be absent or empty
     * @throws AimosException.Conflict if the directory exists and is not empty
     */
    Bundle bundle(WitnessQuery query, Path directory, Progress progress);

    /** {@link #bundle(WitnessQuery, Path, Progress)}, unheard. */
    default Bundle bundle(WitnessQuery query, Path directory) {
        return bundle(query, directory, Progress.NONE);
    }
}
