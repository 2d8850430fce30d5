package dev.aimos.core.run;

import dev.aimos.AimosException;
import dev.aimos.core.plan.Comparing;
import dev.aimos.core.plan.Machine;
import dev.aimos.core.plan.Turn;
import dev.aimos.core.plan.TurnRecord;
import dev.aimos.memory.Basis;
import dev.aimos.plan.Comparison;
import dev.aimos.plan.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What the journal has of runs: read, and computed again. */
final class Histories {
    private static final int PAGE = 1_024;

    /** Members of events that have to do with when, and not with what. */
    private static final Set<String> TIMES = Set.of("at", "deadline", "due", "until", "used", "reads");

    private final Ledger ledger;
    private final PlanBook book;

    Histories(Ledger ledger, PlanBook book) {
        this.ledger = ledger;
        this.book = book;
    }

    /** A run as it stood after a turn. */
    record Standing(Machine machine, TurnRecord last, long tx) {}

    /** Hands over the turns of a run in their order. */
    private void each(String run, Basis basis, Consumer<Ledger.Turned> sink) {
        long next = 0;
        while (true) {
            List<Ledger.Turned> page = ledger.turns(run, next, PAGE, basis);
            for (Ledger.Turned turned : page) {
                if (turned.turn().first() != next) {
                    throw new AimosException.Corrupt(
                            "run-incomplete",
                            "run " + run + " has no event " + next + "; run verify, or restore a backup");
                }
                next = turned.turn().last() + 1;
                sink.accept(turned);
            }
            if (page.size() < PAGE) {
                if (next == 0) {
                    throw missing(run);
                }
                return;
            }
        }
    }

    static AimosException.NotFound missing(String run) {
        return new AimosException.NotFound(
                "run-missing", "there is no run '" + run + "'; Plans.runs lists those there are");
    }

    /**
     * Computes how a run stands.
     *
     * @throws AimosException.Unsupported if this version computes other events than those recorded
     */
    Standing standing(String run, Basis basis) {
        Machine machine = new Machine(run, hash -> book.get(hash).plan());
        Comparing comparing = new Comparing(Set.of());
        Ledger.Turned[] last = new Ledger.Turned[1];
        each(run, basis, turned -> {
            TurnRecord turn = turned.turn();
            last[0] = turned;
            Turn computed = machine.turn(turn.at(), turn.outside(), turn.held());
            comparing.compare(turn.first(), turn.events(), computed.events());
            if (!comparing.same()) {
                Comparison.Difference first = comparing.result().differences().get(0);
                throw new AimosException.Unsupported(
                        "run-diverges",
                        "run " + run + " was recorded by a version that decides otherwise: event " + first.number()
                                + " differs in " + first.what()
                                + ". Finish it with the version that began it, or fork it");
            }
        });
        return new Standing(machine, last[0].turn(), last[0].recorded().tx());
    }

    Comparison replay(String run, Basis basis) {
        Machine machine = new Machine(run, hash -> book.get(hash).plan());
        Comparing comparing = new Comparing(Set.of());
        boolean[] lost = {false};
        each(run, basis, turned -> {
            TurnRecord turn = turned.turn();
            if (!lost[0]) {
                comparing.compare(
                        turn.first(),
                        turn.events(),
                        machine.turn(turn.at(), turn.outside(), turn.held()).events());
                // What follows from a difference is not another one.
                lost[0] = !comparing.same();
            }
        });
        return comparing.result();
    }

    Comparison compare(String first, String second, Basis basis) {
        Comparing comparing = new Comparing(TIMES);
        comparing.compare(0, events(first, basis), events(second, basis));
        return comparing.result();
    }

    private List<Event> events(String run, Basis basis) {
        List<Event> events = new ArrayList<>();
        each(run, basis, turned -> events.addAll(turned.turn().events()));
        return events;
    }
}
