package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.witness.AdoptedRecord;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.OutcomeRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Use;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Under which key and terms the register keeps witnesses, outcomes, calibrators and public keys. */
record WitnessFiling(String key, Filing filing) {
    /** All witnesses are filed under this. */
    static final String WITNESSES = "wit:all";

    /** All outcomes are filed under this. */
    static final String OUTCOMES = "wit:outcomes";

    /** All public keys begin with this. */
    static final String KEYS = "wit:key/";

    /** Keys of witnesses begin with this; their ids follow. */
    static final String WITNESS = "wit:id/";

    static String witnessKey(Hash id) {
        return WITNESS + id.hex();
    }

    static String outcomeKey(Hash witness) {
        return "wit:outcome/" + witness.hex();
    }

    static String signingKey(Hash id) {
        return KEYS + id.hex();
    }

    static String calibratorKey(String model, Optional<Criticality> criticality) {
        return "wit:calibrator/" + criticality.map(Criticality::word).orElse("") + "/" + model;
    }

    /** The term that witnesses are filed under which meet a demand of a query. */
    static String term(String demand, String value) {
        return "wit:" + demand + "/" + value;
    }

    static WitnessFiling of(WitnessRecord record) {
        return of(record, record.encode());
    }

    private static WitnessFiling of(WitnessRecord record, byte[] payload) {
        Witness witness = record.witness();
        return new WitnessFiling(witnessKey(witness.id()), new Filing(terms(witness), payload));
    }

    static List<String> terms(Witness witness) {
        Set<String> terms = new LinkedHashSet<>();
        terms.add(WITNESSES);
        terms.add(term("kind", witness.kind().word()));
        terms.add(term("model", witness.model()));
        terms.add(term("criticality", witness.criticality().word()));
        witness.band().ifPresent(band -> terms.add(term("band", band.name())));
        witness.run().ifPresent(run -> terms.add(term("run", run)));
        witness.correlation().ifPresent(id -> terms.add(term("correlation", id)));
        witness.reads()
                .ifPresent(state ->
                        terms.add(term("read", Long.toString(state.basis().tx()))));
        witness.parents().forEach(parent -> terms.add(term("parent", parent.hex())));
        for (Use use : witness.used()) {
            terms.add(term("atom", use.address().key()));
        }
        return new ArrayList<>(terms);
    }

    /** Of a witness recorded under a correlation id: filed under that too, if it names none of its own. */
    WitnessFiling within(Optional<String> correlation) {
        String named = term("correlation", "");
        if (correlation.isEmpty() || filing.terms().stream().anyMatch(term -> term.startsWith(named))) {
            return this;
        }
        List<String> terms = new ArrayList<>(filing.terms());
        terms.add(term("correlation", correlation.get()));
        return new WitnessFiling(key, new Filing(terms, filing.payload()));
    }

    static WitnessFiling of(OutcomeRecord record) {
        return new WitnessFiling(
                outcomeKey(record.outcome().witness()), new Filing(List.of(OUTCOMES), record.encode()));
    }

    static WitnessFiling of(AdoptedRecord record) {
        return new WitnessFiling(
                calibratorKey(record.model(), record.criticality()), new Filing(List.of(), record.encode()));
    }

    static WitnessFiling of(KeyRecord record) {
        return new WitnessFiling(signingKey(record.id()), new Filing(List.of(KEYS), record.encode()));
    }

    /**
     * Of a record of the journal.
     *
     * @throws AimosException.Corrupt if it cannot be read
     */
    static WitnessFiling of(JournalRecord record) {
        return read(record, payload -> switch (record.type()) {
            case WITNESS -> of(WitnessRecord.decode(payload), payload);
            case OUTCOME -> of(OutcomeRecord.decode(payload));
            case CALIBRATOR -> of(AdoptedRecord.decode(payload));
            case SIGNING_KEY -> of(KeyRecord.decode(payload));
            default -> throw new IllegalArgumentException("no record about witnesses: " + record.type());
        });
    }

    /**
     * Requires that a record of the journal can be read.
     *
     * @throws AimosException.Corrupt if it cannot
     */
    static void require(JournalRecord record) {
        read(record, payload -> switch (record.type()) {
            case WITNESS -> WitnessRecord.decode(payload);
            case OUTCOME -> OutcomeRecord.decode(payload);
            case CALIBRATOR -> AdoptedRecord.decode(payload);
            case SIGNING_KEY -> KeyRecord.decode(payload);
            default -> throw new IllegalArgumentException("no record about witnesses: " + record.type());
        });
    }

    private interface Reader<T> {
        T read(byte[] payload) throws IOException;
    }

    private static <T> T read(JournalRecord record, Reader<T> reader) {
        try {
            return reader.read(record.payload());
        } catch (IOException e) {
            throw new AimosException.Corrupt(
                    "payload-malformed",
                    "the payload of record " + record.seq() + " (tx " + record.tx() + ") cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
