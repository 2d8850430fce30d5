package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.memory.Basis;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Decision.Choice;
import dev.aimos.plan.Event;
import dev.aimos.plan.Event.BreakerChanged.Breaker;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events of every kind: each with all it can say, and with as little. */
final class EveryEvent {
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000001Z");

    private static final Failure FAILURE = new Failure("busy", "not \"now\"\n\u2028", true);
    private static final Failure LITTLE = new Failure("", "", false);
    private static final Basis BASIS = new Basis(7, NOON, NOON.plusSeconds(1));
    private static final Basis BEFORE_ALL = new Basis(0, Instant.MIN, NOON);
    private static final Budget BUDGET = Budget.tokens(Budget.MOST)
            .with(Resource.TIME, 1)
            .with(Resource.CALLS, 0)
            .with(Resource.COST, 250_000);
    private static final Json.Obj VALUES = Json.Obj.EMPTY
            .with("z", Json.of(0.1))
            .with("a", Json.from(List.of("ä", "\uD83D\uDE00", "")))
            .with("none", new Json.Null())
            .with("empty", Json.Obj.EMPTY);

    private EveryEvent() {}

    /** Those from outside. */
    static List<Event> outside() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.Started("hash", VALUES, Optional.of(BASIS), 1_000, Optional.of("other")),
                new Event.Started("hash", Json.Obj.EMPTY, Optional.of(BEFORE_ALL), 1, Optional.empty()),
                new Event.Started("hash", Json.Obj.EMPTY, Optional.empty(), 1, Optional.empty()),
                new Event.TakenOver("a", VALUES),
                new Event.TakenOver("a", Json.Obj.EMPTY),
                new Event.Returned("a/b[3]", 2, VALUES, BUDGET),
                new Event.Returned("a", 1, Json.Obj.EMPTY, Budget.NONE),
                new Event.Broke("a", Integer.MAX_VALUE, FAILURE, BUDGET),
                new Event.Broke("a", 1, LITTLE, Budget.NONE),
                new Event.TimePassed(NOON),
                new Event.CancelRequested("carl", "enough"),
                new Event.CancelRequested("", ""),
                new Event.Resumed(Optional.of(BASIS)),
                new Event.Resumed(Optional.empty()),
                new Event.Proposed("a", "hash"),
                new Event.Proposed("", "hash")));
        for (Choice choice : Choice.values()) {
            events.add(new Event.Decided("a", new Decision(choice, "olga", "note", VALUES)));
        }
        events.add(new Event.Decided("a", Decision.approve("olga")));
        return events;
    }

    /** Those that follow. */
    static List<Event> computed() {
        List<Event> events = new ArrayList<>(List.of(
                new Event.AttemptStarted("a", 1, BUDGET, Optional.of(NOON)),
                new Event.AttemptStarted("a", 1, Budget.NONE, Optional.empty()),
                new Event.GateChecked("a", "out.n > 1", true, ""),
                new Event.GateChecked("a", "out.n > 1", false, "too few"),
                new Event.RetryScheduled("a", 1, FAILURE, NOON),
                new Event.FannedOut("a", 0),
                new Event.Entered("a", "inner", VALUES),
                new Event.Entered("a", "inner", Json.Obj.EMPTY),
                new Event.Completed("a|b", VALUES),
                new Event.Completed("c", Json.Obj.EMPTY),
                new Event.Skipped("a", "not now"),
                new Event.StepFailed("a", FAILURE, "abort"),
                new Event.DecisionClosed("a", "its time is over"),
                new Event.Amended("hash", List.of("a"), List.of("b", "c"), List.of("d")),
                new Event.Amended("hash", List.of(), List.of(), List.of()),
                new Event.AmendmentRefused("hash", "no"),
                new Event.Unwinding(FAILURE, List.of("b~undo", "a~undo")),
                new Event.Unwinding(LITTLE, List.of()),
                new Event.Ended(RunStatus.COMPLETED, VALUES, Optional.empty()),
                new Event.Ended(RunStatus.FAILED, Json.Obj.EMPTY, Optional.of(FAILURE)),
                new Event.Ended(RunStatus.CANCELLED, Json.Obj.EMPTY, Optional.of(LITTLE))));
        for (Breaker state : Breaker.values()) {
            events.add(new Event.BreakerChanged("builder", state, Optional.of(NOON)));
            events.add(new Event.BreakerChanged("builder", state, Optional.empty()));
        }
        for (Waiting.Kind kind : Waiting.Kind.values()) {
            events.add(new Event.DecisionAsked(new Waiting(
                    "a", kind, "And now?", Optional.of("operator"), Optional.of(NOON), List.of(Choice.values()))));
            events.add(
                    new Event.DecisionAsked(new Waiting("a", kind, "", Optional.empty(), Optional.empty(), List.of())));
        }
        return events;
    }

    /** All of them, those from outside first. */
    static List<Event> all() {
        return Stream.concat(outside().stream(), computed().stream()).toList();
    }
}
