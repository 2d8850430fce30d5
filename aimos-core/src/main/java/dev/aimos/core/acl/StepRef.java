package dev.aimos.core.acl;

import dev.aimos.core.expr.Ref;

/** What a reference says of a step: {@code steps.NAME.out.FIELD} or {@code steps.NAME.status}. */
final class StepRef {
    private StepRef() {}

    /** Whether it names a step. */
    static boolean isStep(Ref ref) {
        return ref.path().size() > 1 && ref.path().getFirst().equals("steps");
    }

    /** The step it names. */
    static String step(Ref ref) {
        return ref.path().get(1);
    }

    /** Whether it reads outputs of the step, and they must be there. */
    static boolean needsOutputs(Ref ref) {
        return !ref.optional() && !(ref.path().size() > 2 && ref.path().get(2).equals("status"));
    }
}
