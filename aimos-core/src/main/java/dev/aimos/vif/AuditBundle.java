package dev.aimos.vif;

import dev.aimos.AimosException;
import dev.aimos.Progress;
import dev.aimos.core.audit.BundleCheck;
import dev.aimos.witness.Verdict;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Checks audit bundles: directories that {@code Witnesses.bundle} of dev.aimos.witness writes. Needs no store and no network.
 */
public final class AuditBundle {
    private AuditBundle() {}

    /**
     * What a check showed.
     *
     * @param verdict whether the bundle holds, and what is wrong with it; undecided if what it names was erased
     * @param witnesses how many witnesses were checked
     * @param records how many records, those of witnesses counted
     */
    public record Checked(Verdict verdict, long witnesses, long records) {}

    /** {@link #verify(Path, Progress)}, unheard. */
    public static Checked verify(Path directory) {
        return verify(directory, Progress.NONE);
    }

    /**
     * Checks a bundle: its files against their hashes, each record against the root, each witness against its id, its
     * signature, the state it read and the records it used; and that each state extends the one before. Whether the root is
     * the right one is for the reader to say, who has a snapshot's id from the time: {@code states.jsonl} lists them.
     *
     * @throws AimosException.Fault if a file cannot be read
     */
    public static Checked verify(Path directory, Progress progress) {
        BundleCheck check = new BundleCheck(directory, progress);
        try {
            Verdict verdict = check.run();
            return new Checked(verdict, check.witnesses(), check.records());
        } catch (IOException e) {
            throw new AimosException.Fault(
                    "bundle-unreadable", "the bundle cannot be read: " + e.getMessage() + ". Check the directory", e);
        }
    }
}
