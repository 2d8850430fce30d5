package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.catalog.Micros;
import dev.aimos.memory.Basis;
import dev.aimos.plan.Event;
import dev.aimos.plan.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the parts of the machine share. */
final class RunState {
    /** The plans' expressions see a run's name under this. */
    final String run;

    /** Finds a plan by its hash. */
    final Function<String, CompiledPlan> plans;

    String planHash = "";
    String firstPlanHash = "";
    Json.Obj inputs = Json.Obj.EMPTY;
    Optional<Basis> reads = Optional.empty();
    Optional<String> forkedFrom = Optional.empty();
    int parallel = 1;
    long startedAt;
    long endedAt = Node.NEVER;

    @Nullable
    Frame root;

    final Map<String, Node> nodes = new HashMap<>();
    final Set<Node> running = new LinkedHashSet<>();
    final PriorityQueue<Node> ready = new PriorityQueue<>(Node.TURN);
    final Set<Purse> released = new LinkedHashSet<>();
    final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Alarm.ORDER);
    final Map<String, Question> questions = new LinkedHashMap<>();
    final Map<String, Breakers.Circuit> circuits = new HashMap<>();

    /** A proposed plan that a person is asked about: its hash, and who proposed it. */
    Event.@Nullable Proposed proposed;

    boolean cancelled;

    /** Steps whose next attempt is due later. */
    int retrying;

    Event.@Nullable Ended ended;

    long arrivals;
    long completions;
    long alarmsSet;
    long events;

    // Of the turn under way.
    long now;
    boolean held;

    /** Roughly how many bytes the values have that expressions made. */
    long made;

    final Deque<Runnable> agenda = new ArrayDeque<>();
    List<Event> out = new ArrayList<>();
    List<Launched> launches = new ArrayList<>();
    List<String> stops = new ArrayList<>();

    RunState(String run, Function<String, CompiledPlan> plans) {
        this.run = run;
        this.plans = plans;
    }

    /** A question and the step it is about. */
    record Question(Waiting waiting, @Nullable Node node) {}

    void say(Event event) {
        out.add(event);
    }

    Instant instant(long micros) {
        return Micros.toInstant(micros);
    }

    long after(Duration delay) {
        long micros = micros(delay);
        return now > Long.MAX_VALUE - 1 - micros ? Long.MAX_VALUE - 1 : now + micros;
    }

    static long micros(Duration duration) {
        try {
            return Math.addExact(Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE / 4;
        }
    }

    void alarm(long due, Alarm.Kind kind, @Nullable Node node, @Nullable Frame frame, int attempt) {
        alarms.add(new Alarm(due, alarmsSet++, kind, node, frame, attempt));
    }

    Frame root() {
        Frame frame = root;
        if (frame == null) {
            throw new IllegalStateException("the run has not begun");
        }
        return frame;
    }
}
