package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Who may begin an attempt: as many at a time as the run allows, each with what it may use reserved before. */
final class Admission {
    private final RunState s;
    private final Troubles troubles;
    private final Breakers breakers;

    Admission(RunState s, Troubles troubles, Breakers breakers) {
        this.s = s;
        this.troubles = troubles;
        this.breakers = breakers;
    }

    void enqueue(Node node) {
        node.state = StepState.QUEUED;
        node.arrival = ++s.arrivals;
        s.ready.add(node);
    }

    /** Starts what can be started. What it says may put more on the agenda. */
    void admit() {
        while (!s.released.isEmpty() && s.running.size() < s.parallel) {
            Purse purse = s.released.iterator().next();
            s.released.remove(purse);
            serve(purse);
        }
        while (s.running.size() < s.parallel && !s.ready.isEmpty()) {
            Node node = s.ready.poll();
            if (node.state == StepState.QUEUED) {
                Purse ahead = blocking(node);
                if (ahead == null) {
                    tryStart(node);
                } else {
                    ahead.blocked.add(node);
                }
            }
        }
    }

    /** Those that wait at a purse, in their turn, until one does not fit. */
    private void serve(Purse purse) {
        while (!purse.blocked.isEmpty() && s.running.size() < s.parallel) {
            Node node = purse.blocked.poll();
            if (node.state != StepState.QUEUED) {
                continue;
            }
            Purse ahead = blocking(node);
            if (ahead != null) {
                ahead.blocked.add(node);
            } else if (!tryStart(node)) {
                return;
            }
        }
        if (!purse.blocked.isEmpty()) {
            s.released.add(purse);
        }
    }

    /** A purse at which somebody waits whose turn is before this one's. */
    private static @Nullable Purse blocking(Node node) {
        for (Purse purse : node.frame.pursesOf(node.step())) {
            Node first = purse.blocked.peek();
            while (first != null && first.state != StepState.QUEUED) {
                purse.blocked.poll();
                first = purse.blocked.peek();
            }
            if (first != null && Node.TURN.compare(first, node) < 0) {
                return purse;
            }
        }
        return null;
    }

    /** False if it waits at a purse now. */
    private boolean tryStart(Node node) {
        Step.Work.Assign assign = (Step.Work.Assign) node.step().work();
        Plan.Role role = role(node.frame, assign.role());
        List<Purse> purses = node.frame.pursesOf(node.step());
        Amounts wanted = Amounts.of(node.step().budget());
        for (Resource resource : Amounts.resources()) {
            Purse short_ = shortOf(resource, wanted, purses);
            if (short_ != null) {
                if (short_.holders > 0) {
                    short_.blocked.add(node);
                    return false;
                }
                troubles.failed(node, exhausted(short_, resource, wanted));
                return true;
            }
        }
        if (!breakers.admits(node, role)) {
            troubles.attemptFailed(
                    node,
                    new Failure(
                            "circuit-open",
                            "too many attempts of " + role.name() + " failed in a row; it is left alone for a while",
                            true));
            return true;
        }
        try {
            Json.Obj inputs = Evaluating.inputs(s, node);
            Evaluating.size(inputs, "input-too-large", "the inputs");
            String instruction =
                    Evaluating.text(s, node, node.frame.plan.exprs(node.index).instruction(), "the instruction");
            start(node, role, inputs, instruction, wanted, purses);
        } catch (Evaluating.Unresolved e) {
            breakers.stopped(node, role);
            troubles.failed(node, e.failure());
        }
        return true;
    }

    /** Settles how much of a resource is wanted; the purse that does not have it, if there is one. */
    private static @Nullable Purse shortOf(Resource resource, Amounts wanted, List<Purse> purses) {
        boolean limited = false;
        long share = Long.MAX_VALUE;
        for (Purse purse : purses) {
            if (purse.limits(resource)) {
                limited = true;
                share = Math.min(share, Math.max(1, purse.share(resource)));
            }
        }
        if (!limited) {
            return null;
        }
        if (wanted.get(resource) == Amounts.NONE) {
            wanted.set(resource, resource == Resource.CALLS ? 1 : share);
        }
        for (Purse purse : purses) {
            if (purse.limits(resource) && purse.left(resource) < wanted.get(resource)) {
                return purse;
            }
        }
        return null;
    }

    private static Failure exhausted(Purse purse, Resource resource, Amounts wanted) {
        return new Failure(
                "budget-exhausted",
                "an attempt needs " + amount(resource, wanted.get(resource)) + ", but of the "
                        + amount(resource, purse.limit(resource)) + " of "
                        + (purse.name.isEmpty() ? "the run" : purse.name) + " only "
                        + amount(resource, purse.left(resource)) + " are left",
                false);
    }

    /** An amount for people. */
    static String amount(Resource resource, long value) {
        return switch (resource) {
            case TIME -> String.format(Locale.ROOT, "%.3f s", (double) value / 1e6);
            case COST -> String.format(Locale.ROOT, "%.6f cost", (double) value / 1e6);
            case TOKENS, CALLS ->
                String.format(Locale.ROOT, "%,d ", value) + resource.name().toLowerCase(Locale.ROOT);
        };
    }

    private void start(
            Node node, Plan.Role role, Json.Obj inputs, String instruction, Amounts wanted, List<Purse> purses) {
        Budget reserved = Budget.NONE;
        for (Resource resource : Amounts.resources()) {
            if (wanted.get(resource) != Amounts.NONE) {
                reserved = reserved.with(resource, wanted.get(resource));
            }
        }
        purses.forEach(purse -> purse.reserve(wanted));
        node.reserved = wanted;
        node.purses = purses;
        node.attempt++;
        node.state = StepState.RUNNING;
        node.attemptAt = s.now;
        if (node.startedAt == Node.NEVER) {
            node.startedAt = s.now;
        }
        s.running.add(node);
        long due = node.step().timeout().map(s::after).orElse(Long.MAX_VALUE);
        if (wanted.get(Resource.TIME) != Amounts.NONE) {
            long time = wanted.get(Resource.TIME);
            due = Math.min(due, s.now > Long.MAX_VALUE - 1 - time ? Long.MAX_VALUE - 1 : s.now + time);
        }
        boolean timed = due != Long.MAX_VALUE;
        if (timed) {
            s.alarm(due, Alarm.Kind.DEADLINE, node, null, node.attempt);
        }
        s.say(new Event.AttemptStarted(
                node.path, node.attempt, reserved, timed ? Optional.of(s.instant(due)) : Optional.empty()));
        s.launches.add(new Launched(
                node.path,
                node.attempt,
                node.frame.plan.plan(),
                node.step(),
                role,
                inputs,
                instruction,
                reserved,
                s.now,
                timed ? OptionalLong.of(due) : OptionalLong.empty()));
    }

    /** The role as a plan declares it, or a bare one. */
    static Plan.Role role(Frame frame, String name) {
        for (Plan.Role role : frame.plan.plan().roles()) {
            if (role.name().equals(name)) {
                return role;
            }
        }
        return new Plan.Role(name, "", Json.Obj.EMPTY, Optional.empty(), "");
    }
}
