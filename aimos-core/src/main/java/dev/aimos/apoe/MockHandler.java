package dev.aimos.apoe;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Handler;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import dev.aimos.plan.ValueType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Does nothing, and gives each output that the step declares: of a text the step's name, of a number 1, of a boolean true, of a
 * list one item, of an object one without members, of any value the step's name. Unless it was told otherwise: steps are named by
 * their path ({@code check[2]/read}), or by their name in the plan, which stands for all of that name. Immutable, so thread-safe.
 */
public final class MockHandler implements Handler {
    private record Attempt(String step, int number) {}

    private final Map<String, Json.Obj> outputs;
    private final Map<Attempt, Failure> failures;
    private final Map<String, Budget> spent;

    private MockHandler(Builder builder) {
        outputs = Map.copyOf(builder.outputs);
        failures = Map.copyOf(builder.failures);
        spent = Map.copyOf(builder.spent);
    }

    /** A builder. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Json.Obj handle(StepContext context) throws StepFailure {
        Budget used = of(context, spent).orElse(Budget.NONE);
        if (!used.isEmpty()) {
            context.spend(used);
        }
        Failure failure = failure(context);
        if (failure != null) {
            throw new StepFailure(failure.code(), failure.message(), failure.retryable());
        }
        Step step = context.definition();
        Map<String, Json> given = new LinkedHashMap<>();
        for (Step.Output output : step.outputs()) {
            given.put(output.name(), value(output.type(), step.name()));
        }
        of(context, outputs).ifPresent(told -> given.putAll(told.members()));
        return new Json.Obj(given);
    }

    private static <T> Optional<T> of(StepContext context, Map<String, T> byStep) {
        T byPath = byStep.get(context.step());
        return Optional.ofNullable(
                byPath == null ? byStep.get(context.definition().name()) : byPath);
    }

    private @Nullable Failure failure(StepContext context) {
        for (String step : List.of(context.step(), context.definition().name())) {
            for (int number : new int[] {context.attempt(), 0}) {
                Failure failure = failures.get(new Attempt(step, number));
                if (failure != null) {
                    return failure;
                }
            }
        }
        return null;
    }

    private static Json value(ValueType type, String step) {
        return switch (type.kind()) {
            case TEXT, ANY -> Json.of(step);
            case NUMBER -> Json.of(1);
            case BOOLEAN -> Json.of(true);
            case OBJECT -> Json.Obj.EMPTY;
            case LIST -> new Json.Arr(List.of(value(type.item().orElse(ValueType.ANY), step)));
        };
    }

    /** Collects what steps are to give, fail with and use. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Json.Obj> outputs = new HashMap<>();
        private final Map<Attempt, Failure> failures = new HashMap<>();
        private final Map<String, Budget> spent = new HashMap<>();

        private Builder() {}

        /** A value that a step gives, besides those it declares or in place of one. */
        public Builder output(String step, String name, Json value) {
            outputs.merge(step, Json.Obj.EMPTY.with(name, value), (all, one) -> all.with(name, value));
            return this;
        }

        /** An attempt of a step fails, the first being 1. */
        public Builder fails(String step, int attempt, Failure failure) {
            if (attempt < 1) {
                throw new AimosException.InvalidRequest(
                        "attempt-out-of-range", "attempts are counted from 1, but this is " + attempt);
            }
            failures.put(new Attempt(step, attempt), failure);
            return this;
        }

        /** Every attempt of a step fails, but for those told apart. */
        public Builder fails(String step, Failure failure) {
            failures.put(new Attempt(step, 0), failure);
            return this;
        }

        /** Each attempt of a step uses this much, also one that fails. */
        public Builder spends(String step, Budget used) {
            spent.put(step, used);
            return this;
        }

        /** The handler. */
        public MockHandler build() {
            return new MockHandler(this);
        }
    }
}
