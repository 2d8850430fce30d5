package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.RegisterReader;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.Stage;
import dev.aimos.core.metrics.WriteKind;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Erased;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import dev.aimos.memory.Written;
import dev.aimos.witness.Signature;
import dev.aimos.witness.Signer;
import dev.aimos.witness.SigningKey;
import dev.aimos.witness.State;
import dev.aimos.witness.Use;
import dev.aimos.witness.Witness;
import dev.aimos.witness.WitnessQuery;
import dev.aimos.witness.Witnessed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes witnesses into the journal and finds them in the register. */
final class WitnessLedger {
    /** The demand that not the witness alone can meet, but the call that recorded it. */
    private static final String CORRELATION = "correlation";

    private final Core core;
    private final Writer writer;
    private final Eraser eraser;
    private final @Nullable Signer signer;
    private final States states;

    /** Whether the journal is known to note the signer's key as the one in force; under the writer's lock. */
    private boolean keyNoted;

    WitnessLedger(Core core, Writer writer, @Nullable Signer signer, States states) {
        this.core = core;
        this.writer = writer;
        this.eraser = new Eraser(core, writer);
        this.signer = signer;
        this.states = states;
    }

    List<Witnessed> record(List<Witness> witnesses) {
        core.requireWritable();
        Map<Hash, Prepared> prepared = new LinkedHashMap<>();
        for (Witness witness : witnesses) {
            long start = core.recorder.start();
            check(witness);
            core.recorder.stage(Stage.WITNESS_CHECK, start);
            prepared.computeIfAbsent(witness.id(), id -> prepare(witness));
        }
        Map<Hash, Witnessed> held = writer.durably(() -> {
            require(prepared, Map.of());
            Writer.Transaction tx = writer.new Transaction();
            Map<Hash, Witnessed> all = append(prepared, tx);
            tx.endIfBegun();
            return all;
        });
        return witnesses.stream().map(witness -> held.get(witness.id())).toList();
    }

    /** A witness that is signed and encoded, before the lock is taken. */
    record Prepared(WitnessRecord record, WitnessFiling filing) {}

    Prepared prepare(Witness witness) {
        Prepared prepared = sized(witness);
        int most = core.checks.limits().maxWitnessBytes();
        int length = prepared.filing().filing().payload().length;
        if (length > most) {
            throw new AimosException.InvalidRequest(
                    "witness-too-large",
                    "a witness has at most " + most + " bytes (Limits.maxWitnessBytes), but this has " + length
                            + "; record hashes of input and output rather than both whole");
        }
        return prepared;
    }

    /** As {@link #prepare}, of a witness whose size is seen to already. */
    Prepared sized(Witness witness) {
        long start = core.recorder.start();
        Optional<Signature> signature = signer == null
                ? Optional.empty()
                : Optional.of(signer.sign(witness.canonical().getBytes(StandardCharsets.UTF_8)));
        WitnessRecord record = new WitnessRecord(witness, signature);
        WitnessFiling filing = WitnessFiling.of(record);
        core.recorder.stage(Stage.WITNESS_SIGN, start);
        return new Prepared(record, filing);
    }

    /** What a witness says of this journal must be so: it is recorded for ever. */
    void check(Witness witness) {
        witness.reads().ifPresent(this::check);
        long records = core.published().size();
        for (Use use : witness.used()) {
            core.checks.key(use.address().key());
            if (use.seq() >= records || !states.leaf(use.seq()).equals(use.leaf())) {
                throw new AimosException.InvalidRequest(
                        "use-unknown",
                        "the witness uses record " + use.seq() + " for " + use.address()
                                + ", but this store has another record there, or none; take uses from its receipts");
            }
        }
    }

    private void check(State state) {
        if (!states.knows(state)) {
            throw new AimosException.InvalidRequest(
                    "state-unknown",
                    "the witness read a state of transaction " + state.basis().tx()
                            + " that this store was never in; take states from its receipts or from state()");
        }
    }

    /**
     * Requires that some witnesses can be recorded next, under the lock: their parents are recorded or among them, and the signer
     * may sign.
     *
     * @param others recorded with them, whose parents need not be there any more
     */
    void require(Map<Hash, Prepared> prepared, Map<Hash, Prepared> others) throws IOException {
        for (Prepared one : prepared.values()) {
            for (Hash parent : one.record().witness().parents()) {
                if (!prepared.containsKey(parent)
                        && !core.register()
                                .timeline(WitnessFiling.witnessKey(parent))
                                .showsAnything()) {
                    throw new AimosException.NotFound(
                            "parent-missing",
                            "witness " + one.record().witness().id().abbreviated() + " rests on witness " + parent.hex()
                                    + ", which is not recorded; record that one first");
                }
            }
        }
        if (!prepared.isEmpty() || !others.isEmpty()) {
            keyToNote();
        }
    }

    /** Appends those that are not held already; under the lock, after {@link #require}. */
    Map<Hash, Witnessed> append(Map<Hash, Prepared> prepared, Writer.Transaction tx) throws IOException {
        Map<Hash, Witnessed> all = new LinkedHashMap<>();
        for (Hash id : prepared.keySet()) {
            Witnessed held = held(id);
            if (held != null) {
                all.put(id, held);
                tx.came(WriteKind.WITNESS, Written.Outcome.UNCHANGED);
            }
        }
        for (Map.Entry<Hash, Prepared> one : prepared.entrySet()) {
            if (!all.containsKey(one.getKey())) {
                noteKey(tx);
                WitnessFiling filing = one.getValue().filing().within(tx.correlation());
                long seq = tx.append(RecordType.WITNESS, filing.key(), filing.filing());
                WitnessRecord record = one.getValue().record();
                tx.came(WriteKind.WITNESS, Written.Outcome.CREATED);
                tx.witnessed(record.witness());
                all.put(
                        one.getKey(),
                        new Witnessed(record.witness(), new Recorded(tx.number, seq, tx.at), record.signature()));
            }
        }
        return all;
    }

    /** Records the signer's public key before its first signature. */
    private void noteKey(Writer.Transaction tx) throws IOException {
        Optional<KeyRecord> next = keyToNote();
        if (next.isPresent()) {
            WitnessFiling filing = WitnessFiling.of(next.get());
            tx.append(RecordType.SIGNING_KEY, filing.key(), filing.filing());
            keyNoted = true;
        }
    }

    /** The signer's key, if the journal does not note it as the one in force, and may. */
    private Optional<KeyRecord> keyToNote() throws IOException {
        if (signer == null || keyNoted) {
            return Optional.empty();
        }
        List<Filed> keys = core.register().filedUnder(WitnessFiling.KEYS, Micros.BEGINNING, Micros.FOREVER);
        if (!keys.isEmpty()) {
            KeyRecord last = KeyRecord.decode(keys.get(keys.size() - 1).payload());
            if (last.id().equals(signer.keyId())) {
                keyNoted = true;
                return Optional.empty();
            }
            requireSuccessor(signer, last);
        }
        return Optional.of(KeyRecord.of(signer));
    }

    private void requireSuccessor(Signer next, KeyRecord last) throws IOException {
        if (core.register().timeline(WitnessFiling.signingKey(next.keyId())).showsAnything()) {
            throw new AimosException.Conflict(
                    "key-retired",
                    "key " + next.keyId().abbreviated() + " was followed by "
                            + last.id().abbreviated() + "; sign with that one, or with one that succeeds it");
        }
        boolean endorsed = next.endorsement()
                .map(given -> given.key().equals(last.id())
                        && Signer.verifies(last.key(), Signer.succession(next.keyId()), given))
                .orElse(false);
        if (!endorsed) {
            throw new AimosException.Conflict(
                    "key-not-endorsed",
                    "the store signs with key " + last.id().abbreviated() + "; open it with "
                            + "Signer.of(next).succeeding(previous) to sign with another");
        }
    }

    private @Nullable Witnessed held(Hash id) throws IOException {
        String key = WitnessFiling.witnessKey(id);
        if (!core.register().timeline(key).showsAnything()) {
            return null;
        }
        long seq = core.register()
                .timeline(key)
                .over(Micros.BEGINNING, Micros.FOREVER)
                .get(0)
                .entry()
                .seq();
        Filed filed = core.register().record(key, seq);
        return filed == null ? null : witnessed(filed);
    }

    /** A witness as the register holds it. */
    static Witnessed witnessed(Filed filed) throws IOException {
        WitnessRecord record = WitnessRecord.decode(filed.payload());
        return new Witnessed(
                record.witness(),
                new Recorded(filed.entry().tx(), filed.entry().seq(), Micros.toInstant(filed.at())),
                record.signature());
    }

    Optional<Witnessed> get(Hash id, Basis basis) {
        return read(basis, reader -> {
            Filed filed = reader.visible(WitnessFiling.witnessKey(id), Bases.moment(basis));
            return filed == null ? Optional.empty() : Optional.of(witnessed(filed));
        });
    }

    Witnessed require(Hash id) {
        return get(id, core.resolve(AsOf.now()))
                .orElseThrow(() -> new AimosException.NotFound(
                        "witness-missing", "the store has no witness " + id.hex() + "; list() lists those it has"));
    }

    List<Witnessed> startingWith(String digits, int limit) {
        String lower = digits.toLowerCase(Locale.ROOT);
        boolean hex = lower.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        if (!hex || lower.isEmpty() || lower.length() > 2 * Hash.LENGTH || limit < 1) {
            throw new AimosException.InvalidRequest(
                    "hash-malformed",
                    "an id begins with 1 to 64 hexadecimal digits, and at least 1 witness is asked for; got '"
                            + Checks.printable(digits) + "' and " + limit);
        }
        Basis basis = core.resolve(AsOf.now());
        return read(basis, reader -> {
            List<Witnessed> found = new ArrayList<>();
            for (Filed filed : reader.scan(WitnessFiling.WITNESS + lower, Bases.moment(basis), null, limit)) {
                found.add(witnessed(filed));
            }
            return found;
        });
    }

    List<Witnessed> list(WitnessQuery query) {
        int most = core.checks.limits().maxPageSize();
        if (query.limit() > most) {
            throw new AimosException.InvalidRequest(
                    "too-many-witnesses",
                    "a list has at most " + most + " witnesses (Limits.maxPageSize), but " + query.limit()
                            + " were asked for; take them page by page with after()");
        }
        Basis basis = core.resolve(query.asOf());
        long from = Micros.of(query.from());
        long until = Micros.of(query.until());
        return read(basis, reader -> {
            List<Witnessed> found = new ArrayList<>();
            reader.find(Set.of(rarest(reader, query)), Bases.moment(basis), (term, filed) -> {
                if (filed.entry().seq() > query.after() && filed.at() >= from && filed.at() < until) {
                    Witnessed one = witnessed(filed);
                    if (meets(one.witness(), query)) {
                        found.add(one);
                    }
                }
                return found.size() < query.limit();
            });
            return found;
        });
    }

    /** The term that the fewest witnesses are filed under which every one that is asked for is filed under. */
    private static String rarest(RegisterReader reader, WitnessQuery query) throws IOException {
        String correlation = query.demands().get(CORRELATION);
        if (correlation != null) {
            return WitnessFiling.term(CORRELATION, correlation); // which only the register can tell, and few are
        }
        String best = WitnessFiling.WITNESSES;
        long fewest = reader.count(best);
        for (Map.Entry<String, String> demand : query.demands().entrySet()) {
            String term = WitnessFiling.term(demand.getKey(), demand.getValue());
            long count = reader.count(term);
            if (count < fewest) {
                best = term;
                fewest = count;
            }
        }
        return best;
    }

    private static boolean meets(Witness witness, WitnessQuery query) {
        if (query.passed().isPresent() && query.passed().get() != witness.passed()) {
            return false;
        }
        Set<String> terms = new HashSet<>(WitnessFiling.terms(witness));
        return query.demands().entrySet().stream()
                .filter(demand -> !demand.getKey().equals(CORRELATION))
                .allMatch(demand -> terms.contains(WitnessFiling.term(demand.getKey(), demand.getValue())));
    }

    /** Witnesses filed under some terms, each once, in the order they were recorded. */
    List<Witnessed> filedUnder(Collection<String> terms, Basis basis) {
        return read(basis, reader -> {
            Map<Long, Witnessed> found = new LinkedHashMap<>();
            reader.find(terms, Bases.moment(basis), (term, filed) -> {
                if (!found.containsKey(filed.entry().seq())) {
                    found.put(filed.entry().seq(), witnessed(filed));
                }
                return true;
            });
            return found.values().stream()
                    .sorted(Comparator.comparingLong(one -> one.recorded().seq()))
                    .toList();
        });
    }

    List<SigningKey> keys() {
        Basis basis = core.resolve(AsOf.now());
        return read(basis, reader -> {
            List<Filed> filed = new ArrayList<>();
            reader.find(Set.of(WitnessFiling.KEYS), Bases.moment(basis), (term, one) -> filed.add(one));
            List<SigningKey> keys = new ArrayList<>();
            for (int i = 0; i < filed.size(); i++) {
                KeyRecord record = KeyRecord.decode(filed.get(i).payload());
                keys.add(new SigningKey(
                        record.id(),
                        record.publicKey(),
                        recorded(filed.get(i)),
                        i + 1 < filed.size() ? Optional.of(recorded(filed.get(i + 1))) : Optional.empty(),
                        record.endorsement()));
            }
            return keys;
        });
    }

    private static Recorded recorded(Filed filed) {
        return new Recorded(filed.entry().tx(), filed.entry().seq(), Micros.toInstant(filed.at()));
    }

    Erased erase(Collection<Hash> ids) {
        List<String> keys = new ArrayList<>();
        for (Hash id : ids) {
            keys.add(WitnessFiling.witnessKey(id));
            keys.add(WitnessFiling.outcomeKey(id));
        }
        return eraser.eraseFiled(keys);
    }

    /** What is read from the register. */
    @FunctionalInterface
    interface Work<T> {
        T run(RegisterReader reader) throws IOException;
    }

    <T> T read(Basis basis, Work<T> work) {
        return Faults.io("reading witnesses", () -> {
            try (RegisterReader reader = core.acquireRegister(basis)) {
                return work.run(reader);
            }
        });
    }
}
