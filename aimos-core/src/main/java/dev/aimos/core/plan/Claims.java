package dev.aimos.core.plan;

import dev.aimos.plan.Step;

/** Who still draws on which purse, so that an equal part of what is left can be told. What only waits for others draws on none. */
final class Claims {
    private final RunState s;

    Claims(RunState s) {
        this.s = s;
    }

    /** A step, or an item of one, will draw on its purses. */
    void stake(Node node) {
        boolean other =
                node.standsFor != null || node.undoing(); // the step it stands for draws already, or nothing else does
        if (!node.claims && !other && !(node.step().work() instanceof Step.Work.Nothing)) {
            node.claims = true;
            change(node, 1);
        }
    }

    /** The items of a step will, and not the step itself. */
    void stakeItems(Node node, int items) {
        leave(node);
        if (!(node.step().work() instanceof Step.Work.Nothing)) {
            node.itemClaims = items;
            change(node, items);
        }
    }

    /** An item begins. */
    void handOver(Node node, Node item) {
        if (node.itemClaims > 0) {
            node.itemClaims--;
            item.claims = true;
        }
    }

    /** It draws on no purse any more: who waits there may have more. */
    void leave(Node node) {
        int gone = node.itemClaims + (node.claims ? 1 : 0);
        node.itemClaims = 0;
        node.claims = false;
        if (gone > 0) {
            change(node, -gone);
        }
        for (Purse purse : node.frame.pursesOf(node.step())) {
            if (!purse.blocked.isEmpty()) {
                s.released.add(purse);
            }
        }
    }

    private static void change(Node node, int by) {
        for (Purse purse : node.frame.pursesOf(node.step())) {
            purse.claimants += by;
        }
    }
}
