package dev.aimos.apoe;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.plan.Handler;
import dev.aimos.plan.StepContext;
import dev.aimos.plan.StepFailure;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** A handler of some actions. What the store refuses is the step's failure, under the store's own code. */
final class Standard implements Handler {
    /** As deep as {@link Json#from} lets a value be. */
    private static final int DEEPEST = 1_000;

    /** Does one action. */
    @FunctionalInterface
    interface Action {
        Json.Obj act(StepContext context, Given given) throws StepFailure;
    }

    private final String role;
    private final Map<String, Action> actions;

    /**
     * @param actions by name; the empty one is done if none is asked for
     */
    Standard(String role, Map<String, Action> actions) {
        this.role = role;
        this.actions = Collections.unmodifiableMap(new TreeMap<>(actions));
    }

    @Override
    public Json.Obj handle(StepContext context) throws StepFailure {
        Action action = actions.get(context.action());
        if (action == null) {
            throw new StepFailure("action-unknown", unknown(context.action()), false);
        }
        requireShallow(context.inputs());
        try {
            Given given = new Given("the step", context.inputs());
            return action.act(context, given);
        } catch (AimosException e) {
            StepFailure failure =
                    new StepFailure(e.code(), Shown.message(String.valueOf(e.getMessage())), e.retryable());
            failure.initCause(e);
            throw failure;
        }
    }

    private String unknown(String action) {
        Collection<String> names =
                actions.keySet().stream().filter(name -> !name.isEmpty()).toList();
        return (action.isEmpty()
                        ? "the role '" + role + "' does nothing unless it is said what"
                        : "the role '" + role + "' has no action '" + Shown.of(action) + "'")
                + "; write " + role + "." + String.join(" or " + role + ".", names);
    }

    private static void requireShallow(Json.Obj inputs) throws StepFailure {
        Deque<Json> level = new ArrayDeque<>();
        level.add(inputs);
        for (int depth = 0; !level.isEmpty(); depth++) {
            if (depth > DEEPEST) {
                throw new StepFailure(
                        "input-too-deep",
                        "what the step is given is nested deeper than 1,000 levels; flatten it",
                        false);
            }
            Deque<Json> next = new ArrayDeque<>();
            for (Json value : level) {
                switch (value) {
                    case Json.Obj object -> next.addAll(object.members().values());
                    case Json.Arr list -> next.addAll(list.items());
                    default -> {}
                }
            }
            level = next;
        }
    }
}
