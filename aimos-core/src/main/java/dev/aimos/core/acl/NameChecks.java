package dev.aimos.core.acl;

import dev.aimos.core.expr.Words;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Checks that the names of a plan are well formed, are no words of the language, and are each given once. */
final class NameChecks {
    /** Words of expressions. */
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "in", "true", "false", "null", "True", "False", "None");

    /** What names in expressions begin with. */
    private static final Set<String> ROOTS =
            Set.of("inputs", "steps", "out", "output", "index", "run", "budget", "change");

    private final Subject subject;
    private final Findings findings;

    NameChecks(Subject subject) {
        this.subject = subject;
        this.findings = subject.findings();
    }

    void check() {
        Plan plan = subject.plan();
        name("plan", plan.name(), () -> subject.key("plan"));
        unique("input", "input:", plan.inputs().stream().map(Plan.Input::name).toList());
        unique(
                "OUTPUT",
                "result:",
                plan.results().stream().map(Plan.Result::name).toList());
        unique("pool", "pool:", plan.pools().stream().map(Plan.Pool::name).toList());
        unique("role", "role:", plan.roles().stream().map(Plan.Role::name).toList());
        for (Plan.Role role : plan.roles()) {
            if (!role.kind().isEmpty()) {
                name("kind of a role", role.kind(), () -> subject.key("role:" + role.name()));
            }
        }
        for (int step = 0; step < subject.size(); step++) {
            step(step);
        }
        if (subject.main()) {
            plans();
        }
    }

    private void plans() {
        Set<String> seen = new HashSet<>(Set.of(subject.plan().name()));
        for (Plan called : subject.plan().plans()) {
            if (!seen.add(called.name())) {
                twice("the text", "plan", called.name(), "plan:" + called.name() + "/plan");
            }
        }
    }

    private void unique(String what, String place, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            name(what, name, () -> subject.key(place + name));
            if (!seen.add(name)) {
                twice(subject.shown(), what, name, subject.key(place + name));
            }
        }
    }

    private void twice(String of, String what, String name, String key) {
        findings.error(
                key,
                "duplicate-name",
                of + " has more than one " + what + " named " + Shown.name(name),
                "rename one of them");
    }

    private void step(int number) {
        Step step = subject.step(number);
        name("step", step.name(), () -> subject.key(number));
        if (subject.graph().number(step.name()) != number) {
            twice(subject.shown(), "step", step.name(), subject.key(number));
        }
        for (String input : step.inputs().keySet()) {
            name("input", input, () -> subject.key(number, "input:" + input));
        }
        if (!step.outputs().isEmpty()) {
            outputs(number, step.outputs());
        }
        if (!step.gates().isEmpty()) {
            gates(number, step.gates());
        }
        if (step.work() instanceof Step.Work.Assign assign && !assign.action().isEmpty()) {
            name("function of a role", assign.action(), () -> subject.key(number, "assign"));
        }
        step.forEach().ifPresent(each -> variable(number, each.variable()));
    }

    private void outputs(int number, List<Step.Output> outputs) {
        Set<String> seen = new HashSet<>();
        for (Step.Output output : outputs) {
            name("output", output.name(), () -> subject.key(number, "output:" + output.name()));
            if (!seen.add(output.name())) {
                twice(subject.shown(number), "output", output.name(), subject.key(number, "output:" + output.name()));
            }
        }
    }

    private void gates(int number, List<Step.Gate> gates) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < gates.size(); i++) {
            String name = gates.get(i).name();
            String place = "gate:" + i;
            if (!name.isEmpty()) {
                name("gate", name, () -> subject.key(number, place));
                if (!seen.add(name)) {
                    twice(subject.shown(number), "gate", name, subject.key(number, place));
                }
            }
        }
    }

    private void variable(int number, String variable) {
        name("variable of FOR_EACH", variable, () -> subject.key(number, "for_each"));
        if (ROOTS.contains(variable)) {
            findings.error(
                    subject.key(number, "for_each"),
                    "name-reserved",
                    "the variable of FOR_EACH of " + subject.shown(number) + " cannot be named '" + variable
                            + "', which means something else in expressions",
                    "choose another name");
        }
    }

    private void name(String what, String name, Supplier<String> place) {
        if (Words.isName(name) && !WORDS.contains(name)) {
            return;
        }
        String key = place.get();
        if (name.length() > Words.LONGEST_NAME) {
            findings.error(
                    key,
                    "name-too-long",
                    "a name has at most " + Words.LONGEST_NAME + " characters, but " + Shown.name(name) + " has "
                            + name.length(),
                    "choose a shorter one");
        } else if (Words.KEYWORDS.contains(name) || WORDS.contains(name)) {
            findings.error(
                    key,
                    "name-reserved",
                    "a " + what + " cannot be named " + Shown.name(name) + ", which is a word of the language",
                    "choose another name");
        } else {
            findings.error(
                    key,
                    "name-malformed",
                    "a " + what + " cannot be named " + Shown.name(name)
                            + ": a name begins with a letter from a to z or A to Z, and goes on with letters, digits and '_',"
                            + " or '-' before one of these",
                    "choose another name");
        }
    }
}
