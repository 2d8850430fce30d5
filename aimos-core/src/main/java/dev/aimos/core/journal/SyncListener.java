package dev.aimos.core.journal;

/** Hears of fsyncs of the journal. Called by whichever thread makes one. */
public interface SyncListener {
    /** Hears nothing. */
    SyncListener NONE = new SyncListener() {
        @Override
        public long begin() {
            return 0;
        }

        @Override
        public void end(long begun, long records) {}
    };

    /** One begins; what it gives is handed to {@link #end}. */
    long begin();

    /** It succeeded, and made so many records durable. */
    void end(long begun, long records);
}
