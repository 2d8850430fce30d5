package dev.aimos.core.plan;

import dev.aimos.plan.Decision;
import dev.aimos.plan.Decision.Choice;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import dev.aimos.plan.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people are asked, and what follows from their answers. */
final class Questions {
    /** What to name when answering about a proposed plan. No step can have this name: it has a sign that names do not. */
    static final String AMENDMENT = "amendment!";

    private final RunState s;
    private final Flow flow;

    Questions(RunState s, Flow flow) {
        this.s = s;
        this.flow = flow;
    }

    void approval(Node node) {
        Step.Approval approval = node.step().approval().orElseThrow();
        Optional<Long> due = approval.within().map(s::after);
        String message = Evaluating.message(
                node.frame.plan.exprs(node.index).approvalMessage(),
                NodeScope.of(s, node),
                "may " + node.path + " begin?");
        node.state = StepState.WAITING;
        node.note = message;
        due.ifPresent(at -> s.alarm(at, Alarm.Kind.EXPIRY, node, null, node.attempt));
        ask(
                new Waiting(
                        node.path,
                        Waiting.Kind.APPROVAL,
                        message,
                        approval.by(),
                        due.map(s::instant),
                        List.of(Choice.APPROVE, Choice.REJECT)),
                node);
    }

    void escalation(Node node, Failure failure) {
        String message = Evaluating.message(
                node.frame.plan.exprs(node.index).onFailMessage(),
                NodeScope.of(s, node),
                node.path + " failed: " + failure.message());
        node.state = StepState.WAITING;
        node.note = message;
        ask(
                new Waiting(
                        node.path,
                        Waiting.Kind.ESCALATION,
                        message,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Choice.RETRY, Choice.SKIP, Choice.ACCEPT, Choice.REJECT)),
                node);
    }

    void amendment(String message) {
        ask(
                new Waiting(
                        AMENDMENT,
                        Waiting.Kind.AMENDMENT,
                        message,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(Choice.APPROVE, Choice.REJECT)),
                null);
    }

    private void ask(Waiting waiting, @Nullable Node about) {
        s.questions.put(waiting.request(), new RunState.Question(waiting, about));
        s.say(new Event.DecisionAsked(waiting));
    }

    /** An answer about a step; of one that is not asked about any more, nothing follows. */
    void decided(Event.Decided decided) {
        RunState.Question question = s.questions.get(decided.request());
        if (question == null
                || question.node() == null
                || !question.waiting().choices().contains(decided.decision().choice())) {
            return;
        }
        s.questions.remove(decided.request());
        Node node = question.node();
        Decision decision = decided.decision();
        node.note = "";
        switch (decision.choice()) {
            case APPROVE -> {
                node.approval = decision;
                node.state = StepState.PENDING;
                s.agenda.add(() -> flow.begin(node));
            }
            case REJECT -> reject(node, question.waiting().kind(), decision);
            case RETRY -> {
                node.failures = 0;
                node.state = StepState.PENDING;
                // What was never tried may have failed for its WHEN.
                s.agenda.add(() -> {
                    if (node.regular() && node.attempt == 0) {
                        flow.arrive(node);
                    } else {
                        flow.enter(node);
                    }
                });
            }
            case SKIP -> flow.skip(node, "so decided " + decision.by());
            case ACCEPT -> accept(node, decision);
        }
    }

    private void reject(Node node, Waiting.Kind kind, Decision decision) {
        String why = decision.note().isEmpty() ? "" : ": " + decision.note();
        Failure failure = new Failure("rejected", decision.by() + " said no" + why, false);
        if (kind == Waiting.Kind.ESCALATION) {
            Failure first = node.failure == null ? failure : node.failure;
            flow.troubles().abort(node, new Failure(first.code(), first.message() + "; " + failure.message(), false));
        } else {
            flow.troubles().failed(node, failure);
        }
    }

    private void accept(Node node, Decision decision) {
        try {
            Evaluating.requireDeclared(node.step(), decision.outputs());
            flow.complete(node, decision.outputs());
        } catch (Evaluating.Unresolved e) {
            // What was offered is not what the step is to give: ask again.
            node.state = StepState.WAITING;
            escalation(node, e.failure());
        }
    }

    /** Whether a question about a node is open, and stands until a moment. */
    boolean asksUntil(Node node, long due) {
        RunState.Question question = s.questions.get(node.path);
        return question != null && question.waiting().until().equals(Optional.of(s.instant(due)));
    }

    /** Nobody has answered in time. */
    void expired(Node node) {
        s.questions.remove(node.path);
        s.say(new Event.DecisionClosed(node.path, "nobody answered in time"));
        flow.troubles().failed(node, new Failure("approval-expired", "nobody answered in time", false));
    }

    /** Questions about nodes that are not to begin any more. */
    void close(Set<Node> moot, String reason) {
        List<String> gone = new ArrayList<>();
        s.questions.forEach((request, question) -> {
            if (question.node() != null && moot.contains(question.node())) {
                gone.add(request);
            }
        });
        for (String request : gone) {
            s.questions.remove(request);
            s.say(new Event.DecisionClosed(request, reason));
        }
    }
}
