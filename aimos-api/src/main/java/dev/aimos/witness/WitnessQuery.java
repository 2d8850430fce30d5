package dev.aimos.witness;

import dev.aimos.memory.AsOf;
import dev.aimos.memory.Hash;
import dev.aimos.memory.Interval;
import dev.aimos.memory.Snapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which witnesses to list, in the order they were recorded: those that meet every demand. Immutable: each wither gives a new
 * query. Cost: in proportion to the witnesses that meet the demand which the fewest meet;
 * where a correlation is demanded, to those of that correlation.
 */
public final class WitnessQuery {
    private static final WitnessQuery ALL =
            new WitnessQuery(Map.of(), Optional.empty(), Instant.MIN, Instant.MAX, AsOf.now(), 1_000, -1);

    private final Map<String, String> demands;
    private final Optional<Boolean> passed;
    private final Instant from;
    private final Instant until;
    private final AsOf asOf;
    private final int limit;
    private final long after;

    private WitnessQuery(
            Map<String, String> demands,
            Optional<Boolean> passed,
            Instant from,
            Instant until,
            AsOf asOf,
            int limit,
            long after) {
        this.demands = demands;
        this.passed = passed;
        this.from = from;
        this.until = until;
        this.asOf = asOf;
        this.limit = limit;
        this.after = after;
    }

    /** The first 1,000 of all witnesses known now. */
    public static WitnessQuery all() {
        return ALL;
    }

    private WitnessQuery demand(String name, String value) {
        Map<String, String> more = new TreeMap<>(demands);
        more.put(name, Objects.requireNonNull(value, name));
        return new WitnessQuery(more, passed, from, until, asOf, limit, after);
    }

    /** Of one kind. */
    public WitnessQuery kind(Witness.Kind value) {
        return demand("kind", value.word());
    }

    /** By one model. */
    public WitnessQuery model(String value) {
        return demand("model", Texts.name("model", value));
    }

    /** That used an atom, any version of it, by its key. */
    public WitnessQuery atom(String key) {
        return demand("atom", key);
    }

    /** That read the memory as of one transaction. */
    public WitnessQuery read(long tx) {
        return demand("read", Long.toString(tx));
    }

    /** That read the memory as of a snapshot. */
    public WitnessQuery read(Snapshot snapshot) {
        return read(snapshot.tx());
    }

    /** Of one run. */
    public WitnessQuery run(String value) {
        return demand("run", Texts.name("run", value));
    }

    /** Of one band. */
    public WitnessQuery band(Band value) {
        return demand("band", value.name());
    }

    /** Of one criticality. */
    public WitnessQuery criticality(Criticality value) {
        return demand("criticality", value.word());
    }

    /** That rest on a witness. */
    public WitnessQuery parent(Hash id) {
        return demand("parent", id.hex());
    }

    /**
     * Of one request of the caller's: those that name it themselves, and those that name none and were recorded in a call under
     * that correlation id.
     */
    public WitnessQuery correlation(String value) {
        return demand("correlation", Texts.name("correlation", value));
    }

    /** That passed their gate, or did not. */
    public WitnessQuery passed(boolean value) {
        return new WitnessQuery(demands, Optional.of(value), from, until, asOf, limit, after);
    }

    /** Recorded in [start, end). */
    public WitnessQuery recorded(Instant start, Instant end) {
        Interval checked = Interval.of(start, end);
        return new WitnessQuery(demands, passed, checked.from(), checked.to(), asOf, limit, after);
    }

    /** As known at a moment. */
    public WitnessQuery asOf(AsOf value) {
        return new WitnessQuery(demands, passed, from, until, Objects.requireNonNull(value, "asOf"), limit, after);
    }

    /** At most so many. */
    public WitnessQuery limit(int value) {
        Texts.require(value >= 1, "limit-out-of-range", "ask for at least 1 witness, not " + value);
        return new WitnessQuery(demands, passed, from, until, asOf, value, after);
    }

    /** Those recorded after one: the next page. */
    public WitnessQuery after(Witnessed last) {
        return new WitnessQuery(
                demands, passed, from, until, asOf, limit, last.recorded().seq());
    }

    /** The demands on what a witness says, by name: {@code kind}, {@code model}, {@code atom} and so on. */
    public Map<String, String> demands() {
        return Map.copyOf(demands);
    }

    /** Whether it is to have passed, if that matters. */
    public Optional<Boolean> passed() {
        return passed;
    }

    /** Recorded at or after this. */
    public Instant from() {
        return from;
    }

    /** Recorded before this. */
    public Instant until() {
        return until;
    }

    /** As known at this moment. */
    public AsOf asOf() {
        return asOf;
    }

    /** How many at the most. */
    public int limit() {
        return limit;
    }

    /** Number of the record after which the list begins; -1 for the beginning. */
    public long after() {
        return after;
    }
}
