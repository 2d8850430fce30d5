package dev.aimos.witness;

import dev.aimos.memory.AsOf;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which outcomes to look at: those of one model, or of all; the last so many, or those of a time. Immutable: each wither gives
 * a new query.
 *
 * @param model of witnesses by this model
 * @param criticality of witnesses of this criticality
 * @param kind of witnesses of this kind
 * @param last only the last so many outcomes, in the order they were recorded
 * @param from only outcomes recorded at or after this
 * @param until and before this
 * @param asOf as known at this moment
 * @param bins how many bins
 * @param raw whether confidences from before they were calibrated are looked at; a witness without one has its only one
 */
public record CalibrationQuery(
        Optional<String> model,
        Optional<Criticality> criticality,
        Optional<Witness.Kind> kind,
        OptionalInt last,
        Instant from,
        Instant until,
        AsOf asOf,
        int bins,
        boolean raw) {
    private static final CalibrationQuery ALL = new CalibrationQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Instant.MIN,
            Instant.MAX,
            AsOf.now(),
            10,
            false);

    public CalibrationQuery {
        model.ifPresent(name -> Texts.name("model", name));
        Objects.requireNonNull(criticality, "criticality");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(asOf, "asOf");
        Texts.require(last.isEmpty() || last.getAsInt() >= 1, "window-empty", "a window has at least 1 outcome");
        Texts.require(from.isBefore(until), "interval-inverted", "the window ends after it begins");
        Texts.require(bins >= 1 && bins <= 1_000, "bins-out-of-range", "there are 1 to 1,000 bins, not " + bins);
    }

    /** All outcomes known now, in ten bins. */
    public static CalibrationQuery all() {
        return ALL;
    }

    /** Of one model. */
    public CalibrationQuery model(String value) {
        return new CalibrationQuery(Optional.of(value), criticality, kind, last, from, until, asOf, bins, raw);
    }

    /** Of one criticality. */
    public CalibrationQuery criticality(Criticality value) {
        return new CalibrationQuery(model, Optional.of(value), kind, last, from, until, asOf, bins, raw);
    }

    /** Of one kind. */
    public CalibrationQuery kind(Witness.Kind value) {
        return new CalibrationQuery(model, criticality, Optional.of(value), last, from, until, asOf, bins, raw);
    }

    /** The last so many. */
    public CalibrationQuery last(int value) {
        return new CalibrationQuery(model, criticality, kind, OptionalInt.of(value), from, until, asOf, bins, raw);
    }

    /** Recorded in [from, until). */
    public CalibrationQuery recorded(Instant start, Instant end) {
        return new CalibrationQuery(model, criticality, kind, last, start, end, asOf, bins, raw);
    }

    /** As known at a moment. */
    public CalibrationQuery asOf(AsOf value) {
        return new CalibrationQuery(model, criticality, kind, last, from, until, value, bins, raw);
    }

    /** In so many bins. */
    public CalibrationQuery bins(int value) {
        return new CalibrationQuery(model, criticality, kind, last, from, until, asOf, value, raw);
    }

    /** Confidences from before they were calibrated. */
    public CalibrationQuery raw(boolean value) {
        return new CalibrationQuery(model, criticality, kind, last, from, until, asOf, bins, value);
    }
}
