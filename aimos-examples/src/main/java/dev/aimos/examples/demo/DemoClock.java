package dev.aimos.examples.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that shows the moment the diary has come to. */
final class DemoClock implements InstantSource {
    private volatile Instant now;

    DemoClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant value) {
        now = value;
    }
}
