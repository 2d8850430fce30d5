package dev.aimos.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A step of a plan that a test draws.
 *
 * @param needs steps before it, by number, and how it needs them
 * @param items how many items it is done for; -1 if it is done once
 * @param gate its value may not be a multiple of this; 0 for no gate
 * @param condition the step whose value must be even; -1 for none, -2 for a condition that never holds
 */
record SketchedStep(
        String name,
        Kind kind,
        Map<Integer, Need> needs,
        int items,
        int retries,
        int gate,
        int condition,
        boolean approved,
        OnFail onFail,
        boolean undone) {
    enum Kind {
        ASSIGN,
        NOTHING,
        CALL
    }

    enum Need {
        REQUIRES,
        READS,
        ASKS
    }

    enum OnFail {
        ABORT,
        SKIP,
        FALLBACK,
        ESCALATE
    }

    boolean fans() {
        return items >= 0;
    }

    /** The value of a step: of one that is done for items, their sum. */
    private static String value(SketchedStep step) {
        String out = "steps." + step.name() + ".out.v";
        return step.fans() ? "sum(" + out + ")" : out;
    }

    /** What it is given: the sum of what it reads; 100 for what is not there but may be missing. */
    String input(List<SketchedStep> steps) {
        StringBuilder sum = new StringBuilder(fans() ? "x" : "1");
        needs.forEach((other, need) -> {
            if (need == Need.READS) {
                sum.append(" + ").append(value(steps.get(other)));
            } else if (need == Need.ASKS) {
                sum.append(" + (").append(value(steps.get(other))).append(" ?? 100)");
            }
        });
        return sum.toString();
    }

    /** The step, and what stands in for it, as ACL. */
    String acl(List<SketchedStep> steps) {
        List<String> lines = new ArrayList<>();
        lines.add("STEP " + name + ":");
        List<String> required = needs.keySet().stream()
                .filter(other -> needs.get(other) == Need.REQUIRES)
                .map(other -> steps.get(other).name())
                .toList();
        if (!required.isEmpty()) {
            lines.add("REQUIRES " + String.join(", ", required));
        }
        if (condition == -2) {
            lines.add("WHEN 1 > 2");
        } else if (condition >= 0) {
            lines.add("WHEN (" + value(steps.get(condition)) + " ?? 1) % 2 == 0");
        }
        if (fans()) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < items; i++) {
                all.add(Integer.toString(i));
            }
            lines.add("FOR_EACH x IN [" + String.join(", ", all) + "] parallel=2");
        }
        if (approved) {
            lines.add("APPROVE \"may " + name + "?\"");
        }
        switch (kind) {
            case ASSIGN -> lines.add("ASSIGN builder INPUT n = " + input(steps));
            case NOTHING -> lines.add("INPUT v = " + input(steps));
            case CALL -> lines.add("CALL inner INPUT n = " + input(steps));
        }
        lines.add("OUTPUT v: number");
        if (gate > 0) {
            lines.add("GATE out.v % " + gate + " != 0");
        }
        if (retries > 0) {
            lines.add("RETRY " + retries + " backoff=0ms");
        }
        switch (onFail) {
            case ABORT -> {}
            case SKIP -> lines.add("ON_FAIL skip");
            case FALLBACK -> lines.add("ON_FAIL fallback " + name + "f");
            case ESCALATE -> lines.add("ON_FAIL escalate");
        }
        if (undone) {
            lines.add("COMPENSATE " + name + "u");
        }
        String acl = "  " + String.join("\n    ", lines) + "\n";
        if (onFail == OnFail.FALLBACK) {
            acl += "  STEP " + name + "f: ASSIGN builder INPUT n = 5 OUTPUT v: number ON_FAIL skip\n";
        }
        return undone ? acl + "  STEP " + name + "u: ASSIGN operator\n" : acl;
    }
}
