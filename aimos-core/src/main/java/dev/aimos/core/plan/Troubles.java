package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.Resource;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows when something fails: another attempt, another step, a question, or the end of the plan. */
final class Troubles {
    private final RunState s;
    private final Flow flow;
    private final Questions questions;
    private final Breakers breakers;

    Troubles(RunState s, Flow flow, Questions questions, Breakers breakers) {
        this.s = s;
        this.flow = flow;
        this.questions = questions;
        this.breakers = breakers;
    }

    Breakers breakers() {
        return breakers;
    }

    /** An attempt failed: there may be another. */
    void attemptFailed(Node node, Failure failure) {
        node.failure = failure;
        Step.Retry retry = node.step().retry();
        if (!failure.retryable() || node.failures >= retry.times()) {
            failed(node, failure);
            return;
        }
        node.failures++;
        node.state = StepState.RETRYING;
        s.retrying++;
        node.note = failure.message();
        long due = s.after(delay(node, retry));
        s.alarm(due, Alarm.Kind.RETRY, node, null, node.failures);
        s.say(new Event.RetryScheduled(node.path, node.attempt, failure, s.instant(due)));
    }

    private Duration delay(Node node, Step.Retry retry) {
        double most = RunState.micros(retry.max());
        double delay = Math.min(
                most, (double) RunState.micros(retry.backoff()) * StrictMath.pow(retry.factor(), node.failures - 1.0));
        double part = retry.jitter() * Chance.of(s.run, node.path, node.failures);
        return Duration.of((long) (delay * (1 - part)), ChronoUnit.MICROS);
    }

    /** A step failed for good. */
    void failed(Node node, Failure failure) {
        node.failure = failure;
        if (node.undoing()) {
            if (node.parent != null) {
                node.parent.failure = failure;
            }
            node.state = StepState.FAILED;
            node.endedAt = s.now;
            s.say(new Event.StepFailed(node.path, failure, "skip"));
            flow.settled(node);
            return;
        }
        switch (node.step().onFail()) {
            case Step.OnFail.Abort abort -> abort(node, failure);
            case Step.OnFail.Skip skip -> {
                s.say(new Event.StepFailed(node.path, failure, "skip"));
                flow.skip(node, failure.message());
            }
            case Step.OnFail.Fallback fallback -> {
                s.say(new Event.StepFailed(node.path, failure, "fallback"));
                fallBack(node, fallback.step());
            }
            case Step.OnFail.Escalate escalate -> {
                s.say(new Event.StepFailed(node.path, failure, "escalate"));
                questions.escalation(node, failure);
            }
        }
    }

    /** A step failed, and its plan with it. */
    void abort(Node node, Failure failure) {
        node.failure = failure;
        node.state = StepState.FAILED;
        node.endedAt = s.now;
        flow.claims().leave(node);
        s.say(new Event.StepFailed(node.path, failure, "abort"));
        for (Node of = node.of(); of != null; of = of.of()) {
            of.failure = failure;
            of.state = StepState.FAILED;
            of.endedAt = s.now;
            flow.claims().leave(of);
        }
        unwind(node.frame, new Failure(failure.code(), node.path + ": " + failure.message(), false));
    }

    private void fallBack(Node node, String name) {
        int index = node.frame.plan.graph().number(name);
        Node other = new Node(node.frame, index, node.first.path + "|" + name, null, -1);
        other.standsFor = node;
        other.first = node.first;
        node.state = StepState.RUNNING;
        node.note = name + " is done in its place";
        s.nodes.put(other.path, other);
        node.frame.begun.add(other);
        s.agenda.add(() -> flow.enter(other));
    }

    /** A plan is to end: what is under way in it stops, what is done is undone, the latest first. */
    void unwind(Frame frame, Failure failure) {
        if (frame.over || frame.unwinding != null) {
            return;
        }
        frame.unwinding = failure;
        List<Node> done = new ArrayList<>();
        Set<Node> moot = new HashSet<>();
        stop(frame, done, moot);
        if (frame.owner == null && s.proposed != null) {
            s.proposed = null;
            s.questions.remove(Questions.AMENDMENT);
            s.say(new Event.DecisionClosed(Questions.AMENDMENT, "the run is ending"));
        }
        questions.close(moot, "its plan is ending");
        done.sort(Comparator.comparingLong((Node node) -> node.completion).reversed());
        frame.toUndo.addAll(done);
        s.say(new Event.Unwinding(failure, done.stream().map(Troubles::undoPath).toList()));
        s.agenda.add(() -> undoNext(frame));
    }

    private static String undoPath(Node node) {
        return node.path + "~" + node.step().compensate().orElseThrow();
    }

    /** Stops what is under way in a plan and those its steps called; collects what is to be undone. */
    private void stop(Frame frame, List<Node> done, Set<Node> moot) {
        for (Node node : frame.begun) {
            Frame child = node.child;
            if (child != null && (!child.over || node.state == StepState.COMPLETED)) {
                stop(child, done, moot);
                child.over = true;
            }
            if (node.state == StepState.COMPLETED) {
                if (!node.undone && !node.takenOver && node.step().compensate().isPresent() && node.values == null) {
                    done.add(node);
                }
            } else if (!node.settled()) {
                cancel(node);
                moot.add(node);
            }
        }
    }

    private void cancel(Node node) {
        if (s.running.contains(node)) {
            s.stops.add(node.path);
            interrupted(node);
        }
        if (node.state == StepState.RETRYING) {
            s.retrying--;
        }
        node.state = StepState.CANCELLED;
        node.endedAt = s.now;
        flow.claims().leave(node);
    }

    /** An attempt ends, and nobody knows what it used: all that it had reserved. */
    void interrupted(Node node) {
        Amounts used = Amounts.zero();
        for (Resource resource : Amounts.resources()) {
            long reserved = node.reserved == null ? 0 : node.reserved.get(resource);
            used.set(resource, Math.max(resource == Resource.CALLS ? 1 : 0, reserved));
        }
        settle(node, used);
        if (node.step().work() instanceof Step.Work.Assign assign) {
            breakers.stopped(node, Admission.role(node.frame, assign.role()));
        }
    }

    /** An attempt ends: what it used is used, the rest of its reservation is free. */
    void settle(Node node, Amounts use) {
        Amounts reserved = node.reserved;
        if (reserved == null) {
            return;
        }
        Amounts kept = Amounts.zero();
        for (Resource resource : Amounts.resources()) {
            long most = reserved.get(resource);
            long amount = Math.max(0, use.get(resource));
            kept.set(resource, most == Amounts.NONE ? amount : Math.min(amount, most));
            node.used.add(resource, kept.get(resource));
        }
        for (Purse purse : node.purses) {
            purse.settle(reserved, kept);
            if (!purse.blocked.isEmpty()) {
                s.released.add(purse);
            }
        }
        node.reserved = null;
        node.purses = List.of();
        s.running.remove(node);
    }

    /** Undoes the next step of a plan that is ending; ends it when there is none left. */
    void undoNext(Frame frame) {
        if (frame.over) {
            return;
        }
        Node target = frame.toUndo.poll();
        if (target == null) {
            ended(frame);
            return;
        }
        String name = target.step().compensate().orElseThrow();
        int index = target.frame.plan.graph().number(name);
        Node undo = s.nodes.get(undoPath(target));
        if (undo == null) {
            undo = new Node(target.frame, index, undoPath(target), null, -1);
            undo.undoes = target;
            s.nodes.put(undo.path, undo);
            target.frame.begun.add(undo);
        } else {
            // It was stopped with the plan that was being undone when a wider one came to its end.
            Node stopped = undo;
            target.frame.begun.removeIf(node -> node.parent == stopped);
            undo.again();
        }
        undo.unwinder = frame;
        flow.enter(undo);
    }

    private void ended(Frame frame) {
        Failure failure = frame.unwinding;
        if (failure == null) {
            return;
        }
        frame.over = true;
        Node owner = frame.owner;
        if (owner == null) {
            flow.end(s.cancelled ? RunStatus.CANCELLED : RunStatus.FAILED, Json.Obj.EMPTY, Optional.of(failure));
        } else {
            flow.claims().stake(owner);
            attemptFailed(owner, new Failure(frame.late ? failure.code() : "step-failed", failure.message(), true));
        }
    }
}
