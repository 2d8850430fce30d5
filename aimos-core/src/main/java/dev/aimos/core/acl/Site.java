package dev.aimos.core.acl;

import dev.aimos.core.expr.Expr;
import dev.aimos.core.expr.Ref;
import java.util.List;

/**
 * An expression of a plan, and where it stands.
 *
 * @param use what it is for
 * @param step the number of its step; -1 if it belongs to the plan itself
 * @param place its key in {@link Places} without those of the plan and the step
 * @param refs what it reads
 */
record Site(Subject subject, Use use, int step, String place, Expr expr, List<Ref> refs) {
    /** What an expression is for. */
    enum Use {
        INSTRUCTION("the instruction"),
        INPUT("input"),
        GATE("gate"),
        GATE_MESSAGE("the message of gate"),
        WHEN("WHEN"),
        ITEMS("FOR_EACH"),
        ON_FAIL("the message of ON_FAIL"),
        APPROVAL("APPROVE"),
        RESULT("result"),
        AMENDMENT("AMEND"),
        AMENDMENT_APPROVAL("APPROVE of AMEND");

        private final String shown;

        Use(String shown) {
            this.shown = shown;
        }

        /** What messages call it. */
        String shown() {
            return shown;
        }
    }

    /** Its key in {@link Places}. */
    String key() {
        return step < 0 ? subject.key(place) : subject.key(step, place);
    }

    /** The name of the input or the result whose value it is; the number of the gate, from 0. */
    String name() {
        return place.substring(place.indexOf(':') + 1);
    }

    /** What messages call it. */
    String shown() {
        String what = switch (use) {
            case INPUT, RESULT -> use.shown() + " " + Shown.name(name());
            case GATE, GATE_MESSAGE -> use.shown() + gate();
            default -> use.shown();
        };
        return what + " of " + (step < 0 ? subject.shown() : subject.shown(step));
    }

    private String gate() {
        int number = Integer.parseInt(name().replace("/message", ""));
        String gate = subject.step(step).gates().get(number).name();
        return gate.isEmpty() ? " " + (number + 1) : " " + Shown.name(gate);
    }
}
