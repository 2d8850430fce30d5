package dev.aimos;

/**
 * Hears how far long work (ingest, rebuild, verify, backup) has come. Called on the thread that does the work, at most a
 * few times per second of work; what it throws stops the work and reaches the caller. It must not erase, verify, rebuild or
 * back up the store that calls it, nor wait for a thread that does: these wait for one another.
 */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress NONE = (stage, done, total) -> {};

    /**
     * Work has advanced.
     *
     * @param stage what is being done, such as {@code rebuild}
     * @param done units done so far (records, or bytes where the verb says so)
     * @param total units in all, or -1 where that is not known
     */
    void update(String stage, long done, long total);
}
