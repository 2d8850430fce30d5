package dev.aimos.core.journal;

import dev.aimos.AimosException;
import java.io.IOException;

/** The words in which the journal's failures are told. */
final class Failures {
    private Failures() {}

    static AimosException.Unsupported unsupportedRecord(long seq, String where, String what) {
        return new AimosException.Unsupported(
                "record-unsupported",
                "record " + seq + " (" + where + ") was written by a newer aimos: it has " + what
                        + "; upgrade aimos to read it");
    }

    /** A failure to open, as the caller sees it. */
    static AimosException opening(String location, IOException e) {
        return e instanceof DamagedException damaged
                ? damaged(location, damaged, "; nothing was changed: restore a backup")
                : reading(location, e);
    }

    /** A failure to read, as the caller sees it. */
    static AimosException reading(String location, IOException e) {
        if (e instanceof DamagedException damaged) {
            return damaged(location, damaged, "; restore a backup (verify lists all damage)");
        }
        return new AimosException.Fault(
                "journal-io", "the journal in " + location + " could not be read: " + e + "; mend that and retry", e);
    }

    /** A failure while copying to another disk. */
    static AimosException copying(String location, String target, IOException e) {
        if (e instanceof DamagedException) {
            return reading(location, e);
        }
        return new AimosException.Fault(
                "backup-failed",
                "the copy from " + location + " to " + target + " is not whole: " + e
                        + "; delete it, mend the cause and retry",
                e);
    }

    private static AimosException.Corrupt damaged(String location, DamagedException e, String advice) {
        return new AimosException.Corrupt(
                "journal-damaged", "the journal in " + location + " is damaged: " + e.what() + advice, e);
    }
}
