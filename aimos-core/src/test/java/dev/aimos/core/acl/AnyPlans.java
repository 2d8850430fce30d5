package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.expr.Expressions;
import dev.aimos.plan.Budget;
import dev.aimos.plan.Expression;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import dev.aimos.plan.StepBuilder;
import dev.aimos.plan.ValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Plans made up at random: every element, every default, texts with anything in them. They need not be sound. */
final class AnyPlans {
    private static final List<String> EXPRESSIONS = List.of(
            "inputs.question",
            "${steps.find.out.hits}",
            "out.best >= 0.4 and count(out.hits) > 0",
            "not (a or b) and c != null",
            "-x + 2 * (3 - y) / 4 % 5",
            "steps.a.out.list[0].name ?? \"nothing\"",
            "\"about ${inputs.q}, and ${count(x)} more\"",
            "[1, 2.5, true, null, \"t\"]",
            "{a: 1, \"b c\": [x], d: {}}",
            "a.b.c not in [\"x\", \"y\"]",
            "if(exists(a.b), 5k, 2m)",
            "\"quotes \\\" and \\\\ and \\${ and \\n\"",
            "parallel == policy",
            "index < 3 or by == within");
    private static final List<String> NAMES = List.of(
            "a", "b", "find", "write-up", "x_1", "in", "of", "parallel", "abort", "and", "list", "step", "Z9-z");

    private final Random random;

    AnyPlans(long seed) {
        this.random = new Random(seed);
    }

    Plan plan() {
        return plan(true);
    }

    private Plan plan(boolean main) {
        List<Plan> called = new ArrayList<>();
        for (int i = random.nextInt(3); main && i > 0; i--) {
            called.add(plan(false));
        }
        return new Plan(
                name(),
                text(),
                list(() -> new Plan.Input(name(), type(), optional(this::value), text())),
                list(() -> new Plan.Result(name(), type(), expression())),
                list(() -> new Plan.Role(
                        name(), random.nextBoolean() ? "" : name(), settings(), optional(this::breaker), text())),
                budget(0),
                list(() -> new Plan.Pool(
                        name(), budget(1), random.nextBoolean() ? Plan.Policy.FAIR : Plan.Policy.PRIORITY)),
                optional(this::duration),
                optional(() -> new Plan.Amendment(expression(), optional(this::expression))),
                list(this::step),
                called);
    }

    private Step step() {
        StepBuilder step = Step.named(name()).description(text());
        switch (random.nextInt(3)) {
            case 0 ->
                step.work(new Step.Work.Assign(name(), random.nextBoolean() ? "" : name(), optional(this::expression)));
            case 1 -> step.call(name());
            default -> {}
        }
        list(this::name).forEach(step::requires);
        list(this::name).forEach(input -> step.input(input, expression().text()));
        list(this::name).forEach(output -> step.output(output, type()));
        step.budget(budget(0));
        if (random.nextBoolean()) {
            step.pool(name(), 0);
        }
        step.priority(random.nextInt(7) - 3);
        list(() -> new Step.Gate(random.nextBoolean() ? "" : name(), expression(), optional(this::message)))
                .forEach(step::gate);
        optional(this::expression).ifPresent(condition -> step.when(condition.text()));
        optional(() -> new Step.ForEach(name(), expression(), random.nextInt(5)))
                .ifPresent(step::forEach);
        optional(this::retry).ifPresent(step::retry);
        optional(this::duration).ifPresent(step::timeout);
        step.onFail(
                switch (random.nextInt(4)) {
                    case 0 -> new Step.OnFail.Abort();
                    case 1 -> new Step.OnFail.Skip();
                    case 2 -> new Step.OnFail.Fallback(name());
                    default -> new Step.OnFail.Escalate(optional(this::message));
                });
        optional(this::name).ifPresent(step::compensate);
        optional(() -> new Step.Approval(expression(), optional(this::name), optional(this::duration)))
                .ifPresent(step::approval);
        return step.build();
    }

    private Step.Retry retry() {
        Duration backoff = random.nextInt(4) == 0 ? Duration.ZERO : duration();
        Duration max = random.nextBoolean() ? backoff : backoff.plus(duration());
        return random.nextInt(4) == 0
                ? Step.Retry.times(random.nextInt(5))
                : new Step.Retry(
                        random.nextInt(5), backoff, max, 1 + random.nextInt(40) / 10.0, random.nextInt(11) / 10.0);
    }

    private Plan.Breaker breaker() {
        return new Plan.Breaker(1 + random.nextInt(9), duration());
    }

    private Budget budget(int least) {
        Budget budget = Budget.NONE;
        for (Resource resource : Resource.values()) {
            if (least > 0 || random.nextInt(3) == 0) {
                long amount = switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(3);
                    case 1 -> random.nextInt(1_000) * 1_000L;
                    case 2 -> random.nextInt(1_000) * 1_000_000L;
                    default -> random.nextInt(Integer.MAX_VALUE);
                };
                budget = budget.with(resource, amount);
            }
        }
        return budget;
    }

    private Duration duration() {
        return switch (random.nextInt(6)) {
            case 0 -> Duration.ofNanos(1 + random.nextInt(5_000));
            case 1 -> Duration.ofMillis(1 + random.nextInt(90_000));
            case 2 -> Duration.ofSeconds(1 + random.nextInt(7_200));
            case 3 -> Duration.ofMinutes(1 + random.nextInt(200));
            case 4 -> Duration.ofHours(1 + random.nextInt(100));
            default -> Duration.ofDays(1 + random.nextInt(400));
        };
    }

    private Expression expression() {
        String text = EXPRESSIONS.get(random.nextInt(EXPRESSIONS.size()));
        return new Expression(Expressions.print(Expressions.parse(text)));
    }

    private Expression message() {
        return new Expression(random.nextBoolean() ? "\"about ${inputs.q}: ${out.x}\"" : Written.text(text()));
    }

    private Json.Obj settings() {
        Map<String, Json> settings = new LinkedHashMap<>();
        list(() -> random.nextInt(4) == 0 ? "any key \"" + random.nextInt(9) : name())
                .forEach(key -> settings.put(key, value()));
        return new Json.Obj(settings);
    }

    private Json value() {
        return value(3);
    }

    private Json value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> Json.of(text());
            case 1 -> Json.of(random.nextInt(2_000) - 1_000);
            case 2 -> Json.of(random.nextBoolean() ? random.nextGaussian() * 1e12 : random.nextGaussian() * 1e-12);
            case 3 -> Json.of(random.nextBoolean());
            case 4 -> new Json.Null();
            case 5 -> new Json.Arr(list(() -> value(depth - 1)));
            default -> {
                Map<String, Json> members = new LinkedHashMap<>();
                list(this::text).forEach(key -> members.put(key, value(depth - 1)));
                yield new Json.Obj(members);
            }
        };
    }

    private ValueType type() {
        List<ValueType> simple = List.of(
                ValueType.TEXT, ValueType.NUMBER, ValueType.BOOLEAN, ValueType.OBJECT, ValueType.ANY, ValueType.LIST);
        ValueType type = simple.get(random.nextInt(simple.size()));
        for (int i = random.nextInt(3); i > 0; i--) {
            type = ValueType.listOf(type);
        }
        return type;
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12) - 3; i > 0; i--) {
            switch (random.nextInt(6)) {
                case 0 -> text.append("\"\\$${}\n\r\t#'".charAt(random.nextInt(11)));
                case 1 -> text.append((char) random.nextInt(0x20));
                case 2 -> text.appendCodePoint(0x1F600 + random.nextInt(20));
                case 3 -> text.append("${inputs.x}");
                case 4 -> text.append(random.nextInt(20) == 0 ? "long ".repeat(30) : "\u00E9\u0085");
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    private <T> Optional<T> optional(Supplier<T> value) {
        return random.nextBoolean() ? Optional.empty() : Optional.of(value.get());
    }

    private <T> List<T> list(Supplier<T> item) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            list.add(item.get());
        }
        return list;
    }
}
