package dev.aimos.contract;

import dev.aimos.plan.Waker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told. */
public final class TestClock implements InstantSource {
    /** Where every test begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Wakers wakers = new Wakers();
    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    /** Goes to an instant, back as well as forth; whoever waits for that moment is woken before this returns. */
    public Instant set(Instant instant) {
        now = instant;
        wakers.wake(instant);
        return now;
    }

    /** Goes to an instant, and lets whoever waits for it sleep on. */
    public void setWithoutWaking(Instant instant) {
        now = instant;
    }

    /** What wakes by this clock. */
    public Waker waker() {
        return (delay, task) -> {
            if (delay.isZero()) {
                Thread.ofVirtual().start(task);
                return () -> {};
            }
            return wakers.add(now.plus(delay), task);
        };
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
