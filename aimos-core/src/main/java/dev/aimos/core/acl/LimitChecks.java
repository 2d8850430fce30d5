package dev.aimos.core.acl;

import dev.aimos.plan.Budget;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks that a plan is no larger than plans may be, and that its numbers are such as make sense. */
final class LimitChecks {
    static final int MOST_STEPS = 200_000;
    static final int MOST_PLANS = 10_000;
    static final int MOST_PARTS = 1_000;
    static final int LONGEST_DESCRIPTION = 10_000;
    static final int MOST_RETRIES = 10_000;
    static final int DEEPEST_TYPE = 16;

    /** About a hundred years: a longer time could be written, but not read again. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private static final long LONGEST_MICROS = AmountText.micros(LONGEST);

    private final Subject subject;
    private final Findings findings;

    LimitChecks(Subject subject) {
        this.subject = subject;
        this.findings = subject.findings();
    }

    /** Whether a plan and those it calls are small enough to be looked at further. */
    static boolean smallEnough(Plan plan, Findings findings) {
        long steps = plan.steps().size();
        for (Plan called : plan.plans()) {
            steps += called.steps().size();
            if (!called.plans().isEmpty()) {
                findings.error(
                        "plan:" + called.name() + "/plan",
                        "plan-nested",
                        "plan " + Shown.name(called.name())
                                + " has plans of its own, which only the plan that runs can have",
                        "move them to the plan that runs");
            }
        }
        if (steps > MOST_STEPS) {
            findings.error(
                    "plan",
                    "too-many-steps",
                    "a plan has at most " + MOST_STEPS
                            + " steps, those of the plans it calls included, but this one has " + steps,
                    "do the same for each item of a list with FOR_EACH, or run several plans");
        }
        if (plan.plans().size() > MOST_PLANS) {
            findings.error(
                    "plan",
                    "too-many",
                    "a plan has at most " + MOST_PLANS + " plans that it calls, but this one has "
                            + plan.plans().size(),
                    null);
        }
        return steps <= MOST_STEPS && plan.plans().size() <= MOST_PLANS && shallow(plan, findings);
    }

    /** Whether no type is nested so deeply that looking at it would be. */
    private static boolean shallow(Plan plan, Findings findings) {
        boolean shallow = shallowOne(plan, "", findings);
        for (Plan called : plan.plans()) {
            shallow &= shallowOne(called, "plan:" + called.name() + "/", findings);
        }
        return shallow;
    }

    private static boolean shallowOne(Plan plan, String prefix, Findings findings) {
        boolean shallow = true;
        for (Plan.Input input : plan.inputs()) {
            shallow &= shallow(input.type(), () -> prefix + "input:" + input.name(), findings);
        }
        for (Plan.Result result : plan.results()) {
            shallow &= shallow(result.type(), () -> prefix + "result:" + result.name(), findings);
        }
        for (Step step : plan.steps()) {
            for (Step.Output output : step.outputs()) {
                shallow &= shallow(
                        output.type(), () -> prefix + "step:" + step.name() + "/output:" + output.name(), findings);
            }
        }
        return shallow;
    }

    private static boolean shallow(ValueType type, Supplier<String> key, Findings findings) {
        ValueType inner = type;
        for (int depth = 0; depth <= DEEPEST_TYPE; depth++) {
            if (inner.item().isEmpty()) {
                return true;
            }
            inner = inner.item().get();
        }
        findings.error(
                key.get(),
                "type-too-deep",
                "lists within lists are at most " + DEEPEST_TYPE + " deep",
                "declare it as any");
        return false;
    }

    void check() {
        Plan plan = subject.plan();
        count("plan", plan.inputs().size(), "inputs", subject.shown());
        count("plan", plan.results().size(), "OUTPUTs", subject.shown());
        count("plan", plan.roles().size(), "roles", subject.shown());
        count("plan", plan.pools().size(), "pools", subject.shown());
        description("plan", plan.description());
        positive(subject.key("timeout"), "the TIMEOUT", subject.shown(), plan.timeout());
        time(subject.key("budget"), subject.shown(), plan.budget());
        plan.pools()
                .forEach(pool -> time(
                        subject.key("pool:" + pool.name()),
                        "pool " + Shown.name(pool.name()) + " of " + subject.shown(),
                        pool.limit()));
        if (plan.steps().isEmpty()) {
            findings.warning(subject.key("plan"), "plan-empty", subject.shown() + " has no steps", null);
        }
        plan.inputs().forEach(input -> description("input:" + input.name(), input.description()));
        for (Plan.Role role : plan.roles()) {
            description("role:" + role.name(), role.description());
            role.breaker().ifPresent(breaker -> breaker(role, breaker));
        }
        for (int step = 0; step < subject.size(); step++) {
            step(step);
        }
    }

    private void step(int number) {
        Step step = subject.step(number);
        if (step.inputs().size() > MOST_PARTS
                || step.outputs().size() > MOST_PARTS
                || step.gates().size() > MOST_PARTS) {
            String place = "step:" + step.name();
            count(place, step.inputs().size(), "inputs", subject.shown(number));
            count(place, step.outputs().size(), "outputs", subject.shown(number));
            count(place, step.gates().size(), "gates", subject.shown(number));
        }
        if (step.description().length() > LONGEST_DESCRIPTION) {
            description("step:" + step.name(), step.description());
        }
        if (step.timeout().isPresent()) {
            positive(subject.key(number, "timeout"), "the TIMEOUT", subject.shown(number), step.timeout());
        }
        if (!step.budget().isEmpty()) {
            time(subject.key(number, "budget"), subject.shown(number), step.budget());
        }
        step.approval()
                .ifPresent(asked -> positive(
                        subject.key(number, "approve"),
                        "the time within which to APPROVE",
                        subject.shown(number),
                        asked.within()));
        if (step.forEach().isPresent() && step.forEach().orElseThrow().parallel() < 0) {
            findings.error(
                    subject.key(number, "for_each"),
                    "out-of-range",
                    "the items of " + subject.shown(number) + " that are done at the same time must be at least 1",
                    "leave parallel out for all at the same time");
        }
        if (step.retry().times() > MOST_RETRIES) {
            findings.error(
                    subject.key(number, "retry"),
                    "out-of-range",
                    subject.shown(number) + " may be tried again at most " + MOST_RETRIES + " times",
                    null);
        }
        if (step.retry().max().compareTo(LONGEST) > 0) {
            findings.error(
                    subject.key(number, "retry"),
                    "out-of-range",
                    "the waits between the attempts of " + subject.shown(number) + " must be no longer than "
                            + LONGEST.toDays() + " days",
                    null);
        }
    }

    private void time(String key, String of, Budget budget) {
        if (budget.amount(Resource.TIME) > LONGEST_MICROS) {
            findings.error(
                    key,
                    "out-of-range",
                    "the time in the budget of " + of + " must be no longer than " + LONGEST.toDays() + " days",
                    "leave it out if it is not to be limited");
        }
    }

    private void breaker(Plan.Role role, Plan.Breaker breaker) {
        String key = subject.key("role:" + role.name());
        if (breaker.failures() < 1) {
            findings.error(
                    key,
                    "out-of-range",
                    "the BREAKER of role " + Shown.name(role.name()) + " must allow at least 1 failure",
                    "write BREAKER failures=1 or more");
        }
        positive(
                key, "the cooldown of the BREAKER", "role " + Shown.name(role.name()), Optional.of(breaker.cooldown()));
    }

    private void positive(String key, String what, String of, Optional<Duration> time) {
        if (time.isPresent()
                && (time.get().isNegative() || time.get().isZero() || time.get().compareTo(LONGEST) > 0)) {
            findings.error(
                    key,
                    "out-of-range",
                    what + " of " + of + " must be longer than zero, and no longer than " + LONGEST.toDays() + " days",
                    null);
        }
    }

    private void count(String place, int count, String what, String of) {
        if (count > MOST_PARTS) {
            findings.error(
                    subject.key(place),
                    "too-many",
                    of + " has " + count + " " + what + ", but at most " + MOST_PARTS + " may be",
                    null);
        }
    }

    private void description(String place, String text) {
        if (text.length() > LONGEST_DESCRIPTION) {
            findings.error(
                    subject.key(place),
                    "text-too-long",
                    "a description has at most " + LONGEST_DESCRIPTION + " characters, but this one has "
                            + text.length(),
                    null);
        }
    }
}
