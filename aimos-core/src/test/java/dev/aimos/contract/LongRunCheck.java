package dev.aimos.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.AimOs;
import dev.aimos.memory.Version;
import dev.aimos.plan.Event;
import dev.aimos.plan.RunEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of a {@link LongRun} that is over, however often it was interrupted. */
public final class LongRunCheck {
    private final AimOs os;
    private final List<RunEvent> events;
    private final String what;

    /**
     * @param what the run is called when something does not hold
     */
    public LongRunCheck(AimOs os, String what) {
        this.os = os;
        this.events = os.plans().events(LongRun.ID, 0, Integer.MAX_VALUE);
        this.what = what;
    }

    /** All of it, of a run that was not cancelled: what came of it is what comes of one that nothing disturbs. */
    public void require(CallBook calls, Outcome undisturbed) {
        require(calls);
        assertThat(Outcome.of(os, LongRun.ID)).as(what).isEqualTo(undisturbed);
    }

    /** All that must hold whenever it was cancelled. */
    public void require(CallBook calls) {
        requireHistory();
        requireCalls(calls);
        requireEffects();
        requireUndone();
        requireBudgets();
    }

    /** The events are whole, they are what the machine computes, and no byte of the store is wrong. */
    private void requireHistory() {
        long number = 0;
        for (RunEvent event : events) {
            assertThat(event.number()).as(what).isEqualTo(number++);
        }
        assertThat(events.get(events.size() - 1).event()).as(what).isInstanceOf(Event.Ended.class);
        assertThat(os.plans().replay(LongRun.ID).differences()).as(what).isEmpty();
        assertThat(os.plans().show(LongRun.ID).events()).as(what).isEqualTo(events.size());
        assertThat(os.memory().verify().findings()).as(what).isEmpty();
    }

    /** Every attempt was recorded before it was made, was made at most once, and none after its step was done. */
    private void requireCalls(CallBook calls) {
        Set<String> started = new HashSet<>();
        Map<String, Long> settled = new HashMap<>();
        for (RunEvent event : events) {
            if (event.event() instanceof Event.AttemptStarted attempt) {
                assertThat(settled)
                        .as("%s: an attempt after its step was done", what)
                        .doesNotContainKey(attempt.step());
                assertThat(started.add(attempt.step() + " " + attempt.attempt()))
                        .as(what)
                        .isTrue();
            } else if (event.event() instanceof Event.Completed done) {
                assertThat(settled.put(done.step(), event.number()))
                        .as("%s: %s completed twice", what, done.step())
                        .isNull();
            } else if (event.event() instanceof Event.Returned returned) {
                assertThat(calls.hasEnded(returned.step(), returned.attempt()))
                        .as("%s: %s gave outputs, but its handler was not called", what, returned.step())
                        .isTrue();
            }
        }
        Set<String> made = new HashSet<>();
        for (CallBook.Call call : calls.calls()) {
            String name = call.step() + " " + call.attempt();
            assertThat(started)
                    .as("%s: a call that was not recorded before", what)
                    .contains(name);
            assertThat(made.add(name)).as("%s: %s was made twice", what, name).isTrue();
            assertThat(settled.getOrDefault(call.step(), Long.MAX_VALUE))
                    .as("%s: %s was called when it was done already", what, name)
                    .isGreaterThanOrEqualTo(calls.events(call.opening()));
        }
    }

    /** What a step wrote was written in one transaction with its completion, once. */
    private void requireEffects() {
        Map<String, Long> completions = new HashMap<>();
        for (RunEvent event : events) {
            if (event.event() instanceof Event.Completed done) {
                completions.put(LongRun.key(done.step()), event.recorded().tx());
            }
        }
        List<String> written = new ArrayList<>();
        completions.forEach((key, tx) -> {
            List<Version> history = os.memory().history(key);
            if (!history.isEmpty()) {
                written.add(key);
            }
            assertThat(history)
                    .as("%s: %s", what, key)
                    .allSatisfy(version ->
                            assertThat(version.atom().recorded().tx()).isEqualTo(tx));
            assertThat(history.stream()
                            .map(version -> version.atom().recorded().seq())
                            .distinct())
                    .as("%s: %s", what, key)
                    .hasSizeLessThanOrEqualTo(1);
        });
        assertThat((long) written.size())
                .as(what)
                .isEqualTo(os.status().counts().versions());
    }

    /** What was to be undone was undone, in that order. */
    private void requireUndone() {
        List<String> planned = new ArrayList<>();
        List<String> done = new ArrayList<>();
        for (RunEvent event : events) {
            if (event.event() instanceof Event.Unwinding unwinding) {
                planned.addAll(unwinding.steps());
            } else if (event.event() instanceof Event.Completed completed
                    && completed.step().contains("~")) {
                done.add(completed.step());
            }
        }
        assertThat(done).as(what).isEqualTo(planned);
    }

    private void requireBudgets() {
        PurseFold fold = new PurseFold(LongRun.plan());
        for (RunEvent event : events) {
            fold.take(event.event());
        }
        fold.requireSame(os.plans().show(LongRun.ID));
    }
}
