package dev.aimos.witness;

import dev.aimos.memory.Cursor;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions of the trail to read: those that meet every demand. Immutable: each wither gives a new query. An entry
 * always shows its whole transaction, whatever in it met the demands.
 */
public final class TrailQuery {
    /** In which order entries come. */
    public enum Order {
        /** The last transaction first. */
        NEWEST_FIRST,
        /** The first transaction first. */
        OLDEST_FIRST
    }

    private static final TrailQuery ALL = new TrailQuery(new Parts());

    private final Parts parts;

    private static final class Parts {
        private @Nullable String correlation;
        private @Nullable String key;
        private @Nullable Hash witness;
        private Set<TrailChange.Kind> kinds = Set.of();
        private Instant from = Instant.MIN;
        private Instant until = Instant.MAX;
        private long firstTx = 1;
        private long lastTx = Long.MAX_VALUE;
        private Order order = Order.NEWEST_FIRST;
        private int limit = 100;
        private @Nullable Cursor after;
    }

    private interface Edit {
        void to(Parts parts);
    }

    private TrailQuery(Parts parts) {
        this.parts = parts;
    }

    private TrailQuery with(Edit edit) {
        Parts copy = new Parts();
        copy.correlation = parts.correlation;
        copy.key = parts.key;
        copy.witness = parts.witness;
        copy.kinds = parts.kinds;
        copy.from = parts.from;
        copy.until = parts.until;
        copy.firstTx = parts.firstTx;
        copy.lastTx = parts.lastTx;
        copy.order = parts.order;
        copy.limit = parts.limit;
        copy.after = parts.after;
        edit.to(copy);
        return new TrailQuery(copy);
    }

    /** Everything, the newest first, 100 entries to the page. */
    public static TrailQuery all() {
        return ALL;
    }

    /** Written under one correlation id. */
    public TrailQuery correlation(String id) {
        Texts.name("correlation", id);
        return with(p -> p.correlation = id);
    }

    /**
     * With a change about a subject: an atom's key, an item's id, a run's, and so on, see {@link TrailChange#subject}. What was
     * erased is about nothing any more.
     */
    public TrailQuery key(String subject) {
        Objects.requireNonNull(subject, "subject");
        return with(p -> p.key = subject);
    }

    /** That recorded a witness, told how its answer turned out, or put an atom that names it. */
    public TrailQuery witness(Hash id) {
        Objects.requireNonNull(id, "id");
        return with(p -> p.witness = id);
    }

    /** With a change of one of some kinds; about the {@link #key}, if one is demanded. None stands for all. */
    public TrailQuery kinds(Collection<TrailChange.Kind> some) {
        Set<TrailChange.Kind> copy = some.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(some));
        return with(p -> p.kinds = copy);
    }

    /** Recorded in [start, end). */
    public TrailQuery recorded(Instant start, Instant end) {
        Interval checked = Interval.of(start, end);
        return with(p -> {
            p.from = checked.from();
            p.until = checked.to();
        });
    }

    /** From one transaction to another, both included. */
    public TrailQuery transactions(long first, long last) {
        Texts.require(
                first >= 1 && last >= first,
                "transactions-out-of-range",
                "transactions are counted from 1, the first before the last; got " + first + " to " + last);
        return with(p -> {
            p.firstTx = first;
            p.lastTx = last;
        });
    }

    /** In another order. */
    public TrailQuery order(Order value) {
        Objects.requireNonNull(value, "order");
        return with(p -> p.order = value);
    }

    /** So many entries to the page. */
    public TrailQuery limit(int value) {
        Texts.require(value >= 1, "limit-out-of-range", "a page holds at least 1 entry, not " + value);
        return with(p -> p.limit = value);
    }

    /** From where a page ended, as of the moment of that page. */
    public TrailQuery after(Cursor cursor) {
        Objects.requireNonNull(cursor, "cursor");
        return with(p -> p.after = cursor);
    }

    /** The correlation id that is demanded. */
    public Optional<String> correlation() {
        return Optional.ofNullable(parts.correlation);
    }

    /** The subject that is demanded. */
    public Optional<String> key() {
        return Optional.ofNullable(parts.key);
    }

    /** The witness that is demanded. */
    public Optional<Hash> witness() {
        return Optional.ofNullable(parts.witness);
    }

    /** The kinds of which one is demanded; empty if any will do. */
    public Set<TrailChange.Kind> kinds() {
        return parts.kinds;
    }

    /** Recorded at or after this. */
    public Instant from() {
        return parts.from;
    }

    /** Recorded before this. */
    public Instant until() {
        return parts.until;
    }

    /** The first transaction to look at, from 1. */
    public long firstTx() {
        return parts.firstTx;
    }

    /** The last transaction to look at. */
    public long lastTx() {
        return parts.lastTx;
    }

    /** In which order. */
    public Order order() {
        return parts.order;
    }

    /** How many entries to the page. */
    public int limit() {
        return parts.limit;
    }

    /** Where the page before ended. */
    public Optional<Cursor> after() {
        return Optional.ofNullable(parts.after);
    }
}
