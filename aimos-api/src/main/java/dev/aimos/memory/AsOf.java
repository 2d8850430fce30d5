package dev.aimos.memory;

import dev.aimos.AimosException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The moment a reading looks from, on both time axes: what the store knew at {@code known}, about what was true at
 * {@code validAt}.
 *
 * <p>Without an explicit {@link #validAt(Instant)}, valid time follows transaction time: {@link #now()} means what is
 * true now, and {@code AsOf.tx(7)} means what transaction 7 held to be true at its own moment. So a reading as of a
 * snapshot gives the same answer forever.
 */
public final class AsOf {
    /** The transaction-time half of a moment. */
    public sealed interface Known {
        /** Everything acknowledged so far. */
        record Latest() implements Known {}

        /** Everything up to and including a transaction. */
        record Tx(long tx) implements Known {
            public Tx {
                if (tx < 0) {
                    throw new AimosException.InvalidRequest("tx-negative", "transactions count from 1; got " + tx);
                }
            }
        }

        /** Every transaction recorded at or before an instant. */
        record At(Instant instant) implements Known {
            public At {
                if (instant.equals(Interval.FOREVER)) {
                    throw new AimosException.InvalidRequest(
                            "instant-out-of-range",
                            "forever is after every instant; what is known by now is AsOf.now()");
                }
            }
        }
    }

    private static final AsOf NOW = new AsOf(new Known.Latest(), Optional.empty());

    private final Known known;
    private final Optional<Instant> validAt;

    private AsOf(Known known, Optional<Instant> validAt) {
        this.known = known;
        this.validAt = validAt;
    }

    /** What the store knows now of what is true now. */
    public static AsOf now() {
        return NOW;
    }

    /** What the store knew after a transaction; 0 is the empty store. */
    public static AsOf tx(long tx) {
        return new AsOf(new Known.Tx(tx), Optional.empty());
    }

    /**
     * What the store knew at an instant.
     *
     * @throws AimosException.InvalidRequest if it is {@link Interval#FOREVER}
     */
    public static AsOf instant(Instant known) {
        return new AsOf(new Known.At(known), Optional.empty());
    }

    /** What the store knew when a snapshot was taken, about what was true then. */
    public static AsOf snapshot(Snapshot snapshot) {
        return tx(snapshot.tx()).validAt(snapshot.recordedAt());
    }

    /** The moment of a resolved basis, exactly. */
    public static AsOf basis(Basis basis) {
        return tx(basis.tx()).validAt(basis.validAt());
    }

    /**
     * The same knowledge, about what was true at an instant.
     *
     * @throws AimosException.InvalidRequest if it is {@link Interval#FOREVER}, at which nothing holds, or out of range
     */
    public AsOf validAt(Instant instant) {
        if (instant.equals(Interval.FOREVER)) {
            throw new AimosException.InvalidRequest(
                    "instant-out-of-range",
                    "forever is after every instant, and nothing holds then; ask about an instant before it");
        }
        return new AsOf(known, Optional.of(Interval.toMicros(instant)));
    }

    /** What is known. */
    public Known known() {
        return known;
    }

    /** The valid time asked about, if it is set. */
    public Optional<Instant> validAt() {
        return validAt;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof AsOf other && known.equals(other.known) && validAt.equals(other.validAt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(known, validAt);
    }

    @Override
    public String toString() {
        return "AsOf[" + known + validAt.map(at -> ", validAt " + at).orElse("") + "]";
    }
}
