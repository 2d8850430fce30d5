package dev.aimos.examples.wire;

import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.Waiting;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Events of runs as JSON; {@code docs/cli.md} describes it. */
public final class PlanEventShapes {
    private PlanEventShapes() {}

    public static Map<String, @Nullable Object> of(RunEvent event) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("number", event.number());
        shape.put("at", Shapes.instant(event.at()));
        shape.put("tx", event.recorded().tx());
        shape.put("event", word(event.event().getClass().getSimpleName()));
        shape.put("external", event.event().external());
        String step = PlanEvents.step(event.event());
        shape.put("step", step.isEmpty() ? null : step);
        shape.put("text", PlanEvents.what(event.event()));
        members(event.event(), shape);
        return shape;
    }

    /** {@code AttemptStarted} is {@code attempt-started}. */
    public static String word(String name) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && !word.isEmpty()) {
                word.append('-');
            }
            word.append(Character.toLowerCase(c));
        }
        return word.toString();
    }

    private static void members(Event event, Map<String, @Nullable Object> shape) {
        switch (event) {
            case Event.Started it -> {
                shape.put("plan", it.plan());
                shape.put("inputs", Shapes.plain(it.inputs()));
                shape.put("reads", it.reads().map(Shapes::basis).orElse(null));
                shape.put("parallel", it.parallel());
                shape.put("forkedFrom", it.forkedFrom().orElse(null));
            }
            case Event.TakenOver it -> shape.put("outputs", Shapes.plain(it.outputs()));
            case Event.Returned it -> {
                shape.put("attempt", it.attempt());
                shape.put("outputs", Shapes.plain(it.outputs()));
                shape.put("used", Amounts.shape(it.used()));
            }
            case Event.Broke it -> {
                shape.put("attempt", it.attempt());
                shape.put("failure", failure(it.failure()));
                shape.put("used", Amounts.shape(it.used()));
            }
            case Event.TimePassed it -> shape.put("due", Shapes.instant(it.due()));
            case Event.Decided it -> {
                shape.put("request", it.request());
                shape.put("decision", decision(it.decision()));
            }
            case Event.CancelRequested it -> {
                shape.put("by", it.by());
                shape.put("reason", it.reason());
            }
            case Event.Resumed it ->
                shape.put("reads", it.reads().map(Shapes::basis).orElse(null));
            case Event.Proposed it -> shape.put("plan", it.plan());
            case Event.AttemptStarted it -> {
                shape.put("attempt", it.attempt());
                shape.put("reserved", Amounts.shape(it.reserved()));
                shape.put("deadline", it.deadline().map(Shapes::instant).orElse(null));
            }
            case Event.GateChecked it -> {
                shape.put("gate", it.gate());
                shape.put("passed", it.passed());
                shape.put("reason", it.reason());
            }
            case Event.RetryScheduled it -> {
                shape.put("failed", it.failed());
                shape.put("failure", failure(it.failure()));
                shape.put("due", Shapes.instant(it.at()));
            }
            case Event.FannedOut it -> shape.put("items", it.items());
            case Event.Entered it -> {
                shape.put("plan", it.plan());
                shape.put("inputs", Shapes.plain(it.inputs()));
            }
            case Event.Completed it -> shape.put("outputs", Shapes.plain(it.outputs()));
            case Event.Skipped it -> shape.put("reason", it.reason());
            case Event.StepFailed it -> {
                shape.put("failure", failure(it.failure()));
                shape.put("then", it.then());
            }
            case Event.DecisionAsked it -> shape.put("waiting", waiting(it.waiting()));
            case Event.DecisionClosed it -> {
                shape.put("request", it.request());
                shape.put("reason", it.reason());
            }
            case Event.BreakerChanged it -> {
                shape.put("role", it.role());
                shape.put("state", Shapes.lower(it.state()).replace('_', '-'));
                shape.put("until", it.until().map(Shapes::instant).orElse(null));
            }
            case Event.Amended it -> {
                shape.put("plan", it.plan());
                shape.put("added", it.added());
                shape.put("removed", it.removed());
                shape.put("changed", it.changed());
            }
            case Event.AmendmentRefused it -> {
                shape.put("plan", it.plan());
                shape.put("reason", it.reason());
            }
            case Event.Unwinding it -> {
                shape.put("failure", failure(it.failure()));
                shape.put("steps", it.steps());
            }
            case Event.Ended it -> {
                shape.put("status", Shapes.lower(it.status()));
                shape.put("results", Shapes.plain(it.results()));
                shape.put("failure", failure(it.failure()));
            }
        }
    }

    public static @Nullable Map<String, Object> failure(Optional<Failure> failure) {
        return failure.map(PlanEventShapes::failure).orElse(null);
    }

    public static Map<String, Object> failure(Failure failure) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("code", failure.code());
        shape.put("message", failure.message());
        shape.put("retryable", failure.retryable());
        return shape;
    }

    private static Map<String, @Nullable Object> decision(Decision decision) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("choice", Shapes.lower(decision.choice()));
        shape.put("by", decision.by());
        shape.put("note", decision.note());
        shape.put("outputs", Shapes.plain(decision.outputs()));
        return shape;
    }

    public static Map<String, @Nullable Object> waiting(Waiting waiting) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("request", waiting.request());
        shape.put("kind", Shapes.lower(waiting.kind()));
        shape.put("message", waiting.message());
        shape.put("role", waiting.role().orElse(null));
        shape.put("until", waiting.until().map(Shapes::instant).orElse(null));
        shape.put("choices", waiting.choices().stream().map(Shapes::lower).toList());
        return shape;
    }
}
