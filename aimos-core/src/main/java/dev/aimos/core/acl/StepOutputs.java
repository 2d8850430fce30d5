package dev.aimos.core.acl;

import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step gives back, as far as the plan says it.
 *
 * @param types by name; of one attempt, and not of all items of a list
 * @param open whether there may be others
 */
record StepOutputs(Map<String, ValueType> types, boolean open) {
    private static final StepOutputs OPEN = new StepOutputs(Map.of(), true);

    /**
     * What a step gives back.
     *
     * @param called the results of the plan it calls, if it calls one that is there
     */
    static StepOutputs of(Step step, @Nullable Map<String, ValueType> called) {
        boolean nothing = step.work() instanceof Step.Work.Nothing;
        if (step.outputs().isEmpty() && called == null && !nothing) {
            return OPEN;
        }
        Map<String, ValueType> types = new LinkedHashMap<>();
        step.outputs().forEach(output -> types.putIfAbsent(output.name(), output.type()));
        if (called != null) {
            called.forEach(types::putIfAbsent);
        }
        if (nothing) {
            types.putAll(ofNothing(step, types));
        }
        return new StepOutputs(types, false);
    }

    /** What a step that does nothing gives: what it is given, and who approved it. */
    static Map<String, ValueType> ofNothing(Step step, Map<String, ValueType> declared) {
        Map<String, ValueType> types = new LinkedHashMap<>();
        for (String input : step.inputs().keySet()) {
            types.put(input, declared.getOrDefault(input, ValueType.ANY));
        }
        if (step.approval().isPresent()) {
            types.put("approved_by", ValueType.TEXT);
            types.put("note", ValueType.TEXT);
        }
        return types;
    }
}
