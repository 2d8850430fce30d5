package dev.aimos.plan;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.AsOf;
import java.util.Objects;
import java.util.Optional;

/** What to run, with what, and how. Immutable: each wither gives a new one. */
public final class Launch {
    /** Attempts that may be under way at the same time, unless said otherwise. */
    public static final int PARALLEL = 1_000;

    private final Plan plan;
    private final Json.Obj inputs;
    private final Handlers handlers;
    private final Optional<String> id;
    private final Optional<AsOf> reads;
    private final int parallel;

    private Launch(
            Plan plan, Json.Obj inputs, Handlers handlers, Optional<String> id, Optional<AsOf> reads, int parallel) {
        this.plan = Objects.requireNonNull(plan, "plan");
        this.inputs = Objects.requireNonNull(inputs, "inputs");
        this.handlers = Objects.requireNonNull(handlers, "handlers");
        this.id = id;
        this.reads = reads;
        this.parallel = parallel;
    }

    /** A run of a plan, with handlers for its roles. */
    public static Launch of(Plan plan, Handlers handlers) {
        return new Launch(plan, Json.Obj.EMPTY, handlers, Optional.empty(), Optional.empty(), PARALLEL);
    }

    /** This with an input. */
    public Launch input(String name, Json value) {
        return inputs(inputs.with(name, value));
    }

    /** This with an input that is a text. */
    public Launch input(String name, String value) {
        return input(name, Json.of(value));
    }

    /** This with other inputs. */
    public Launch inputs(Json.Obj value) {
        return new Launch(plan, value, handlers, id, reads, parallel);
    }

    /** This with other handlers. */
    public Launch handlers(Handlers value) {
        return new Launch(plan, inputs, value, id, reads, parallel);
    }

    /**
     * This under a name of the caller's, so that starting it twice is noticed. Without one, the id is made of plan, inputs and
     * transaction.
     *
     * @param value letters, digits, {@code . _ : -}; at most 100
     */
    public Launch id(String value) {
        return new Launch(plan, inputs, handlers, Optional.of(value), reads, parallel);
    }

    /** This with steps that read the memory as it was at a moment, and not as it is when each begins. */
    public Launch reads(AsOf value) {
        return new Launch(plan, inputs, handlers, id, Optional.of(value), parallel);
    }

    /** This with so many attempts under way at the same time at the most; {@link #PARALLEL} if it is not said. */
    public Launch parallel(int value) {
        if (value < 1) {
            throw new AimosException.InvalidRequest(
                    "parallel-out-of-range", "at least one attempt must be allowed at a time, but it is " + value);
        }
        return new Launch(plan, inputs, handlers, id, reads, value);
    }

    /** The plan. */
    public Plan plan() {
        return plan;
    }

    /** What it is given. */
    public Json.Obj inputs() {
        return inputs;
    }

    /** Who does the work. */
    public Handlers handlers() {
        return handlers;
    }

    /** The run's id, if the caller names it. */
    public Optional<String> id() {
        return id;
    }

    /** What steps read the memory as of; empty for the moment each begins. */
    public Optional<AsOf> reads() {
        return reads;
    }

    /** How many attempts may be under way at the same time. */
    public int parallel() {
        return parallel;
    }
}
