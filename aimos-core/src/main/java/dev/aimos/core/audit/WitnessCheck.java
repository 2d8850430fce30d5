package dev.aimos.core.audit;

import dev.aimos.Json;
import dev.aimos.core.json.JsonReader;
import dev.aimos.core.witness.Findings;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Signature;
import dev.aimos.witness.Signer;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NavigableMap;

/** Checks what one witness says against what is proved of the journal. */
final class WitnessCheck {
    private final Findings findings;
    private final NavigableMap<Long, KeyRecord> keys;
    private final Map<Long, RecordLine> atoms;
    private final Map<Hash, Long> extended;
    private final State state;

    WitnessCheck(
            Findings findings,
            NavigableMap<Long, KeyRecord> keys,
            Map<Long, RecordLine> atoms,
            Map<Hash, Long> extended,
            State state) {
        this.findings = findings;
        this.keys = keys;
        this.atoms = atoms;
        this.extended = extended;
        this.state = state;
    }

    /** Whether a key signed the one that took its place. */
    static boolean endorses(KeyRecord before, KeyRecord next) {
        return next.endorsement()
                .map(given -> given.key().equals(before.id())
                        && Signer.verifies(before.key(), Signer.succession(next.id()), given))
                .orElse(false);
    }

    void check(long seq, WitnessRecord record) {
        Witness witness = record.witness();
        String where = "witness " + witness.id().abbreviated() + " in record " + seq;
        record.signature().ifPresent(signature -> signature(seq, witness, signature, where));
        witness.reads().ifPresent(read -> read(read, where));
        for (Use use : witness.used()) {
            use(use, where);
        }
    }

    private void signature(long seq, Witness witness, Signature signature, String where) {
        Map.Entry<Long, KeyRecord> inForce = keys.lowerEntry(seq);
        if (inForce == null || !inForce.getValue().id().equals(signature.key())) {
            findings.wrong(
                    "key-not-in-force", where, "it is signed by a key that the journal does not have in force there");
        } else if (!Signer.verifies(
                inForce.getValue().key(), witness.canonical().getBytes(StandardCharsets.UTF_8), signature)) {
            findings.wrong("signature-invalid", where, "the signature is not one of what it says");
        }
    }

    private void read(State read, String where) {
        boolean same = read.records() == state.records() && read.root().equals(state.root());
        Long records = extended.get(read.root());
        if (!same && (records == null || records != read.records())) {
            findings.wrong("state-unproved", where, "nothing proves that the journal was in the state that it read");
        }
    }

    private void use(Use use, String where) {
        RecordLine atom = atoms.get(use.seq());
        if (atom == null || !atom.proof().leaf().equals(use.leaf())) {
            findings.wrong("use-unproved", where, "no record proves its use of " + use.address());
        } else if (atom.payload().isPresent()
                && !key(atom.payload().get()).equals(use.address().key())) {
            findings.wrong("use-mismatch", where, "record " + use.seq() + " is of another key than " + use.address());
        }
    }

    private static String key(byte[] atom) {
        try {
            return JsonReader.read(atom) instanceof Json.Obj json
                            && json.members().get("key") instanceof Json.Str key
                    ? key.value()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }
}
