package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.witness.Findings;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.memory.Hash;
import dev.aimos.memory.InclusionProof;
import dev.aimos.memory.Snapshot;
import dev.aimos.witness.Receipt;
import dev.aimos.witness.Signature;
import dev.aimos.witness.Signer;
import dev.aimos.witness.SigningKey;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import dev.aimos.witness.Verdict;
import dev.aimos.witness.Witness;
import dev.aimos.witness.Witnessed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks witnesses against the journal: what is read there counts, not what the register holds. */
final class WitnessChecks {
    private final Core core;
    private final WitnessLedger ledger;
    private final States states;
    private final ReceiptChecks receipts;
    private final Snapshots snapshots;

    WitnessChecks(Core core, WitnessLedger ledger, States states, ReceiptChecks receipts, Snapshots snapshots) {
        this.core = core;
        this.ledger = ledger;
        this.states = states;
        this.receipts = receipts;
        this.snapshots = snapshots;
    }

    InclusionProof prove(Hash id, Snapshot in) {
        long size = snapshots.require(in.id()).counts().records();
        Witnessed witness = ledger.require(id);
        if (witness.recorded().seq() >= size) {
            throw new AimosException.InvalidRequest(
                    "witness-after-snapshot",
                    "the witness was recorded in transaction "
                            + witness.recorded().tx() + ", after the snapshot, which ends with " + in.tx());
        }
        return core.journal.inclusion(witness.recorded().seq(), size);
    }

    Verdict verify(Hash id) {
        long start = core.recorder.start();
        Verdict verdict = check(id);
        core.recorder.stage(Stage.WITNESS_VERIFY, start);
        return verdict;
    }

    private Verdict check(Hash id) {
        Witnessed held = ledger.require(id);
        Findings findings = new Findings();
        List<InclusionProof> proofs = new ArrayList<>();
        long seq = held.recorded().seq();
        String where = "record " + seq;
        InclusionProof own = core.journal.inclusion(seq, core.published().size());
        proofs.add(own);
        JournalRecord record = core.journal.read(seq);
        if (!record.leaf().equals(states.leaf(seq))
                || !own.proves(core.journal.root(core.published().size()))) {
            findings.wrong("leaf-mismatch", where, "the record is not the one that the Merkle tree has");
        }
        Optional<WitnessRecord> read = read(record, where, findings);
        if (read.isEmpty()) {
            return findings.verdict(proofs);
        }
        Witness witness = read.get().witness();
        if (!witness.id().equals(id)) {
            findings.wrong(
                    "id-mismatch",
                    where,
                    "the witness says what has the id " + witness.id().hex());
        }
        read.get().signature().ifPresent(signature -> signature(witness, signature, seq, findings));
        witness.reads().ifPresent(state -> state(state, findings));
        uses(witness, findings, proofs);
        witness.receipt().ifPresent(receipt -> receipt(receipt, findings));
        return findings.verdict(proofs);
    }

    private static Optional<WitnessRecord> read(JournalRecord record, String where, Findings findings) {
        if (record.erased()) {
            findings.unknown("witness-erased", where, "the witness has been erased meanwhile");
            return Optional.empty();
        }
        try {
            if (record.type() != RecordType.WITNESS) {
                throw new IOException("it is a " + record.type());
            }
            return Optional.of(WitnessRecord.decode(record.payload()));
        } catch (IOException e) {
            findings.wrong("witness-malformed", where, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private void signature(Witness witness, Signature signature, long seq, Findings findings) {
        String where = "signature by key " + signature.key().abbreviated();
        Optional<SigningKey> key = ledger.keys().stream()
                .filter(one -> one.id().equals(signature.key()))
                .findFirst();
        if (key.isEmpty()) {
            findings.wrong("key-unknown", where, "the journal does not note that key");
        } else if (key.get().since().seq() > seq
                || key.get().until().map(until -> until.seq() < seq).orElse(false)) {
            findings.wrong("key-not-in-force", where, "another key was in force when the witness was recorded");
        } else if (!Signer.verifies(
                new KeyRecord(key.get().publicKey(), key.get().endorsement()).key(),
                witness.canonical().getBytes(StandardCharsets.UTF_8),
                signature)) {
            findings.wrong("signature-invalid", where, "it is not the key's signature of what the witness says");
        }
    }

    private void state(State state, Findings findings) {
        if (!states.knows(state)) {
            findings.wrong(
                    "state-unknown",
                    "state of transaction " + state.basis().tx(),
                    "the journal did not have that root after so many records");
        }
    }

    private void uses(Witness witness, Findings findings, List<InclusionProof> proofs) {
        long size = witness.reads()
                .map(State::records)
                .orElseGet(() -> core.published().size());
        Hash root = core.journal.root(Math.min(size, core.published().size()));
        for (Use use : witness.used()) {
            String where = use.address() + " in record " + use.seq();
            if (use.seq() >= Math.min(size, core.published().size())) {
                findings.wrong("use-unknown", where, "the state that was read has no such record");
                continue;
            }
            InclusionProof proof = core.journal.inclusion(
                    use.seq(), Math.min(size, core.published().size()));
            proofs.add(proof);
            if (!proof.leaf().equals(use.leaf()) || !proof.proves(root)) {
                findings.wrong("use-mismatch", where, "the journal has another record there");
            }
        }
    }

    private void receipt(Receipt receipt, Findings findings) {
        Verdict verdict = receipts.verify(receipt);
        verdict.findings().forEach(finding -> findings.add(finding, verdict.result() == Verdict.Result.REFUTED));
    }
}
