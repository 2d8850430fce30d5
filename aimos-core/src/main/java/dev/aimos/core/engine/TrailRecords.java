package dev.aimos.core.engine;

import dev.aimos.Json;
import dev.aimos.core.graph.ItemRecord;
import dev.aimos.core.graph.ItemRecords;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.plan.EventJson;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.core.witness.AdoptedRecord;
import dev.aimos.core.witness.CallRecord;
import dev.aimos.core.witness.KeyRecord;
import dev.aimos.core.witness.OutcomeRecord;
import dev.aimos.core.witness.WitnessRecord;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Snapshot;
import dev.aimos.plan.Event;
import dev.aimos.witness.Criticality;
import dev.aimos.witness.Outcome;
import dev.aimos.witness.TrailChange;
import dev.aimos.witness.TrailChange.Kind;
import dev.aimos.witness.TrailEntry;
import dev.aimos.witness.Witness;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Puts the records of one transaction together, in their order, into an entry of the trail. */
final class TrailRecords {
    private final List<TrailChange> changes = new ArrayList<>();
    private final List<Hash> recorded = new ArrayList<>();
    private final Set<String> named = new LinkedHashSet<>();
    private @Nullable CallRecord call;

    /** The entry that ends with a record; what follows belongs to the next. */
    @Nullable
    TrailEntry take(JournalRecord record) throws IOException {
        switch (record.type()) {
            case ATOM -> atom(record);
            case RETRACTION ->
                change(
                        record,
                        Kind.RETRACTION,
                        "retracted",
                        () -> AtomReader.decode(record).key());
            case ERASURE -> erasure(record);
            case SNAPSHOT -> snapshot(record);
            case ITEM -> item(record);
            case ITEM_RETRACTION ->
                change(
                        record,
                        Kind.ITEM_RETRACTION,
                        "retracted",
                        () -> ItemRecords.decode(record).id());
            case PLAN -> change(record, Kind.PLAN, "recorded", () -> RunFiling.hash(record.payload()));
            case RUN -> run(record);
            case WITNESS -> witness(record);
            case OUTCOME -> outcome(record);
            case CALIBRATOR -> calibrator(record);
            case SIGNING_KEY ->
                change(
                        record,
                        Kind.SIGNING_KEY,
                        "in force",
                        () -> KeyRecord.decode(record.payload()).id().hex());
            case CALL -> call = record.erased() ? null : CallFiling.decode(record);
            case CHUNK -> {} // a part of the atom that follows
        }
        return record.last() ? entry(record) : null;
    }

    private TrailEntry entry(JournalRecord last) {
        Optional<CallRecord> by = Optional.ofNullable(call);
        TrailEntry entry = new TrailEntry(
                last.tx(),
                last.at(),
                by.map(CallRecord::correlation),
                by.map(CallRecord::verb),
                changes,
                recorded,
                List.copyOf(named));
        changes.clear();
        recorded.clear();
        named.clear();
        call = null;
        return entry;
    }

    private interface Subject {
        String read() throws IOException;
    }

    private void change(JournalRecord record, Kind kind, String what, Subject subject) throws IOException {
        if (record.erased()) {
            gone(record, kind, what);
        } else {
            changes.add(new TrailChange(record.seq(), kind, Optional.of(subject.read()), what, false));
        }
    }

    /** What can be told of an erased record. */
    private void gone(JournalRecord record, Kind kind, String what) {
        changes.add(new TrailChange(record.seq(), kind, Optional.empty(), what, true));
    }

    private void atom(JournalRecord record) throws IOException {
        change(record, Kind.ATOM, "put", () -> {
            AtomRecord atom = AtomReader.decode(record);
            String witness = atom.state().witness();
            if (witness != null) {
                named.add(witness);
            }
            return atom.key();
        });
    }

    private void erasure(JournalRecord record) {
        List<Long> seqs = ErasureCodec.decode(record);
        StringJoiner runs = new StringJoiner(", ", seqs.size() == 1 ? "erased record " : "erased records ", "");
        long first = -1;
        long last = -1;
        for (long seq : seqs) {
            if (first >= 0 && seq != last + 1) {
                runs.add(run(first, last));
                first = -1;
            }
            first = first < 0 ? seq : first;
            last = seq;
        }
        runs.add(run(first, last));
        changes.add(new TrailChange(record.seq(), Kind.ERASURE, Optional.empty(), runs.toString(), false));
    }

    private static String run(long first, long last) {
        return first == last ? Long.toString(first) : first + "-" + last;
    }

    private void snapshot(JournalRecord record) throws IOException {
        Snapshot snapshot = SnapshotCodec.decode(record);
        String what = snapshot.note().isEmpty() ? "taken" : "taken: " + snapshot.note();
        change(record, Kind.SNAPSHOT, what, () -> snapshot.id().hex());
    }

    private void item(JournalRecord record) throws IOException {
        if (record.erased()) {
            gone(record, Kind.ITEM, "asserted");
            return;
        }
        ItemRecord item = ItemRecords.decode(record);
        change(record, Kind.ITEM, item.mark() == null ? "asserted" : "looked at", item::id);
    }

    private void run(JournalRecord record) throws IOException {
        if (record.erased()) {
            gone(record, Kind.RUN, "went on");
            return;
        }
        TurnRecord turn = TurnRecord.decode(record.payload());
        Map<String, Integer> counts = new LinkedHashMap<>();
        turn.events().forEach(event -> counts.merge(word(event), 1, Integer::sum));
        StringJoiner words = new StringJoiner(", ");
        counts.forEach((word, count) -> words.add(count == 1 ? word : count + " " + word));
        change(record, Kind.RUN, words.toString(), turn::run);
    }

    /** The event's name, and who it was if it was somebody. */
    private static String word(Event event) {
        if (event instanceof Event.Decided decided) {
            return "decided " + decided.decision().choice().name().toLowerCase(Locale.ROOT) + " by "
                    + decided.decision().by();
        }
        if (event instanceof Event.CancelRequested cancel) {
            return "cancel-requested by " + cancel.by();
        }
        return EventJson.of(event).members().get("event") instanceof Json.Str name ? name.value() : "happened";
    }

    private void witness(JournalRecord record) throws IOException {
        if (record.erased()) {
            gone(record, Kind.WITNESS, "recorded");
            return;
        }
        Witness witness = WitnessRecord.decode(record.payload()).witness();
        recorded.add(witness.id());
        change(
                record,
                Kind.WITNESS,
                witness.kind().word() + " by " + witness.model(),
                () -> witness.id().hex());
    }

    private void outcome(JournalRecord record) throws IOException {
        if (record.erased()) {
            gone(record, Kind.OUTCOME, "turned out");
            return;
        }
        Outcome outcome = OutcomeRecord.decode(record.payload()).outcome();
        String what = (outcome.correct() ? "correct, says " : "wrong, says ") + outcome.by();
        change(record, Kind.OUTCOME, what, () -> outcome.witness().hex());
    }

    private void calibrator(JournalRecord record) throws IOException {
        if (record.erased()) {
            gone(record, Kind.CALIBRATOR, "in force");
            return;
        }
        AdoptedRecord adopted = AdoptedRecord.decode(record.payload());
        String what =
                "in force for " + adopted.criticality().map(Criticality::word).orElse("all");
        change(record, Kind.CALIBRATOR, what, adopted::model);
    }
}
