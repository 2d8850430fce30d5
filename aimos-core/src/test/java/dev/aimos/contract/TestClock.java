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
    private final ThreadLocal<Instant> seen = ThreadLocal.withInitial(() -> now);

    @Override
    public Instant instant() {
        Instant instant = now;
        seen.set(instant);
        return instant;
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

    /**
     * What wakes by this clock. A delay counts from the moment that its thread has seen last, and not from the one the clock was set
     * to since: else whoever looks at the clock, and asks to be woken once it has been set, would sleep beyond the moment it means.
     */
    public Waker waker() {
        return (delay, task) -> {
            if (delay.isZero()) {
                Thread.ofVirtual().start(task);
                return () -> {};
            }
            Instant due = seen.get().plus(delay);
            Runnable cancel = wakers.add(due, task);
            if (!due.isAfter(now)) {
                Thread.ofVirtual().start(() -> wakers.wake(due));
            }
            return cancel;
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
