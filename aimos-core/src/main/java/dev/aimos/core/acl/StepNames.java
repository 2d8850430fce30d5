package dev.aimos.core.acl;

import dev.aimos.core.acl.Meaning.Known;
import dev.aimos.core.acl.Meaning.Unknown;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.util.List;

/** What {@code steps.NAME.out.FIELD} and {@code steps.NAME.status} stand for. */
final class StepNames {
    private final Subject subject;

    StepNames(Subject subject) {
        this.subject = subject;
    }

    /**
     * What a path that begins with {@code steps} stands for.
     *
     * @param reader the step in whose expressions it stands; -1 if it stands in the plan's
     */
    Meaning meaning(int reader, List<String> path) {
        if (path.size() == 1) {
            return new Unknown(
                    "step-not-named", "'steps' alone is nothing: a step must be named", "write steps.NAME.out", false);
        }
        String name = path.get(1);
        int step = subject.graph().number(name);
        if (step < 0) {
            return new Unknown(
                    "unknown-step",
                    subject.shown() + " has no step " + Shown.name(name),
                    subject.findings().didYouMean(name, subject.graph().names()),
                    false);
        }
        if (path.size() == 2) {
            return new Unknown(
                    "unknown-member",
                    "of a step there are 'out' and 'status', one of which must be named",
                    "did you mean 'steps." + name + ".out'?",
                    false);
        }
        return switch (path.get(2)) {
            case "status" -> new Known(ValueType.TEXT, 3);
            case "out" ->
                path.size() == 3
                        ? new Known(ValueType.OBJECT, 3)
                        : output(step, path.get(3), !subject.around().undoes(reader, step), 4);
            default -> notOfAStep(step, name, path.get(2));
        };
    }

    private Unknown notOfAStep(int step, String name, String member) {
        boolean output = subject.outputs(step).types().containsKey(member) || member.equals("output");
        return new Unknown(
                "unknown-member",
                "of a step there are 'out' and 'status', but no " + Shown.name(member),
                output
                        ? "did you mean 'steps." + name + ".out" + (member.equals("output") ? "" : "." + member) + "'?"
                        : subject.findings().didYouMean(member, List.of("out", "status")),
                false);
    }

    /**
     * What an output of a step stands for.
     *
     * @param all whether it is that of all items, if the step is done for each of a list
     * @param length of the path that leads to it
     */
    Meaning output(int number, String name, boolean all, int length) {
        Step step = subject.step(number);
        StepOutputs outputs = subject.outputs(number);
        ValueType type = outputs.types().get(name);
        if (type == null && !outputs.open()) {
            return unknown(number, outputs, name);
        }
        ValueType one = type == null ? ValueType.ANY : type;
        return new Known(all && step.forEach().isPresent() ? ValueType.listOf(one) : one, length);
    }

    private Unknown unknown(int number, StepOutputs outputs, String name) {
        Subject called = subject.called(number);
        String nearest = subject.findings().didYouMean(name, outputs.types().keySet());
        String suggestion;
        if (nearest != null) {
            suggestion = nearest;
        } else if (called != null) {
            Plan plan = called.plan();
            suggestion = "plan " + Shown.name(plan.name()) + " must declare it: OUTPUT " + name + " = …";
        } else if (subject.step(number).work() instanceof Step.Work.Nothing) {
            suggestion = "a step without ASSIGN and CALL gives its inputs: INPUT " + name + " = …";
        } else {
            suggestion = "declare it there: OUTPUT " + name + ": any";
        }
        return new Unknown(
                "unknown-output", subject.shown(number) + " declares no output " + Shown.name(name), suggestion, true);
    }
}
