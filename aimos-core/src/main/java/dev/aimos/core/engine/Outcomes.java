package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Timeline;
import dev.aimos.core.journal.RecordType;
import dev.aimos.core.witness.AdoptedRecord;
import dev.aimos.core.witness.OutcomeRecord;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Recorded;
import dev.aimos.vif.Calibrations;
import dev.aimos.witness.Adopted;
import dev.aimos.witness.CalibrationQuery;
import dev.aimos.witness.CalibrationReport;
import dev.aimos.witness.Calibrator;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.Prediction;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** What turned out about witnessed answers, and what is learned from it. */
final class Outcomes {
    private final Core core;
    private final Writer writer;
    private final WitnessLedger ledger;

    Outcomes(Core core, Writer writer, WitnessLedger ledger) {
        this.core = core;
        this.writer = writer;
        this.ledger = ledger;
    }

    Recorded record(List<Outcome> outcomes) {
        core.requireWritable();
        return writer.durably(() -> {
            Writer.Transaction tx = writer.new Transaction();
            for (Outcome outcome : outcomes) {
                if (!core.register()
                        .timeline(WitnessFiling.witnessKey(outcome.witness()))
                        .showsAnything()) {
                    throw new AimosException.NotFound(
                            "witness-missing",
                            "the store has no witness " + outcome.witness().hex());
                }
            }
            Recorded last = tx.lastRecord();
            for (Outcome outcome : outcomes) {
                WitnessFiling filing = WitnessFiling.of(new OutcomeRecord(outcome));
                if (!says(filing)) {
                    long seq = tx.append(RecordType.OUTCOME, filing.key(), filing.filing());
                    last = new Recorded(tx.number, seq, tx.at);
                }
            }
            tx.endIfBegun();
            return last;
        });
    }

    /** Whether what is to be recorded is what is recorded. */
    private boolean says(WitnessFiling filing) throws IOException {
        Timeline timeline = core.register().timeline(filing.key());
        if (!timeline.showsAnything()) {
            return false;
        }
        long seq =
                timeline.over(Micros.BEGINNING, Micros.FOREVER).get(0).entry().seq();
        Filed filed = core.register().record(filing.key(), seq);
        return filed != null && Arrays.equals(filed.payload(), filing.filing().payload());
    }

    Optional<Outcome> of(Hash witness, Basis basis) {
        return ledger.read(basis, reader -> {
            Filed filed = reader.visible(WitnessFiling.outcomeKey(witness), Bases.moment(basis));
            return filed == null
                    ? Optional.empty()
                    : Optional.of(OutcomeRecord.decode(filed.payload()).outcome());
        });
    }

    List<Prediction> predictions(CalibrationQuery query) {
        Basis basis = core.resolve(query.asOf());
        long from = Micros.of(query.from());
        long until = Micros.of(query.until());
        List<Prediction> all = ledger.read(basis, reader -> {
            List<Outcome> outcomes = new ArrayList<>();
            reader.find(Set.of(WitnessFiling.OUTCOMES), Bases.moment(basis), (term, filed) -> {
                if (filed.at() >= from && filed.at() < until) {
                    outcomes.add(OutcomeRecord.decode(filed.payload()).outcome());
                }
                return true;
            });
            Map<String, Filed> witnesses = reader.visible(
                    outcomes.stream()
                            .map(one -> WitnessFiling.witnessKey(one.witness()))
                            .toList(),
                    Bases.moment(basis));
            List<Prediction> predictions = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                Filed filed = witnesses.get(WitnessFiling.witnessKey(outcome.witness()));
                if (filed != null) {
                    Witness witness = WitnessLedger.witnessed(filed).witness();
                    OptionalDouble confidence =
                            query.raw() && witness.rawConfidence().isPresent()
                                    ? witness.rawConfidence()
                                    : witness.confidence();
                    if (confidence.isPresent() && concerns(query, witness)) {
                        predictions.add(new Prediction(confidence.getAsDouble(), outcome.correct()));
                    }
                }
            }
            return predictions;
        });
        int last = Math.min(all.size(), query.last().orElse(Integer.MAX_VALUE));
        return List.copyOf(all.subList(all.size() - last, all.size()));
    }

    private static boolean concerns(CalibrationQuery query, Witness witness) {
        return query.model().map(witness.model()::equals).orElse(true)
                && query.kind().map(kind -> kind == witness.kind()).orElse(true)
                && query.criticality().map(one -> one == witness.criticality()).orElse(true);
    }

    CalibrationReport report(CalibrationQuery query) {
        return Calibrations.report(predictions(query), query.bins());
    }

    Adopted adopt(CalibrationQuery asked, Calibrator.Method method) {
        core.requireWritable();
        CalibrationQuery query = asked.raw(true);
        String model = query.model()
                .orElseThrow(() -> new AimosException.InvalidRequest(
                        "calibrator-without-model", "a calibrator is for one model's confidences; name it"));
        List<Prediction> predictions = predictions(query);
        Calibrator calibrator = Calibrations.fit(predictions, method);
        List<Prediction> calibrated = predictions.stream()
                .map(one -> new Prediction(calibrator.apply(one.confidence()), one.correct()))
                .toList();
        AdoptedRecord record = new AdoptedRecord(
                model,
                query.criticality(),
                calibrator,
                predictions.size(),
                Calibrations.report(predictions, query.bins()).ece(),
                Calibrations.report(calibrated, query.bins()).ece());
        WitnessFiling filing = WitnessFiling.of(record);
        return writer.durably(() -> {
            Writer.Transaction tx = writer.new Transaction();
            long seq = tx.append(RecordType.CALIBRATOR, filing.key(), filing.filing());
            tx.endIfBegun();
            return record.adopted(new Recorded(tx.number, seq, tx.at));
        });
    }

    Optional<Adopted> calibrator(String model, Criticality criticality, Basis basis) {
        return ledger.read(basis, reader -> {
            Filed own =
                    reader.visible(WitnessFiling.calibratorKey(model, Optional.of(criticality)), Bases.moment(basis));
            Filed filed = own != null
                    ? own
                    : reader.visible(WitnessFiling.calibratorKey(model, Optional.empty()), Bases.moment(basis));
            return filed == null
                    ? Optional.empty()
                    : Optional.of(AdoptedRecord.decode(filed.payload())
                            .adopted(new Recorded(
                                    filed.entry().tx(), filed.entry().seq(), Micros.toInstant(filed.at()))));
        });
    }
}
