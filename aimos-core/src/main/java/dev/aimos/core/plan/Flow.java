package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.acl.PlanGraph;
import dev.aimos.core.acl.StepExprs;
import dev.aimos.core.expr.Evaluator;
import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Result;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a step gets from being ready to being settled, and what that sets free. */
final class Flow {
    private final RunState s;
    private final Admission admission;
    private final Troubles troubles;
    private final Questions questions;
    private final Claims claims;
    private final FanOut fanOut;

    Flow(RunState s) {
        this.s = s;
        this.claims = new Claims(s);
        this.fanOut = new FanOut(s, this, claims);
        Breakers breakers = new Breakers(s);
        this.questions = new Questions(s, this);
        this.troubles = new Troubles(s, this, questions, breakers);
        this.admission = new Admission(s, troubles, breakers);
    }

    Admission admission() {
        return admission;
    }

    Troubles troubles() {
        return troubles;
    }

    Questions questions() {
        return questions;
    }

    Claims claims() {
        return claims;
    }

    /** Lays out the steps of a plan that begins; those that wait for nothing are ready when the agenda comes to it. */
    void open(Frame frame) {
        PlanGraph graph = frame.plan.graph();
        for (int i = 0; i < frame.plan.size(); i++) {
            if (!graph.isDormant(i)) {
                Node node = new Node(frame, i, frame.prefix + frame.plan.step(i).name(), null, -1);
                frame.nodes[i] = node;
                frame.waiting[i] = graph.dependencyCount(i);
                frame.open++;
                frame.begun.add(node);
                s.nodes.put(node.path, node);
                claims.stake(node);
            }
        }
        frame.plan.plan().timeout().ifPresent(most -> s.alarm(s.after(most), Alarm.Kind.FRAME, null, frame, 0));
        s.agenda.add(() -> {
            for (Node node : frame.nodes) {
                if (node != null && frame.waiting[node.index] == 0) {
                    arrive(node);
                }
            }
            if (frame.open == 0) {
                done(frame);
            }
        });
    }

    /** A step waits for no other any more. */
    void arrive(Node node) {
        if (node.state != StepState.PENDING || stopped(node)) {
            return;
        }
        String unread = unreadable(node);
        if (unread != null) {
            skip(node, "it reads " + unread + ", which was skipped");
            return;
        }
        StepExprs exprs = node.frame.plan.exprs(node.index);
        try {
            if (exprs.when().isPresent()) {
                Json when = Evaluating.value(exprs.when().get(), NodeScope.of(s, node), "when-failed", "WHEN");
                if (!(when instanceof Json.Bool holds)) {
                    throw new Evaluating.Unresolved("when-failed", "WHEN is " + Evaluating.brief(when));
                }
                if (!holds.value()) {
                    skip(node, "WHEN " + node.step().when().orElseThrow() + " does not hold");
                    return;
                }
            }
        } catch (Evaluating.Unresolved e) {
            troubles.failed(node, e.failure());
            return;
        }
        enter(node);
    }

    /** A step that this one cannot do without and that was skipped. */
    private static @Nullable String unreadable(Node node) {
        PlanGraph graph = node.frame.plan.graph();
        for (int i = 0; i < graph.dependencyCount(node.index); i++) {
            Node needed = node.frame.nodes[graph.dependency(node.index, i)];
            if (needed != null && needed.state == StepState.SKIPPED && graph.reads(node.index, i)) {
                return needed.step().name();
            }
        }
        return null;
    }

    /** A step may begin: all items of it, if it is done for each of some, unless somebody is to be asked before. */
    void enter(Node node) {
        if (stopped(node) || node.settled()) {
            return;
        }
        Optional<Expr> items = node.frame.plan.exprs(node.index).items();
        if (items.isPresent() && node.item < 0) {
            fanOut.begin(node, items.get());
        } else if (node.step().approval().isPresent() && node.approval == null) {
            questions.approval(node);
        } else {
            begin(node);
        }
    }

    /** A step, or an item of one, begins, unless its plan has come to its end since that was put on the agenda. */
    void begin(Node node) {
        if (stopped(node) || node.settled()) {
            return;
        }
        switch (node.step().work()) {
            case Step.Work.Assign assign -> admission.enqueue(node);
            case Step.Work.Call call -> call(node, call);
            case Step.Work.Nothing nothing -> {
                try {
                    Json.Obj outputs = Evaluating.inputs(s, node);
                    Evaluating.requireRoom(s, outputs, "output-too-large", "the outputs");
                    if (node.approval != null) {
                        outputs = outputs.with("approved_by", Json.of(node.approval.by()))
                                .with("note", Json.of(node.approval.note()));
                    }
                    node.startedAt = s.now;
                    returned(node, outputs);
                } catch (Evaluating.Unresolved e) {
                    troubles.failed(node, e.failure());
                }
            }
        }
    }

    private void call(Node node, Step.Work.Call call) {
        node.attempt++;
        try {
            CompiledPlan called = node.frame.plan.plan(call.plan());
            Json.Obj inputs = Evaluating.given(called.plan(), Evaluating.inputs(s, node));
            Evaluating.requireRoom(s, inputs, "input-too-large", "the inputs of plan " + call.plan());
            String prefix = node.path + (node.attempt > 1 ? "#" + node.attempt : "") + "/";
            List<Purse> around = new ArrayList<>(node.frame.pursesOf(node.step()));
            if (!node.step().budget().isEmpty()) {
                around.add(new Purse(node.path, node.step().budget(), Plan.Policy.FAIR));
            }
            Frame child = new Frame(prefix, node, called, inputs, around);
            node.enter(child);
            claims.leave(node);
            node.state = StepState.RUNNING;
            if (node.startedAt == Node.NEVER) {
                node.startedAt = s.now;
            }
            node.attemptAt = s.now;
            s.say(new Event.Entered(node.path, call.plan(), inputs));
            node.step()
                    .timeout()
                    .ifPresent(most -> s.alarm(s.after(most), Alarm.Kind.DEADLINE, node, null, node.attempt));
            open(child);
        } catch (Evaluating.Unresolved e) {
            troubles.failed(node, e.failure());
        }
    }

    /** There are outputs; whether they are the step's is for its declarations and gates to say. */
    void returned(Node node, Json.Obj outputs) {
        Failure failure = refused(node, outputs);
        if (failure == null) {
            complete(node, outputs);
        } else {
            troubles.attemptFailed(node, failure);
        }
    }

    private @Nullable Failure refused(Node node, Json.Obj outputs) {
        try {
            Evaluating.requireDeclared(node.step(), outputs);
        } catch (Evaluating.Unresolved e) {
            return new Failure(e.failure().code(), e.failure().message(), true);
        }
        List<StepExprs.GateExprs> gates = node.frame.plan.exprs(node.index).gates();
        for (int i = 0; i < gates.size(); i++) {
            Step.Gate gate = node.step().gates().get(i);
            NodeScope scope = NodeScope.gate(s, node, outputs);
            String reason = broken(gate, gates.get(i), scope);
            s.say(new Event.GateChecked(node.path, gate.name(), reason == null, reason == null ? "" : reason));
            if (reason != null) {
                String named = gate.name().isEmpty() ? "gate" : "gate '" + gate.name() + "'";
                return new Failure(
                        "gate-failed",
                        named + ": " + Evaluating.message(gates.get(i).message(), scope, reason),
                        true);
            }
        }
        return null;
    }

    /** Why a gate does not hold; null if it does. */
    private static @Nullable String broken(Step.Gate gate, StepExprs.GateExprs exprs, NodeScope scope) {
        return switch (Evaluator.evaluate(exprs.condition(), scope)) {
            case Result.Failed failed -> failed.reason();
            case Result.Value value -> {
                if (value.json() instanceof Json.Bool holds) {
                    yield holds.value() ? null : gate.condition().text() + " does not hold";
                }
                yield "a gate is true or false, not " + Evaluating.brief(value.json());
            }
        };
    }

    void complete(Node node, Json.Obj outputs) {
        node.outputs = outputs;
        node.state = StepState.COMPLETED;
        node.endedAt = s.now;
        node.completion = ++s.completions;
        s.say(new Event.Completed(node.path, outputs));
        settled(node);
    }

    void skip(Node node, String reason) {
        node.state = StepState.SKIPPED;
        node.endedAt = s.now;
        node.note = reason;
        s.say(new Event.Skipped(node.path, reason));
        settled(node);
    }

    /** A node is completed or skipped, or an undoing one has failed: whatever waits for it goes on. */
    void settled(Node node) {
        if (node.undoes != null) {
            Node undone = node.undoes;
            undone.undone = node.state == StepState.COMPLETED;
            Frame frame = node.unwinder;
            if (frame != null) {
                s.agenda.add(() -> troubles.undoNext(frame));
            }
        } else if (node.standsFor != null) {
            Node failed = node.standsFor;
            s.agenda.add(() -> stoodFor(failed, node)); // and not at once: each may stand for another
        } else {
            claims.leave(node);
            Node parent = node.parent;
            if (parent != null) {
                fanOut.settled(parent);
            } else {
                release(node);
            }
        }
    }

    /** What was done in place of a step that failed is settled, and so is the step. */
    private void stoodFor(Node failed, Node done) {
        if (failed.settled()) {
            return;
        }
        if (done.state != StepState.COMPLETED) {
            skip(failed, "so was " + done.step().name() + ", which was done in its place");
            return;
        }
        try {
            Evaluating.requireRoom(s, done.outputs, "output-too-large", "the outputs");
            complete(failed, done.outputs);
        } catch (Evaluating.Unresolved e) {
            troubles.abort(failed, e.failure());
        }
    }

    private void release(Node node) {
        Frame frame = node.frame;
        PlanGraph graph = frame.plan.graph();
        for (int i = 0; i < graph.dependentCount(node.index); i++) {
            int dependent = graph.dependent(node.index, i);
            Node next = frame.nodes[dependent];
            if (next != null && --frame.waiting[dependent] == 0) {
                s.agenda.add(() -> arrive(next));
            }
        }
        frame.open--;
        if (frame.open == 0) {
            s.agenda.add(() -> done(frame));
        }
    }

    /** Every step of a plan is settled. */
    void done(Frame frame) {
        if (frame.over || frame.unwinding != null || frame.open > 0) {
            return;
        }
        if (frame.owner == null && s.proposed != null) {
            return; // there may be more steps yet
        }
        Map<String, Json> results = new LinkedHashMap<>();
        List<Plan.Result> declared = frame.plan.plan().results();
        for (int i = 0; i < declared.size(); i++) {
            Plan.Result result = declared.get(i);
            Result value = Evaluator.evaluate(frame.plan.results().get(i), NodeScope.of(s, frame));
            String wrong = null;
            if (value instanceof Result.Value found) {
                if (result.type().admits(found.json())) {
                    results.put(result.name(), found.json());
                } else {
                    wrong = "it is to be a " + result.type() + ", but is " + Evaluating.brief(found.json());
                }
            } else if (value instanceof Result.Failed failed && !failed.missing()) {
                wrong = failed.reason();
            }
            if (wrong != null) {
                troubles.unwind(
                        frame,
                        new Failure("result-unresolved", "the plan's output '" + result.name() + "': " + wrong, false));
                return;
            }
        }
        Json.Obj given = new Json.Obj(results);
        try {
            Evaluating.requireRoom(s, given, "output-too-large", "the plan's outputs");
        } catch (Evaluating.Unresolved e) {
            troubles.unwind(frame, e.failure());
            return;
        }
        frame.over = true;
        Node owner = frame.owner;
        if (owner == null) {
            end(RunStatus.COMPLETED, given, Optional.empty());
        } else {
            returned(owner, given);
        }
    }

    void end(RunStatus status, Json.Obj results, Optional<Failure> failure) {
        s.root().over = true;
        s.endedAt = s.now;
        s.ended = new Event.Ended(status, results, failure);
        s.say(s.ended);
    }

    /** Whether nothing of the node's plan may begin any more; what undoes may, and what is called to. */
    private static boolean stopped(Node node) {
        for (Node at = node; ; at = at.frame.owner) {
            Frame unwinder = (at.parent == null ? at : at.parent).unwinder;
            if (unwinder != null) {
                return unwinder.over;
            }
            if (at.frame.over || at.frame.unwinding != null) {
                return true;
            }
            if (at.frame.owner == null) {
                return false;
            }
        }
    }
}
