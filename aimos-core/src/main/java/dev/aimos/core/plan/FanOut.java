package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.core.expr.Expr;
import dev.aimos.plan.Event;
import dev.aimos.plan.Failure;
import dev.aimos.plan.RunView.StepState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A step that is done once for each item of a list: its items begin, a few at a time, and what they give is gathered. */
final class FanOut {
    private final RunState s;
    private final Flow flow;
    private final Claims claims;

    FanOut(RunState s, Flow flow, Claims claims) {
        this.s = s;
        this.flow = flow;
        this.claims = claims;
    }

    void begin(Node node, Expr items) {
        if (node.values != null) {
            gathered(node); // its items are done; what failed was to gather what they gave
            return;
        }
        try {
            Json value = Evaluating.value(items, NodeScope.of(s, node), "items-failed", "FOR_EACH");
            if (!(value instanceof Json.Arr list)) {
                throw new Evaluating.Unresolved(
                        "items-failed", "FOR_EACH goes over a list, not " + Evaluating.brief(value));
            }
            begin(node, list.items());
        } catch (Evaluating.Unresolved e) {
            flow.troubles().failed(node, e.failure());
        }
    }

    private void begin(Node node, List<Json> values) {
        node.state = StepState.RUNNING;
        node.startedAt = s.now;
        node.values = values;
        node.openItems = values.size();
        s.say(new Event.FannedOut(node.path, values.size()));
        claims.stakeItems(node, values.size());
        if (values.isEmpty()) {
            gathered(node);
        } else {
            startItems(node);
        }
    }

    private void startItems(Node node) {
        List<Json> values = node.values == null ? List.of() : node.values;
        int most = node.step().forEach().orElseThrow().parallel();
        while (node.nextItem < values.size() && (most == 0 || node.goingItems < most)) {
            Node item = node.item(node.nextItem, values.get(node.nextItem));
            node.nextItem++;
            node.goingItems++;
            claims.handOver(node, item);
            Node before = s.nodes.get(item.path);
            item.attempt = before == null ? 0 : before.attempt;
            s.nodes.put(item.path, item);
            node.frame.begun.add(item);
            s.agenda.add(() -> flow.enter(item));
        }
    }

    /** An item is done with: the next may begin, or there is none. */
    void settled(Node node) {
        node.goingItems--;
        node.openItems--;
        if (node.openItems == 0) {
            gathered(node);
        } else {
            startItems(node);
        }
    }

    /** All items of a step are settled: its outputs are the lists of theirs. */
    private void gathered(Node node) {
        Failure failure = node.failure;
        if (node.undoes != null && failure != null) {
            flow.troubles().failed(node, failure); // it is not undone if an item is not
            return;
        }
        Map<String, List<Json>> lists = new LinkedHashMap<>();
        node.step().outputs().forEach(output -> lists.put(output.name(), new ArrayList<>()));
        for (Node item : node.itemNodes()) {
            if (item.state == StepState.COMPLETED) {
                item.outputs
                        .members()
                        .forEach((name, value) -> lists.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(value));
            }
        }
        Map<String, Json> outputs = new LinkedHashMap<>();
        lists.forEach((name, values) -> outputs.put(name, new Json.Arr(values)));
        Json.Obj all = new Json.Obj(outputs);
        try {
            Evaluating.requireRoom(s, all, "output-too-large", "the outputs of all items together");
            flow.complete(node, all);
        } catch (Evaluating.Unresolved e) {
            flow.troubles().failed(node, e.failure());
        }
    }
}
