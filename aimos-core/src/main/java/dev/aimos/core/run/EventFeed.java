package dev.aimos.core.run;

import dev.aimos.core.catalog.Micros;
import dev.aimos.memory.AsOf;
import dev.aimos.plan.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a run's events from the first on, each subscriber at its own pace: what it has not asked for yet stays in the journal,
 * and nowhere else.
 */
final class EventFeed implements Flow.Publisher<RunEvent> {
    private static final int AT_ONCE = 32;

    private final String run;
    private final Ledger ledger;
    private final LongSupplier durable;
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private volatile boolean over;
    private volatile @Nullable Throwable failure;

    /**
     * @param durable how many events can be read
     */
    EventFeed(String run, Ledger ledger, LongSupplier durable) {
        this.run = run;
        this.ledger = ledger;
        this.durable = durable;
    }

    /** There may be more events. */
    void wake(boolean last) {
        over |= last;
        readers.forEach(Reader::wake);
    }

    void fail(Throwable why) {
        if (!over) {
            failure = why;
            readers.forEach(Reader::wake);
        }
    }

    @Override
    public void subscribe(Flow.Subscriber<? super RunEvent> subscriber) {
        Reader reader = new Reader(Objects.requireNonNull(subscriber, "subscriber"));
        subscriber.onSubscribe(reader); // before anything else is said to it
        readers.add(reader);
        if (reader.cancelled) {
            readers.remove(reader);
        }
        reader.wake();
    }

    /** Events of some turns, from one with a number on. */
    static List<RunEvent> events(List<Ledger.Turned> turns, long from, int limit) {
        List<RunEvent> events = new ArrayList<>();
        for (Ledger.Turned turned : turns) {
            for (int i = 0; i < turned.turn().events().size() && events.size() < limit; i++) {
                long number = turned.turn().first() + i;
                if (number >= from) {
                    events.add(new RunEvent(
                            turned.turn().run(),
                            number,
                            Micros.toInstant(turned.turn().at()),
                            turned.recorded(),
                            turned.turn().events().get(i)));
                }
            }
        }
        return events;
    }

    /** One subscriber's place. */
    private final class Reader implements Flow.Subscription {
        private final Flow.Subscriber<? super RunEvent> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile boolean cancelled;
        private volatile @Nullable Throwable refused;
        private long next;

        /** Of the last turns read, all events: turns are read as a whole, and not again for each few events asked for. */
        private List<RunEvent> rest = List.of();

        private int handed;

        Reader(Flow.Subscriber<? super RunEvent> subscriber) {
            this.subscriber = subscriber;
        }

        @Override
        public void request(long n) {
            if (n <= 0) {
                refused = new IllegalArgumentException("a subscriber asks for at least one event, not " + n);
            } else {
                demand.getAndUpdate(old -> old > Long.MAX_VALUE - n ? Long.MAX_VALUE : old + n);
            }
            wake();
        }

        @Override
        public void cancel() {
            cancelled = true;
            readers.remove(this);
        }

        void wake() {
            if (!cancelled && calls.getAndIncrement() == 0) {
                Thread.ofVirtual().name("aimos-events").start(this::handOver);
            }
        }

        private void handOver() {
            int seen;
            do {
                seen = calls.get();
                try {
                    hand();
                } catch (RuntimeException | Error e) {
                    end(e);
                }
            } while (calls.addAndGet(-seen) > 0);
        }

        private void hand() {
            while (!cancelled) {
                Throwable why = refused;
                if (why != null) {
                    end(why);
                    return;
                }
                boolean last = over;
                long there = durable.getAsLong();
                if (next >= there) {
                    if (last) {
                        end(null);
                    } else if (failure != null) {
                        end(failure);
                    }
                    return;
                }
                long most = demand.get();
                if (most == 0) {
                    return;
                }
                if (handed == rest.size()) {
                    int turns = (int) Math.min(most, AT_ONCE);
                    rest = EventFeed.events(
                            ledger.turns(run, next, turns, ledger.resolve(AsOf.now())), next, Integer.MAX_VALUE);
                    handed = 0;
                    if (rest.isEmpty()) {
                        end(Histories.missing(run)); // erased meanwhile
                        return;
                    }
                }
                int now = (int) Math.min(most, rest.size() - handed);
                hand(rest.subList(handed, handed + now));
                handed += now;
                demand.getAndUpdate(old -> old == Long.MAX_VALUE ? old : old - now);
            }
        }

        private void hand(List<RunEvent> events) {
            for (RunEvent event : events) {
                if (cancelled) {
                    return;
                }
                subscriber.onNext(event);
                next = event.number() + 1;
            }
        }

        private void end(@Nullable Throwable why) {
            if (!cancelled) {
                cancel();
                if (why == null) {
                    subscriber.onComplete();
                } else {
                    subscriber.onError(why);
                }
            }
        }
    }
}
