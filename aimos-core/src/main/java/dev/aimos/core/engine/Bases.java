package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.core.catalog.Micros;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.journal.Journal;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Resolves the moments that callers ask about. */
final class Bases {
    private final Journal journal;
    private final InstantSource clock;
    private volatile @Nullable Recorded last;

    /** When a transaction was recorded, which never changes. */
    private record Recorded(long tx, Instant at) {}

    Bases(Journal journal, InstantSource clock) {
        this.journal = journal;
        this.clock = clock;
    }

    Basis resolve(AsOf asOf, Published published) {
        return switch (asOf.known()) {
            case AsOf.Known.Latest latest ->
                new Basis(published.tx(), published.at(), asOf.validAt().orElseGet(() -> now(published)));
            case AsOf.Known.Tx known -> {
                if (known.tx() > published.tx()) {
                    throw new AimosException.InvalidRequest(
                            "tx-unknown",
                            "transaction " + known.tx() + " is not recorded yet; the last one is " + published.tx());
                }
                Instant at = instantOf(known.tx());
                yield new Basis(known.tx(), at, asOf.validAt().orElse(at));
            }
            case AsOf.Known.At known -> {
                long tx = known.instant().isBefore(published.at()) ? journal.txAt(known.instant()) : published.tx();
                Instant at = instantOf(tx);
                yield new Basis(tx, at, asOf.validAt().orElseGet(() -> Interval.toMicros(known.instant())));
            }
        };
    }

    /** When a transaction was recorded; the last one asked about is at hand, as whoever looks at the past looks again. */
    private Instant instantOf(long tx) {
        if (tx == 0) {
            return Instant.MIN;
        }
        Recorded known = last;
        if (known == null || known.tx != tx) {
            known = new Recorded(tx, journal.instantOf(tx));
            last = known;
        }
        return known.at;
    }

    /** The present: the clock's instant, or the last transaction's if the clock is behind it. */
    Instant now(Published published) {
        Instant now = Interval.toMicros(clock.instant());
        return now.isBefore(published.at()) ? published.at() : now;
    }

    static Moment moment(Basis basis) {
        return new Moment(basis.tx(), Micros.of(basis.validAt()));
    }
}
