package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.json.JsonReader;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.plan.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Under which key and terms the register keeps a record of a run or a plan.
 *
 * <p>A turn's key ends with the number of its last event, so that the turn of any event is the first whose key is not before that
 * number.
 */
record RunFiling(String key, Filing filing) {
    static final String STARTED = "run:started";
    static final String ENDED = "run:ended";

    /** Turns of a run begin with this. */
    static String prefix(String run) {
        return "run:" + run + "/";
    }

    static String key(String run, long last) {
        String digits = Long.toString(last);
        return prefix(run) + "0".repeat(Math.max(0, 16 - digits.length())) + digits;
    }

    static String planKey(String hash) {
        return "plan:" + hash;
    }

    /** A term that only the first turn of a run is filed under. */
    static String named(String run) {
        return "run:named:" + run;
    }

    /** A term that the turns which bring in a plan are filed under. */
    static String bringsIn(String hash) {
        return "run:plan:" + hash;
    }

    static RunFiling of(TurnRecord turn) {
        return of(turn, turn.encode());
    }

    private static RunFiling of(TurnRecord turn, byte[] payload) {
        List<String> terms = new ArrayList<>();
        if (turn.first() == 0) {
            terms.add(STARTED);
            terms.add(named(turn.run()));
        }
        turn.plans().forEach(hash -> terms.add(bringsIn(hash)));
        if (turn.events().get(turn.events().size() - 1) instanceof Event.Ended) {
            terms.add(ENDED);
        }
        return new RunFiling(key(turn.run(), turn.last()), new Filing(terms, payload));
    }

    /** A plan's record: its canonical text, and the hash of that. */
    static RunFiling plan(String hash, String acl) {
        return new RunFiling(
                planKey(hash),
                new Filing(
                        List.of(),
                        CanonicalWriter.toBytes(
                                Json.Obj.EMPTY.with("acl", Json.of(acl)).with("sha256", Json.of(hash)))));
    }

    /** The text of a plan's record. */
    static String acl(byte[] payload) throws IOException {
        return plan(payload).get(0);
    }

    /** The hash of a plan's text, as its record has it. */
    static String hash(byte[] payload) throws IOException {
        return plan(payload).get(1);
    }

    /** The text of a plan's record, and its hash. */
    private static List<String> plan(byte[] payload) throws IOException {
        if (JsonReader.read(payload) instanceof Json.Obj json
                && json.members().get("acl") instanceof Json.Str acl
                && json.members().get("sha256") instanceof Json.Str hash) {
            return List.of(acl.value(), hash.value());
        }
        throw new IOException("a plan's record has acl and sha256");
    }

    /**
     * Of a record of the journal.
     *
     * @throws AimosException.Corrupt if it cannot be read
     */
    static RunFiling of(JournalRecord record) {
        try {
            return switch (record.type()) {
                case RUN -> of(TurnRecord.decode(record.payload()), record.payload());
                case PLAN ->
                    new RunFiling(planKey(plan(record.payload()).get(1)), new Filing(List.of(), record.payload()));
                default -> throw new IllegalArgumentException("no record of a run: " + record.type());
            };
        } catch (IOException e) {
            throw new AimosException.Corrupt(
                    "payload-malformed",
                    "the payload of record " + record.seq() + " (tx " + record.tx() + ") cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
