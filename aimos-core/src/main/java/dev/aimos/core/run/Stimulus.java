package dev.aimos.core.run;

import dev.aimos.core.plan.Machine;
import dev.aimos.plan.Event;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened outside of a run.
 *
 * @param events what, in order; at least one
 * @param size roughly how many bytes they have
 * @param kept what is to be written if the first event completes its step; null if nothing is
 * @param plan one that the events name by its hash, to be recorded before them; null if there is none
 * @param guard throws if it cannot happen as the run stands; then it has not. Null if it can whatever is
 * @param caller on whose behalf it is recorded; null for whoever started the run, or resumed it
 * @param done told when what followed is durable, or why nothing did
 */
record Stimulus(
        List<Event> events,
        long size,
        @Nullable Kept kept,
        PlanBook.@Nullable Entry plan,
        @Nullable Consumer<Machine> guard,
        @Nullable Caller caller,
        CompletableFuture<@Nullable Void> done) {

    static Stimulus of(Event event) {
        return of(List.of(event));
    }

    static Stimulus of(List<Event> events) {
        return outcome(events, 0, null, null);
    }

    /** Somebody says something. */
    static Stimulus guarded(Event event, Consumer<Machine> guard, Caller caller) {
        return new Stimulus(List.of(event), 0, null, null, guard, caller, new CompletableFuture<>());
    }

    /** Somebody proposes a version of the run's plan. */
    static Stimulus proposed(PlanBook.Entry plan, Consumer<Machine> guard, Caller caller) {
        return new Stimulus(
                List.of(new Event.Proposed("", plan.hash())), 0, null, plan, guard, caller, new CompletableFuture<>());
    }

    /** What came of an attempt. */
    static Stimulus outcome(List<Event> events, long size, @Nullable Kept kept, PlanBook.@Nullable Entry plan) {
        return new Stimulus(events, size, kept, plan, null, null, new CompletableFuture<>());
    }
}
