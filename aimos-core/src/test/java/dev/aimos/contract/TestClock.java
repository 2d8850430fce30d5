package dev.aimos.contract;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told. */
public final class TestClock implements InstantSource {
    /** Where every test begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    /** Goes to an instant, back as well as forth. */
    public Instant set(Instant instant) {
        now = instant;
        return now;
    }

    /** Goes on by a while, and says where it now is. */
    public Instant advance(Duration by) {
        return set(now.plus(by));
    }

    /** Goes on by a day. */
    public Instant nextDay() {
        return advance(Duration.ofDays(1));
    }
}
