package dev.aimos.core.run;

import dev.aimos.core.catalog.Micros;
import dev.aimos.core.plan.Machine;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.core.plan.Views;
import dev.aimos.memory.AsOf;
import dev.aimos.memory.Basis;
import dev.aimos.plan.Event;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists runs: those that are over from their first and last turns, others by computing how they stand. */
final class Listing {
    private final Ledger ledger;
    private final PlanBook book;
    private final Histories histories;
    private final Map<String, LiveRun> live;

    Listing(Ledger ledger, PlanBook book, Histories histories, Map<String, LiveRun> live) {
        this.ledger = ledger;
        this.book = book;
        this.histories = histories;
        this.live = live;
    }

    List<RunSummary> runs(RunQuery query) {
        Basis basis = ledger.resolve(query.asOf());
        boolean present = query.asOf().equals(AsOf.now());
        Map<String, TurnRecord> ends = new HashMap<>();
        ledger.ends(true, basis).forEach(turned -> ends.put(turned.turn().run(), turned.turn()));
        List<Ledger.Turned> starts = ledger.ends(false, basis);
        List<RunSummary> runs = new ArrayList<>();
        for (int i = starts.size() - 1; i >= 0 && runs.size() < query.limit(); i--) {
            TurnRecord start = starts.get(i).turn();
            if (named(start, query)) {
                RunSummary summary = summary(start, ends.get(start.run()), basis, present);
                if (query.statuses().contains(summary.status())) {
                    runs.add(summary);
                }
            }
        }
        return runs;
    }

    private boolean named(TurnRecord start, RunQuery query) {
        return query.plan().isEmpty()
                || book.get(started(start).plan())
                        .plan()
                        .plan()
                        .name()
                        .equals(query.plan().get());
    }

    private static Event.Started started(TurnRecord start) {
        return (Event.Started) start.events().get(0);
    }

    private RunSummary summary(TurnRecord start, @Nullable TurnRecord end, Basis basis, boolean present) {
        LiveRun known = present ? live.get(start.run()) : null;
        if (known != null && known.begun()) {
            return known.summary();
        }
        if (end == null) {
            Machine machine = histories.standing(start.run(), basis).machine();
            return Views.summary(machine, idle(machine));
        }
        Event.Started began = started(start);
        Event.Ended ended = (Event.Ended) end.events().get(end.events().size() - 1);
        return new RunSummary(
                start.run(),
                book.get(began.plan()).plan().plan().name(),
                began.plan(),
                ended.status(),
                Micros.toInstant(start.at()),
                Optional.of(Micros.toInstant(end.at())),
                began.forkedFrom(),
                ended.failure(),
                0);
    }

    /** How a run stands that nobody runs. */
    static RunStatus idle(Machine machine) {
        RunStatus status = machine.status();
        return status == RunStatus.RUNNING ? RunStatus.INTERRUPTED : status;
    }
}
