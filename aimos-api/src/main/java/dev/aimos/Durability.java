package dev.aimos;

/** When a write counts as done. */
public enum Durability {
    /**
     * A write returns when its bytes are on disk (written and fsynced). Concurrent writers share an fsync. The default.
     */
    SYNCED,

    /**
     * A write returns when its bytes are handed to the operating system. A killed process loses nothing; a power failure
     * may lose the last writes, never a part of one.
     */
    BUFFERED
}
