package dev.aimos.core.plan;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.memory.Basis;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.Waiting;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads events that {@link EventJson} wrote. */
final class EventReader {
    private final Json.Obj json;

    private EventReader(Json.Obj json) {
        this.json = json;
    }

    /**
     * The event that is written so.
     *
     * @throws IOException if it is none that this version knows
     */
    static Event read(Json json) throws IOException {
        if (!(json instanceof Json.Obj object)) {
            throw new IOException("an event is an object");
        }
        try {
            return new EventReader(object).event();
        } catch (AimosException.InvalidRequest | IllegalArgumentException | DateTimeException e) {
            throw new IOException("an event cannot be read: " + e.getMessage(), e);
        }
    }

    private Event event() throws IOException {
        String name = text("event");
        return switch (name) {
            case "started" ->
                new Event.Started(text("plan"), object("inputs"), basis(), count("parallel"), optional("forkedFrom"));
            case "taken-over" -> new Event.TakenOver(text("step"), object("outputs"));
            case "returned" -> new Event.Returned(text("step"), count("attempt"), object("outputs"), budget("used"));
            case "broke" -> new Event.Broke(text("step"), count("attempt"), failure(), budget("used"));
            case "time-passed" -> new Event.TimePassed(Instant.parse(text("due")));
            case "decided" ->
                new Event.Decided(
                        text("request"),
                        new Decision(
                                Decision.Choice.valueOf(constant("choice")),
                                text("by"),
                                text("note"),
                                object("outputs")));
            case "cancel-requested" -> new Event.CancelRequested(text("by"), text("reason"));
            case "resumed" -> new Event.Resumed(basis());
            case "proposed" -> new Event.Proposed(text("by"), text("plan"));
            case "attempt-started" ->
                new Event.AttemptStarted(text("step"), count("attempt"), budget("reserved"), time("deadline"));
            case "gate-checked" -> new Event.GateChecked(text("step"), text("gate"), flag("passed"), text("reason"));
            case "retry-scheduled" ->
                new Event.RetryScheduled(text("step"), count("attempt"), failure(), Instant.parse(text("at")));
            case "fanned-out" -> new Event.FannedOut(text("step"), count("items"));
            case "entered" -> new Event.Entered(text("step"), text("plan"), object("inputs"));
            case "completed" -> new Event.Completed(text("step"), object("outputs"));
            case "skipped" -> new Event.Skipped(text("step"), text("reason"));
            case "step-failed" -> new Event.StepFailed(text("step"), failure(), text("then"));
            case "decision-asked" -> new Event.DecisionAsked(waiting());
            case "decision-closed" -> new Event.DecisionClosed(text("request"), text("reason"));
            case "breaker-changed" ->
                new Event.BreakerChanged(
                        text("role"), Event.BreakerChanged.Breaker.valueOf(constant("state")), time("until"));
            case "amended" -> new Event.Amended(text("plan"), texts("added"), texts("removed"), texts("changed"));
            case "amendment-refused" -> new Event.AmendmentRefused(text("plan"), text("reason"));
            case "unwinding" -> new Event.Unwinding(failure(), texts("steps"));
            case "ended" ->
                new Event.Ended(
                        RunStatus.valueOf(constant("status")),
                        object("results"),
                        json.get("failure").isPresent() ? Optional.of(failure()) : Optional.empty());
            default -> throw new IOException("there is no event '" + name + "'");
        };
    }

    private String text(String name) throws IOException {
        Json value = json.members().get(name);
        if (value == null) {
            return "";
        }
        if (value instanceof Json.Str text) {
            return text.value();
        }
        throw new IOException("'" + name + "' of an event is a text");
    }

    private Optional<String> optional(String name) throws IOException {
        return json.get(name).isPresent() ? Optional.of(text(name)) : Optional.empty();
    }

    private String constant(String name) throws IOException {
        return text(name).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private long number(String name) throws IOException {
        return whole(name, json.members().get(name));
    }

    /** A whole number: from 0 on, and no larger than JSON holds for certain. */
    static long whole(String name, @Nullable Json value) throws IOException {
        if (value instanceof Json.Num number
                && number.value() >= 0
                && number.value() <= Budget.MOST
                && number.value() == Math.rint(number.value())) {
            return (long) number.value();
        }
        throw new IOException("'" + name + "' is a whole number from 0 on");
    }

    private int count(String name) throws IOException {
        return count(name, json.members().get(name));
    }

    /** A number of things: of attempts, of items, of events. */
    static int count(String name, @Nullable Json value) throws IOException {
        long number = whole(name, value);
        if (number > Integer.MAX_VALUE) {
            throw new IOException("'" + name + "' is too large: " + number);
        }
        return (int) number;
    }

    private boolean flag(String name) throws IOException {
        if (json.members().get(name) instanceof Json.Bool flag) {
            return flag.value();
        }
        throw new IOException("'" + name + "' of an event is true or false");
    }

    private Json.Obj object(String name) throws IOException {
        Json value = json.members().get(name);
        if (value == null) {
            return Json.Obj.EMPTY;
        }
        if (value instanceof Json.Obj object) {
            return object;
        }
        throw new IOException("'" + name + "' of an event is an object");
    }

    private List<String> texts(String name) throws IOException {
        List<String> texts = new ArrayList<>();
        Json value = json.members().get(name);
        if (value == null) {
            return texts;
        }
        if (!(value instanceof Json.Arr list)) {
            throw new IOException("'" + name + "' of an event is a list of texts");
        }
        for (Json item : list.items()) {
            if (!(item instanceof Json.Str text)) {
                throw new IOException("'" + name + "' of an event is a list of texts");
            }
            texts.add(text.value());
        }
        return texts;
    }

    private Optional<Instant> time(String name) throws IOException {
        return json.get(name).isPresent() ? Optional.of(Instant.parse(text(name))) : Optional.empty();
    }

    private Budget budget(String name) throws IOException {
        Budget budget = Budget.NONE;
        for (var amount : object(name).members().entrySet()) {
            budget = budget.with(
                    Resource.valueOf(amount.getKey().toUpperCase(Locale.ROOT)),
                    whole(amount.getKey(), amount.getValue()));
        }
        return budget;
    }

    private Optional<Basis> basis() throws IOException {
        if (json.get("reads").isEmpty()) {
            return Optional.empty();
        }
        EventReader reads = new EventReader(object("reads"));
        return Optional.of(new Basis(
                reads.number("tx"),
                reads.time("recordedAt").orElse(Instant.MIN),
                Instant.parse(reads.text("validAt"))));
    }

    private Failure failure() throws IOException {
        EventReader failure = new EventReader(object("failure"));
        return new Failure(failure.text("code"), failure.text("message"), failure.flag("retryable"));
    }

    private Waiting waiting() throws IOException {
        List<Decision.Choice> choices = new ArrayList<>();
        for (String choice : texts("choices")) {
            choices.add(Decision.Choice.valueOf(choice.toUpperCase(Locale.ROOT)));
        }
        return new Waiting(
                text("request"),
                Waiting.Kind.valueOf(constant("kind")),
                text("message"),
                optional("role"),
                time("until"),
                choices);
    }
}
