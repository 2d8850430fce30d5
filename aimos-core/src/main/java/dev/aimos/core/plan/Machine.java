package dev.aimos.core.plan;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.memory.Basis;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import dev.aimos.plan.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Computes what follows, in a run, from what happened outside. Feeding it the same happenings gives the same events: that is how
 * a run is resumed and how it is replayed.
 *
 * <p>Cost of a turn: in proportion to what follows, and not to the size of the plan. Not thread-safe. If a turn throws, the machine
 * is not to be used any more.
 */
public final class Machine {
    private final RunState s;
    private final Flow flow;
    private final Amending amending;

    /**
     * @param run the run's id
     * @param plans finds a plan that an event names by its hash
     */
    public Machine(String run, Function<String, CompiledPlan> plans) {
        this.s = new RunState(run, plans);
        this.flow = new Flow(s);
        this.amending = new Amending(s, flow);
    }

    /**
     * Takes what happened.
     *
     * @param at when, in microseconds; no less than in the turn before
     * @param happened events from outside, in their order
     */
    public Turn turn(long at, List<Event> happened) {
        return turn(at, happened, false);
    }

    /**
     * As {@link #turn(long, List)}.
     *
     * @param held whether no attempt can begin, because nobody runs the run
     */
    public Turn turn(long at, List<Event> happened, boolean held) {
        s.now = at;
        s.held = held;
        s.made = 0;
        s.out = new ArrayList<>(happened);
        s.launches = new ArrayList<>();
        s.stops = new ArrayList<>();
        for (Event event : happened) {
            take(event);
        }
        settleDown(held);
        s.events += s.out.size();
        s.launches.removeIf(launch -> underWay(launch.path(), launch.attempt()) == null); // ended before it was made
        return new Turn(s.out, s.launches, s.stops);
    }

    private void settleDown(boolean held) {
        do {
            for (Runnable next = s.agenda.poll(); next != null; next = s.agenda.poll()) {
                next.run();
            }
            if (!held) {
                flow.admission().admit();
            }
        } while (!s.agenda.isEmpty());
    }

    private void take(Event event) {
        if (s.ended != null) {
            return;
        }
        switch (event) {
            case Event.Started started -> start(started);
            case Event.TakenOver taken -> takeOver(taken);
            case Event.Returned returned -> {
                Node node = underWay(returned.step(), returned.attempt());
                if (node != null) {
                    flow.troubles().settle(node, Amounts.of(returned.used()));
                    flow.troubles().breakers().succeeded(Admission.role(node.frame, roleOf(node)));
                    flow.returned(node, returned.outputs());
                    node.landed = node.state == StepState.COMPLETED ? returned.attempt() : 0;
                }
            }
            case Event.Broke broke -> {
                Node node = underWay(broke.step(), broke.attempt());
                if (node != null) {
                    flow.troubles().settle(node, Amounts.of(broke.used()));
                    flow.troubles().breakers().failed(Admission.role(node.frame, roleOf(node)));
                    flow.troubles().attemptFailed(node, broke.failure());
                }
            }
            case Event.TimePassed passed -> timePassed();
            case Event.Decided decided -> {
                if (decided.request().equals(Questions.AMENDMENT)) {
                    amending.decided(decided.decision());
                } else {
                    flow.questions().decided(decided);
                }
            }
            case Event.CancelRequested cancel -> cancel(cancel);
            case Event.Resumed resumed -> resume(resumed);
            case Event.Proposed proposed -> amending.proposed(proposed);
            default -> throw new IllegalArgumentException("no event from outside: " + event);
        }
    }

    private void start(Event.Started started) {
        CompiledPlan plan = s.plans.apply(started.plan());
        s.planHash = started.plan();
        s.firstPlanHash = started.plan();
        s.inputs = started.inputs();
        s.reads = started.reads();
        s.parallel = started.parallel();
        s.forkedFrom = started.forkedFrom();
        s.startedAt = s.now;
        Frame root = new Frame("", null, plan, started.inputs(), List.of());
        s.root = root;
        flow.open(root);
    }

    private void takeOver(Event.TakenOver taken) {
        Node node = s.nodes.get(taken.step());
        if (node != null && node.state == StepState.PENDING) {
            node.state = StepState.COMPLETED;
            node.outputs = taken.outputs();
            node.endedAt = s.now;
            node.note = "taken over from " + s.forkedFrom.orElse("");
            node.completion = ++s.completions;
            node.takenOver = true;
            flow.settled(node);
        }
    }

    private @Nullable Node underWay(String path, int attempt) {
        Node node = s.nodes.get(path);
        return node != null && node.attempt == attempt && s.running.contains(node) ? node : null;
    }

    private static String roleOf(Node node) {
        return node.step().work() instanceof Step.Work.Assign assign ? assign.role() : "";
    }

    private void cancel(Event.CancelRequested cancel) {
        Frame root = s.root();
        if (!root.over && root.unwinding == null) {
            s.cancelled = true;
            String why = cancel.reason().isEmpty() ? "" : ": " + cancel.reason();
            flow.troubles().unwind(root, new Failure("cancelled", "cancelled by " + cancel.by() + why, false));
        }
    }

    private void resume(Event.Resumed resumed) {
        s.reads = resumed.reads();
        for (Node node : List.copyOf(s.running)) {
            flow.troubles().interrupted(node);
            node.failure = new Failure("interrupted", "the process ended during the attempt", true);
            flow.admission().enqueue(node);
        }
    }

    private void timePassed() {
        while (!s.alarms.isEmpty() && s.alarms.peek().due() <= s.now) {
            fire(s.alarms.poll());
        }
    }

    private void fire(Alarm alarm) {
        if (!pending(alarm)) {
            return;
        }
        Frame frame = alarm.frame();
        if (frame != null) {
            flow.troubles().unwind(frame, new Failure("run-timeout", "the plan's time is over (TIMEOUT)", false));
            return;
        }
        Node node = alarm.node();
        if (node == null) {
            return;
        }
        switch (alarm.kind()) {
            case RETRY -> {
                s.retrying--;
                node.state = StepState.PENDING;
                node.note = "";
                s.agenda.add(() -> flow.begin(node));
            }
            case EXPIRY -> flow.questions().expired(node);
            case DEADLINE -> deadline(node);
            case FRAME -> {}
        }
    }

    private void deadline(Node node) {
        Failure late = new Failure("timeout", "the attempt took longer than it may", true);
        Frame child = node.child;
        if (child != null) {
            child.late = true;
            flow.troubles().unwind(child, late);
            return;
        }
        if (s.held) {
            return; // nobody runs it, and it is made again when somebody does
        }
        s.stops.add(node.path);
        Amounts used = Amounts.zero();
        used.set(Resource.TIME, Math.max(0, s.now - node.attemptAt));
        Amounts reserved = node.reserved == null ? used : node.reserved;
        for (Resource resource : Amounts.resources()) {
            if (resource != Resource.TIME) {
                used.set(resource, Math.max(resource == Resource.CALLS ? 1 : 0, reserved.get(resource)));
            }
        }
        flow.troubles().settle(node, used);
        flow.troubles().breakers().failed(Admission.role(node.frame, roleOf(node)));
        flow.troubles().attemptFailed(node, late);
    }

    /** Whether an alarm still matters. */
    private boolean pending(Alarm alarm) {
        Frame frame = alarm.frame();
        if (frame != null) {
            return !frame.over && frame.unwinding == null;
        }
        Node node = alarm.node();
        if (node == null) {
            return false;
        }
        return switch (alarm.kind()) {
            case RETRY -> node.state == StepState.RETRYING && node.failures == alarm.attempt();
            case EXPIRY -> flow.questions().asksUntil(node, alarm.due());
            case DEADLINE ->
                node.state == StepState.RUNNING
                        && node.attempt == alarm.attempt()
                        && (s.running.contains(node) || (node.child != null && !node.child.over));
            case FRAME -> false;
        };
    }

    /** The next moment that something waits for, in microseconds; none once the run is over. */
    public OptionalLong nextDue() {
        if (s.ended != null) {
            return OptionalLong.empty();
        }
        while (!s.alarms.isEmpty() && !pending(s.alarms.peek())) {
            s.alarms.poll();
        }
        return s.alarms.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(s.alarms.peek().due());
    }

    /** How the run stands: never interrupted, which is not the machine's to know. */
    public RunStatus status() {
        if (s.ended != null) {
            return s.ended.status();
        }
        boolean moves = !s.running.isEmpty() || !s.ready.isEmpty() || s.retrying > 0;
        return moves || s.questions.isEmpty() ? RunStatus.RUNNING : RunStatus.WAITING;
    }

    /** Whether what an attempt gave back became its step's outputs. */
    public boolean landed(String path, int attempt) {
        Node node = s.nodes.get(path);
        return node != null && node.landed == attempt;
    }

    /**
     * What a run of a plan is given, with the defaults of what is not.
     *
     * @throws AimosException.InvalidRequest if something is missing, unknown or of the wrong type
     */
    public static Json.Obj given(Plan plan, Json.Obj inputs) {
        try {
            return Evaluating.given(plan, inputs);
        } catch (Evaluating.Unresolved e) {
            throw new AimosException.InvalidRequest(
                    e.failure().code(), e.failure().message());
        }
    }

    /** How many events there were. */
    public long events() {
        return s.events;
    }

    /** How many attempts are under way. */
    public int running() {
        return s.running.size();
    }

    /** An open question. */
    public Optional<Waiting> question(String request) {
        return Optional.ofNullable(s.questions.get(request)).map(RunState.Question::waiting);
    }

    /** Whether an answer is one that was offered. */
    public static boolean offers(Waiting question, Decision decision) {
        return question.choices().contains(decision.choice());
    }

    /** Why another version cannot take the place of the plan; empty if it can, unless the plan's rule says no. */
    public Optional<String> refusal(CompiledPlan revised) {
        return Optional.ofNullable(amending.refusal(revised));
    }

    /** The plan as it is now. */
    public CompiledPlan plan() {
        return s.root().plan;
    }

    /** What steps read the memory as of; empty for the moment each begins. */
    public Optional<Basis> reads() {
        return s.reads;
    }

    /** What it was given. */
    public Json.Obj inputs() {
        return s.inputs;
    }

    RunState state() {
        return s;
    }
}
