package dev.aimos.core.engine;

import dev.aimos.core.journal.RecordType;
import dev.aimos.core.metrics.AbstentionReason;
import dev.aimos.core.metrics.Laps;
import dev.aimos.core.metrics.Metric;
import dev.aimos.core.metrics.Passing;
import dev.aimos.core.metrics.Recorder;
import dev.aimos.core.metrics.WriteKind;
import dev.aimos.memory.Written;
import dev.aimos.witness.Witness;
import java.util.ArrayList;
import java.util.List;

/** What is measured of one transaction, held back until it is whole: one that fails has written nothing. Under the writer's lock. */
@SuppressWarnings("EnumOrdinal") // arrays by constant, since this is on the way of every write
final class WriteMeasures {
    private static final int OUTCOMES = Written.Outcome.values().length;

    private final Recorder recorder;
    private final Laps laps;
    private final int[] types = new int[RecordType.values().length];
    private final int[] outcomes = new int[WriteKind.values().length * OUTCOMES];
    private final List<Witness> judged = new ArrayList<>();

    WriteMeasures(Recorder recorder) {
        this.recorder = recorder;
        this.laps = recorder.laps();
    }

    Laps laps() {
        return laps;
    }

    void appended(RecordType type) {
        types[type.ordinal()]++;
    }

    void came(WriteKind kind, Written.Outcome outcome) {
        outcomes[kind.ordinal() * OUTCOMES + outcome.ordinal()]++;
    }

    void witnessed(Witness witness) {
        if (witness.band().isPresent() || !witness.reasons().isEmpty()) {
            judged.add(witness);
        }
    }

    /** The transaction is whole, or changed nothing. */
    void flush() {
        laps.flush();
        for (RecordType type : RecordType.values()) {
            if (types[type.ordinal()] > 0) {
                recorder.count(Metric.RECORDS_WRITTEN, type, types[type.ordinal()]);
                types[type.ordinal()] = 0;
            }
        }
        for (WriteKind kind : WriteKind.values()) {
            for (Written.Outcome outcome : Written.Outcome.values()) {
                int at = kind.ordinal() * OUTCOMES + outcome.ordinal();
                if (outcomes[at] > 0) {
                    recorder.count(Metric.WRITES, kind, outcome, outcomes[at]);
                    outcomes[at] = 0;
                }
            }
        }
        for (Witness witness : judged) {
            recorder.count(Metric.GATES, Passing.of(witness.passed()), witness.criticality(), 1);
            witness.reasons().forEach(code -> recorder.count(Metric.ABSTENTIONS, AbstentionReason.of(code), 1));
        }
        judged.clear();
    }
}
