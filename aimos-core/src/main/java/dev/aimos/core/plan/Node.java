package dev.aimos.core.plan;

import dev.aimos.Json;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Failure;
import dev.aimos.plan.RunView.StepState;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step of a plan that is being run, or an item of one, or one that stands in for another or undoes it. */
final class Node {
    /** Higher priority first; those of the same, in the order they came. */
    static final Comparator<Node> TURN =
            Comparator.comparingInt((Node node) -> -node.rank()).thenComparingLong(node -> node.arrival);

    static final long NEVER = Long.MIN_VALUE;

    final Frame frame;

    /** Of the step in the frame's plan; another one once the plan is changed. */
    int index;

    final String path;

    /** The step whose item this is, and which. */
    final @Nullable Node parent;

    final int item;

    @Nullable
    Json value;

    /** The step that failed, if this is done in its place. */
    @Nullable
    Node standsFor;

    /** The step that failed first, if those done in place of others failed in their turn; else the node itself. */
    Node first = this;

    /** The step to undo, if this does it. */
    @Nullable
    Node undoes;

    /** The frame that is being undone, if this undoes a part of it. */
    @Nullable
    Frame unwinder;

    StepState state = StepState.PENDING;
    String note = "";
    int attempt;

    /** The attempt whose outputs became the step's; 0 if they came otherwise. */
    int landed;

    /** Whether another run had completed it. */
    boolean takenOver;

    /** Whether it counts among those that draw on its purses, and how many of its items that have not begun do. */
    boolean claims;

    int itemClaims;

    /** Attempts that failed since there were last as many to make as the plan says. */
    int failures;

    Json.Obj outputs = Json.Obj.EMPTY;

    @Nullable
    Failure failure;

    @Nullable
    Decision approval;

    long startedAt = NEVER;
    long attemptAt = NEVER;
    long endedAt = NEVER;
    long arrival;
    long completion;
    boolean undone;
    final Amounts used = Amounts.zero();

    @Nullable
    Amounts reserved;

    /** Purses that the attempt under way has reserved from. */
    List<Purse> purses = List.of();

    /** The plan that a step runs, while it does and after. */
    @Nullable
    Frame child;

    /** The plans that it ran before, each of which failed. */
    List<Frame> former = List.of();

    @Nullable
    List<Node> items;

    @Nullable
    List<Json> values;

    int nextItem;
    int openItems;
    int goingItems;

    Node(Frame frame, int index, String path, @Nullable Node parent, int item) {
        this.frame = frame;
        this.index = index;
        this.path = path;
        this.parent = parent;
        this.item = item;
    }

    Step step() {
        return frame.plan.step(index);
    }

    /** Whether the frame waits for it: it is a step of the plan's normal flow. */
    boolean regular() {
        return item < 0 && standsFor == null && undoes == null;
    }

    boolean settled() {
        return switch (state) {
            case COMPLETED, SKIPPED, FAILED, CANCELLED -> true;
            case PENDING, QUEUED, WAITING, RUNNING, RETRYING -> false;
        };
    }

    /** Whether a run has done anything about it: then it stays as it is when the plan is changed. */
    boolean touched() {
        return state != StepState.PENDING || approval != null || failure != null || attempt > 0;
    }

    /** The step whose item it is, or in whose place it is done. */
    @Nullable
    Node of() {
        return parent != null ? parent : standsFor;
    }

    /** Whether it undoes a step, or is an item of what does. */
    boolean undoing() {
        return undoes != null || (parent != null && parent.undoes != null);
    }

    /** It runs a plan, from the beginning. */
    void enter(Frame frame) {
        if (child != null) {
            if (former.isEmpty()) {
                former = new ArrayList<>();
            }
            former.add(child);
        }
        child = frame;
    }

    /** The plans that it ran and runs, the latest last. */
    List<Frame> frames() {
        List<Frame> frames = new ArrayList<>(former);
        if (child != null) {
            frames.add(child);
        }
        return frames;
    }

    /** Forgets what came of it, so that it is done again. */
    void again() {
        state = StepState.PENDING;
        endedAt = NEVER;
        note = "";
        failures = 0;
        failure = null;
        approval = null;
        items = null;
        values = null;
        nextItem = 0;
        openItems = 0;
        goingItems = 0;
    }

    private int rank() {
        return frame.priority(this);
    }

    /** The items that have begun. */
    List<Node> itemNodes() {
        List<Node> begun = items;
        return begun == null ? List.of() : begun;
    }

    Node item(int number, Json itsValue) {
        Node node = new Node(frame, index, path + "[" + number + "]", this, number);
        node.value = itsValue;
        List<Node> all = items;
        if (all == null) {
            all = new ArrayList<>();
            items = all;
        }
        all.add(node);
        return node;
    }
}
