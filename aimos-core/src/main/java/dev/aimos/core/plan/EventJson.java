package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import dev.aimos.memory.Basis;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Waiting;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Events as JSON; {@code docs/format/runs.md} lists their members. Members that are empty are left out. */
public final class EventJson {
    private final EventMembers out;

    private EventJson(EventMembers out) {
        this.out = out;
    }

    /** An event as JSON. */
    public static Json.Obj of(Event event) {
        Map<String, Json> members = new LinkedHashMap<>();
        new EventJson(new EventMembers() {
                    @Override
                    public void text(String name, String value) {
                        members.put(name, Json.of(value));
                    }

                    @Override
                    public void number(String name, long value) {
                        members.put(name, Json.of((double) value));
                    }

                    @Override
                    public void value(String name, Json value) {
                        members.put(name, value);
                    }
                })
                .write(event);
        return new Json.Obj(members);
    }

    /** Writes an event as canonical JSON. */
    static void write(Event event, CanonicalWriter writer) {
        writer.open();
        new EventJson(new EventMembers() {
                    @Override
                    public void text(String name, String value) {
                        writer.member(name, value);
                    }

                    @Override
                    public void number(String name, long value) {
                        writer.member(name, value);
                    }

                    @Override
                    public void value(String name, Json value) {
                        writer.member(name, value);
                    }
                })
                .write(event);
        writer.close();
    }

    /** The name of an event's kind. */
    public static String name(Event event) {
        return word(event.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1"));
    }

    /** Hands over the members of an event in the order of their names. */
    private EventJson write(Event event) {
        return switch (event) {
            case Event.Started e ->
                named("started")
                        .optional("forkedFrom", e.forkedFrom())
                        .object("inputs", e.inputs())
                        .number("parallel", e.parallel())
                        .text("plan", e.plan())
                        .basis(e.reads());
            case Event.TakenOver e ->
                named("taken-over").object("outputs", e.outputs()).step(e.step());
            case Event.Returned e ->
                number("attempt", e.attempt())
                        .named("returned")
                        .object("outputs", e.outputs())
                        .step(e.step())
                        .budget("used", e.used());
            case Event.Broke e ->
                number("attempt", e.attempt())
                        .named("broke")
                        .failure(e.failure())
                        .step(e.step())
                        .budget("used", e.used());
            case Event.TimePassed e -> time("due", e.due()).named("time-passed");
            case Event.Decided e -> decision(e);
            case Event.CancelRequested e ->
                text("by", e.by()).named("cancel-requested").text("reason", e.reason());
            case Event.Resumed e -> named("resumed").basis(e.reads());
            case Event.Proposed e -> text("by", e.by()).named("proposed").text("plan", e.plan());
            case Event.AttemptStarted e ->
                number("attempt", e.attempt())
                        .time("deadline", e.deadline())
                        .named("attempt-started")
                        .budget("reserved", e.reserved())
                        .step(e.step());
            case Event.GateChecked e ->
                named("gate-checked")
                        .text("gate", e.gate())
                        .put("passed", Json.of(e.passed()))
                        .text("reason", e.reason())
                        .step(e.step());
            case Event.RetryScheduled e ->
                time("at", e.at())
                        .number("attempt", e.failed())
                        .named("retry-scheduled")
                        .failure(e.failure())
                        .step(e.step());
            case Event.FannedOut e ->
                named("fanned-out").number("items", e.items()).step(e.step());
            case Event.Entered e ->
                named("entered")
                        .object("inputs", e.inputs())
                        .text("plan", e.plan())
                        .step(e.step());
            case Event.Completed e ->
                named("completed").object("outputs", e.outputs()).step(e.step());
            case Event.Skipped e -> named("skipped").text("reason", e.reason()).step(e.step());
            case Event.StepFailed e ->
                named("step-failed").failure(e.failure()).step(e.step()).text("then", e.then());
            case Event.DecisionAsked e -> waiting(e.waiting());
            case Event.DecisionClosed e ->
                named("decision-closed").text("reason", e.reason()).text("request", e.request());
            case Event.BreakerChanged e ->
                named("breaker-changed")
                        .text("role", e.role())
                        .text("state", word(e.state().name()))
                        .time("until", e.until());
            case Event.Amended e ->
                list("added", e.added())
                        .list("changed", e.changed())
                        .named("amended")
                        .text("plan", e.plan())
                        .list("removed", e.removed());
            case Event.AmendmentRefused e ->
                named("amendment-refused").text("plan", e.plan()).text("reason", e.reason());
            case Event.Unwinding e -> named("unwinding").failure(e.failure()).list("steps", e.steps());
            case Event.Ended e -> {
                named("ended");
                e.failure().ifPresent(this::failure);
                yield object("results", e.results())
                        .text("status", word(e.status().name()));
            }
        };
    }

    private EventJson decision(Event.Decided decided) {
        Decision decision = decided.decision();
        return text("by", decision.by())
                .text("choice", word(decision.choice().name()))
                .named("decided")
                .text("note", decision.note())
                .object("outputs", decision.outputs())
                .text("request", decided.request());
    }

    private EventJson waiting(Waiting waiting) {
        return list(
                        "choices",
                        waiting.choices().stream()
                                .map(choice -> word(choice.name()))
                                .toList())
                .named("decision-asked")
                .text("kind", word(waiting.kind().name()))
                .text("message", waiting.message())
                .text("request", waiting.request())
                .optional("role", waiting.role())
                .time("until", waiting.until());
    }

    private EventJson named(String name) {
        out.text("event", name);
        return this;
    }

    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private EventJson put(String name, Json value) {
        out.value(name, value);
        return this;
    }

    private EventJson text(String name, String value) {
        if (!value.isEmpty()) {
            out.text(name, value);
        }
        return this;
    }

    private EventJson step(String path) {
        out.text("step", path);
        return this;
    }

    private EventJson optional(String name, Optional<String> value) {
        value.ifPresent(text -> out.text(name, text));
        return this;
    }

    private EventJson number(String name, long value) {
        out.number(name, value);
        return this;
    }

    private EventJson object(String name, Json.Obj value) {
        return value.members().isEmpty() ? this : put(name, value);
    }

    private EventJson list(String name, List<String> values) {
        return values.isEmpty() ? this : put(name, Json.from(values));
    }

    private EventJson time(String name, Instant at) {
        out.text(name, at.toString());
        return this;
    }

    private EventJson time(String name, Optional<Instant> at) {
        return at.map(instant -> time(name, instant)).orElse(this);
    }

    private EventJson budget(String name, Budget budget) {
        if (budget.isEmpty()) {
            return this;
        }
        Map<String, Json> amounts = new LinkedHashMap<>();
        budget.amounts().forEach((resource, amount) -> amounts.put(word(resource.name()), Json.of((double) amount)));
        return put(name, new Json.Obj(amounts));
    }

    private EventJson basis(Optional<Basis> basis) {
        basis.ifPresent(at -> {
            Json.Obj json = Json.Obj.EMPTY
                    .with("tx", Json.of((double) at.tx()))
                    .with("validAt", Json.of(at.validAt().toString()));
            put(
                    "reads",
                    at.recordedAt().equals(Instant.MIN)
                            ? json
                            : json.with("recordedAt", Json.of(at.recordedAt().toString())));
        });
        return this;
    }

    private EventJson failure(Failure failure) {
        return put(
                "failure",
                Json.Obj.EMPTY
                        .with("code", Json.of(failure.code()))
                        .with("message", Json.of(failure.message()))
                        .with("retryable", Json.of(failure.retryable())));
    }
}
