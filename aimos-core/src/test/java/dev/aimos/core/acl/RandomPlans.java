package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plans made up at random, sound ones among them. */
final class RandomPlans {
    private static final List<String> ODD =
            List.of("", "a b", "STEP", "true", "\u0000", "\uD800", "x".repeat(200), "a-", "${", "index", "ünï");
    private static final List<ValueType> TYPES = List.of(
            ValueType.TEXT,
            ValueType.NUMBER,
            ValueType.BOOLEAN,
            ValueType.ANY,
            ValueType.LIST,
            ValueType.listOf(ValueType.NUMBER));

    private static final long[] AMOUNTS = {1L << 53, (1L << 53) - 1, 1_234_567_890_123_457L};

    private final Random random;
    private final boolean wild;

    /**
     * A source of plans.
     *
     * @param wild whether they are of anything, and not sound but for circles and missing names
     */
    RandomPlans(Random random, boolean wild) {
        this.random = random;
        this.wild = wild;
    }

    Plan plan() {
        int plans = random.nextInt(3);
        List<Plan> called = new ArrayList<>();
        for (int i = 0; i < plans; i++) {
            called.add(plan("c" + i, List.of()));
        }
        return plan("p", called);
    }

    private Plan plan(String name, List<Plan> called) {
        List<Step> steps = new ArrayList<>();
        int size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            steps.add(step("s" + i, wild || random.nextInt(20) == 0 ? size : i));
            if (!wild && i > 0 && random.nextInt(3) == 0) {
                boolean undoes = random.nextBoolean();
                StepBuilder builder = builder(steps.removeLast());
                steps.add((undoes ? builder.compensate("t" + i) : builder.onFail(new Step.OnFail.Fallback("t" + i)))
                        .build());
                steps.add(
                        Step.named("t" + i).assign("critic", "", expression(i)).build());
            }
        }
        if (!wild) {
            Collections.shuffle(steps, random);
        }
        return new Plan(
                name(name),
                odd() ? "\u0000" : "",
                odd()
                        ? List.of(new Plan.Input(name("i0"), type(), Optional.of(Json.of(random.nextInt(3))), ""))
                        : List.of(),
                odd() ? List.of(new Plan.Result(name("r0"), type(), expression(size))) : List.of(),
                odd() ? List.of(new Plan.Role(name("w"), "llm", Json.Obj.EMPTY, Optional.empty(), "")) : List.of(),
                odd() ? budget() : Budget.NONE,
                odd() ? List.of(new Plan.Pool(name("q"), budget(), Plan.Policy.FAIR)) : List.of(),
                odd() ? Optional.of(Duration.ofSeconds(random.nextInt(20) - 2)) : Optional.empty(),
                odd()
                        ? Optional.of(new Plan.Amendment(expression(size), Optional.of(expression(size))))
                        : Optional.empty(),
                steps,
                called);
    }

    private static StepBuilder builder(Step step) {
        StepBuilder builder = Step.named(step.name())
                .work(step.work())
                .requires(step.requires().toArray(new String[0]));
        step.inputs().forEach((name, value) -> builder.input(name, value.text()));
        return builder;
    }

    private boolean odd() {
        return wild && random.nextInt(4) == 0;
    }

    private String name(String usual) {
        return wild && random.nextInt(25) == 0 ? ODD.get(random.nextInt(ODD.size())) : usual;
    }

    private String other(int size) {
        return name("s" + random.nextInt(size + (wild ? 1 : 0)));
    }

    private ValueType type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private Budget budget() {
        return Budget.NONE.with(
                List.of(Resource.values()).get(random.nextInt(4)),
                random.nextInt(5) == 0 ? AMOUNTS[random.nextInt(AMOUNTS.length)] : random.nextInt(1_000));
    }

    private Expression expression(int size) {
        String of = size == 0 ? "run" : "steps." + other(size) + ".out";
        return new Expression(
                switch (random.nextInt(wild ? 14 : 4)) {
                    case 0 -> size == 0 ? "run.id" : of + ".x";
                    case 1 -> size == 0 ? "1 + 2" : "exists(" + of + ".y)";
                    case 2 -> size == 0 ? "\"b\"" : "\"a ${" + of + ".x ?? 1}\"";
                    case 3 -> "[1, 2]";
                    case 4 -> "out.x > 3 and out.x < 2";
                    case 5 -> "1 +";
                    case 6 -> "";
                    case 7 -> "inputs.i0 == " + of;
                    case 8 -> "v + index";
                    case 9 -> "change.added";
                    case 10 -> "budget.tokens.left / 0";
                    case 11 -> "(".repeat(1_000);
                    case 12 -> "steps";
                    default -> "\uD800";
                });
    }

    private Step step(String name, int size) {
        StepBuilder step = Step.named(name(name)).description(odd() ? "\uD800" : "");
        for (int i = size == 0 ? 0 : random.nextInt(3); i > 0; i--) {
            step.requires(other(size));
        }
        switch (random.nextInt(wild ? 4 : 2)) {
            case 0 -> step.assign("planner", "", expression(size));
            case 1 -> step.assign(wild ? name("w") : "critic");
            case 2 -> step.call(name("c" + random.nextInt(3)));
            default -> {}
        }
        if (random.nextInt(4) == 0) {
            step.input(name("i"), expression(size).text());
        }
        if (wild && size > 0 && random.nextInt(6) == 0) {
            step.onFail(new Step.OnFail.Fallback(other(size)));
        }
        if (wild && size > 0 && random.nextInt(6) == 0) {
            step.compensate(other(size));
        }
        return wild ? more(step, size).build() : step.build();
    }

    private StepBuilder more(StepBuilder step, int size) {
        if (odd()) {
            step.output(name("x"), type()).output(name("x"), type());
        }
        if (odd()) {
            step.gate(new Step.Gate(name(""), expression(size), Optional.of(expression(size))));
        }
        if (odd()) {
            step.when(expression(size).text());
        }
        if (odd()) {
            step.forEach(new Step.ForEach(name("v"), expression(size), random.nextInt(4) - 1));
        }
        if (odd()) {
            step.budget(budget()).pool(name("q"), random.nextInt(3));
        }
        if (odd()) {
            step.retry(Step.Retry.times(random.nextInt() & Integer.MAX_VALUE));
        }
        if (odd()) {
            step.timeout(Duration.ofSeconds(random.nextBoolean() ? random.nextLong() : random.nextInt(9)));
        }
        if (odd()) {
            step.onFail(new Step.OnFail.Escalate(Optional.of(expression(size))));
        }
        if (odd()) {
            step.approval(new Step.Approval(
                    expression(size),
                    Optional.of(name("operator")),
                    Optional.of(Duration.ofSeconds(random.nextInt(9) - 1))));
        }
        return step;
    }
}
