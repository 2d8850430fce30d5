package dev.aimos.plan;

import dev.aimos.AimosException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One step of a plan. Made with {@link #named}.
 *
 * @param name letters, digits, {@code _} and {@code -}, beginning with a letter; unlike that of any other step of the plan
 * @param description for people; may be empty
 * @param work what is done
 * @param requires steps that must be done before, besides those whose outputs it reads
 * @param inputs what it is given, by name
 * @param outputs what it gives back; more than these may be
 * @param budget what one attempt may use, reserved before it
 * @param pool the pool it draws on, besides the plan's budget
 * @param priority among the steps of its pool; higher goes first
 * @param gates what must hold of its outputs before any other step reads them, in order
 * @param when what must hold for it to run at all
 * @param forEach that it is done once for each item of a list
 * @param retry what happens when an attempt fails
 * @param timeout how long one attempt may take
 * @param onFail what happens when no attempt is left
 * @param compensate the step that undoes it, if the run fails after it is done
 * @param approval who is to be asked before it begins
 */
public record Step(
        String name,
        String description,
        Work work,
        List<String> requires,
        Map<String, Expression> inputs,
        List<Output> outputs,
        Budget budget,
        Optional<String> pool,
        int priority,
        List<Gate> gates,
        Optional<Expression> when,
        Optional<ForEach> forEach,
        Retry retry,
        Optional<Duration> timeout,
        OnFail onFail,
        Optional<String> compensate,
        Optional<Approval> approval) {

    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(work, "work");
        requires = List.copyOf(requires);
        Map<String, Expression> copy = new LinkedHashMap<>(inputs);
        inputs = Collections.unmodifiableMap(copy);
        outputs = List.copyOf(outputs);
        Objects.requireNonNull(budget, "budget");
        Objects.requireNonNull(pool, "pool");
        gates = List.copyOf(gates);
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(forEach, "forEach");
        Objects.requireNonNull(retry, "retry");
        Objects.requireNonNull(timeout, "timeout");
        Objects.requireNonNull(onFail, "onFail");
        Objects.requireNonNull(compensate, "compensate");
        Objects.requireNonNull(approval, "approval");
    }

    /** A builder of a step. */
    public static StepBuilder named(String name) {
        return new StepBuilder(name);
    }

    /** What a step does. */
    public sealed interface Work {
        /** Nothing: the step waits for what it requires, and for its approval. */
        record Nothing() implements Work {}

        /**
         * A role's handler is called.
         *
         * @param role whose
         * @param action which of the role's functions; empty for the only one
         * @param instruction what it is told, for the handler to read
         */
        record Assign(String role, String action, Optional<Expression> instruction) implements Work {
            public Assign {
                Objects.requireNonNull(role, "role");
                Objects.requireNonNull(action, "action");
                Objects.requireNonNull(instruction, "instruction");
            }
        }

        /** Another plan is run, its inputs being this step's and its results this step's outputs. */
        record Call(String plan) implements Work {
            public Call {
                Objects.requireNonNull(plan, "plan");
            }
        }
    }

    /** A value that a step gives back. */
    public record Output(String name, ValueType type) {
        public Output {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * A condition on a step's outputs. An attempt whose outputs do not meet it has failed.
     *
     * @param name for people; may be empty
     * @param message what is said when it does not hold; a text of ACL
     */
    public record Gate(String name, Expression condition, Optional<Expression> message) {
        public Gate {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(condition, "condition");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * That a step is done once for each item of a list; each of its outputs is then the list of the items' outputs, in their order.
     *
     * @param variable the item's name in the step's expressions; its number, from 0, is {@code index}
     * @param items a list
     * @param parallel how many at the same time; 0 for as many as there are
     */
    public record ForEach(String variable, Expression items, int parallel) {
        public ForEach {
            Objects.requireNonNull(variable, "variable");
            Objects.requireNonNull(items, "items");
        }
    }

    /**
     * When a failed attempt is made again: after {@code backoff}, and each time {@code factor} times as long, up to {@code max},
     * less a random part of it up to {@code jitter} of the whole.
     *
     * @param times how many further attempts there may be
     * @param jitter from 0 to 1
     */
    public record Retry(int times, Duration backoff, Duration max, double factor, double jitter) {
        /** No further attempt. */
        public static final Retry NEVER = new Retry(0, Duration.ofMillis(200), Duration.ofSeconds(30), 2, 0.2);

        public Retry {
            if (times < 0
                    || backoff.isNegative()
                    || max.compareTo(backoff) < 0
                    || !(factor >= 1 && factor <= 1_000)
                    || !(jitter >= 0 && jitter <= 1)) {
                throw new AimosException.InvalidRequest(
                        "retry-malformed",
                        "a retry has times from 0 on, a backoff from 0 on, a max no less than it, a factor from 1 to 1,000 and"
                                + " a jitter from 0 to 1");
            }
        }

        /** So many further attempts, 200 ms after the first and later up to 30 s apart. */
        public static Retry times(int times) {
            return new Retry(times, NEVER.backoff, NEVER.max, NEVER.factor, NEVER.jitter);
        }
    }

    /** What happens when a step has failed for good. */
    public sealed interface OnFail {
        /** The run fails: steps under way are stopped, and what is done is compensated. */
        record Abort() implements OnFail {}

        /** The step counts as skipped, and so does whatever reads its outputs. */
        record Skip() implements OnFail {}

        /** Another step is done in its place; its outputs become this step's. */
        record Fallback(String step) implements OnFail {
            public Fallback {
                Objects.requireNonNull(step, "step");
            }
        }

        /**
         * A person is asked what to do.
         *
         * @param message what they are told
         */
        record Escalate(Optional<Expression> message) implements OnFail {
            public Escalate {
                Objects.requireNonNull(message, "message");
            }
        }
    }

    /**
     * That a person must agree before the step begins.
     *
     * @param message what they are asked
     * @param by the role that may answer, for those who ask it to see
     * @param within how long the question stands; when it is over, the answer is no
     */
    public record Approval(Expression message, Optional<String> by, Optional<Duration> within) {
        public Approval {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(within, "within");
        }
    }
}
