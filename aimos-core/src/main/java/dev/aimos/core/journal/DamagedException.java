package dev.aimos.core.journal;

import java.io.IOException;

/** Bytes are not what was written. Turned into {@link dev.aimos.AimosException.Corrupt} at the journal's door. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String what;

    DamagedException(String what) {
        super(what);
        this.what = what;
    }

    /** What is damaged, where. */
    String what() {
        return what;
    }
}
