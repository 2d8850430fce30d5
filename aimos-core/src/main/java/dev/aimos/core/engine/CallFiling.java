package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Filing;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.run.Caller;
import dev.aimos.core.witness.CallRecord;
import java.io.IOException;
import java.util.List;

/** Under which key and term the register keeps the record of a call: the key ends with the number of its transaction. */
record CallFiling(String key, Filing filing) {
    /** The term that all calls under a correlation id are filed under. */
    static String term(String correlation) {
        return "call:id/" + correlation;
    }

    /**
     * Requires that an id can be recorded.
     *
     * @throws AimosException.InvalidRequest if it cannot: code {@code correlation-malformed} or {@code text-malformed}
     */
    static void require(String correlation) {
        new CallRecord(correlation, "put").encode();
    }

    private static String key(long tx) {
        String digits = Long.toString(tx);
        return "call:" + "0".repeat(Math.max(0, 16 - digits.length())) + digits;
    }

    private static CallFiling of(CallRecord record, long tx) {
        return new CallFiling(key(tx), new Filing(List.of(term(record.correlation())), record.encode()));
    }

    /** Of a caller that named a correlation id. */
    static CallFiling of(Caller caller, long tx) {
        return of(new CallRecord(caller.correlation().orElseThrow(), caller.verb()), tx);
    }

    /**
     * Of a record of the journal.
     *
     * @throws AimosException.Corrupt if it cannot be read
     */
    static CallFiling of(JournalRecord record) {
        return of(decode(record), record.tx());
    }

    /**
     * What a record of the journal says.
     *
     * @throws AimosException.Corrupt if it cannot be read
     */
    static CallRecord decode(JournalRecord record) {
        try {
            return CallRecord.decode(record.payload());
        } catch (IOException e) {
            throw new AimosException.Corrupt(
                    "payload-malformed",
                    "the payload of record " + record.seq() + " (tx " + record.tx() + ") cannot be read: "
                            + e.getMessage(),
                    e);
        }
    }
}
