package dev.aimos.core.expr;

import dev.aimos.Json;
import dev.aimos.plan.ValueType;
import dev.aimos.plan.ValueType.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random expressions that mostly have the types they need, so that evaluating them goes deep. */
final class TypedExprs {
    /** One name for each type. */
    static final Map<String, ValueType> ROOTS = Map.of(
            "t", ValueType.TEXT,
            "n", ValueType.NUMBER,
            "b", ValueType.BOOLEAN,
            "o", ValueType.OBJECT,
            "lt", ValueType.listOf(ValueType.TEXT),
            "ln", ValueType.listOf(ValueType.NUMBER),
            "lb", ValueType.listOf(ValueType.BOOLEAN),
            "lo", ValueType.listOf(ValueType.OBJECT),
            "ll", ValueType.listOf(ValueType.LIST));

    private static final List<ValueType> TYPES = List.of(
            ValueType.TEXT, ValueType.NUMBER, ValueType.BOOLEAN, ValueType.OBJECT, ValueType.LIST, ValueType.ANY);

    private final Random random;
    private final Exprs any;

    TypedExprs(Random random) {
        this.random = random;
        this.any = new Exprs(random);
    }

    Expr expr(int depth) {
        return expr(pick(TYPES), depth);
    }

    Expr expr(ValueType type, int depth) {
        if (random.nextInt(40) == 0) {
            return any.expr(1);
        }
        if (type.kind() == Kind.ANY) {
            return expr(pick(TYPES.subList(0, 5)), depth);
        }
        if (depth > 0 && random.nextInt(3) > 0) {
            List<Function> fit = Functions.all().stream()
                    .filter(function -> gives(function, type))
                    .toList();
            if (!fit.isEmpty()) {
                return call(pick(fit), depth);
            }
        }
        if (depth > 0 && random.nextInt(3) == 0) {
            return joined(type, depth);
        }
        return leaf(type, depth);
    }

    private boolean gives(Function function, ValueType type) {
        List<ValueType> first = new ArrayList<>();
        for (int i = 0; i < function.least(); i++) {
            first.add(function.parameter(i).types().get(0));
        }
        return type.accepts(function.typing().of(first));
    }

    private Expr call(Function function, int depth) {
        int most = Math.min(function.most(), function.least() + 2);
        int count = function.least() + random.nextInt(most - function.least() + 1);
        List<Expr> arguments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<ValueType> types = function.parameter(i).types();
            ValueType type = count > 1 && function.most() == Function.MANY ? ValueType.NUMBER : pick(types);
            arguments.add(
                    function.name().equals("parse_json")
                            ? new Expr.Apply("json", List.of(expr(depth - 1)), Span.NONE)
                            : expr(type, depth - 1));
        }
        return new Expr.Apply(function.name(), arguments, Span.NONE);
    }

    private Expr joined(ValueType type, int depth) {
        return switch (type.kind()) {
            case NUMBER ->
                binary(
                        List.of(Operator.PLUS, Operator.MINUS, Operator.TIMES, Operator.DIVIDED, Operator.MODULO),
                        ValueType.NUMBER,
                        depth);
            case TEXT ->
                random.nextBoolean()
                        ? Texts.joined(List.of(expr(depth - 1), leaf(type, 0), expr(depth - 1)), Span.NONE)
                        : binary(List.of(Operator.PLUS), type, depth);
            case BOOLEAN ->
                switch (random.nextInt(4)) {
                    case 0 -> new Expr.Not(expr(type, depth - 1), Span.NONE);
                    case 1 -> binary(List.of(Operator.AND, Operator.OR), type, depth);
                    case 2 ->
                        binary(
                                List.of(Operator.EQUAL, Operator.UNEQUAL, Operator.LESS, Operator.AT_LEAST),
                                random.nextBoolean() ? ValueType.NUMBER : ValueType.TEXT,
                                depth);
                    default ->
                        new Expr.Binary(Operator.IN, expr(depth - 1), expr(ValueType.LIST, depth - 1), Span.NONE);
                };
            case LIST -> binary(List.of(Operator.PLUS), type, depth);
            default -> new Expr.Binary(Operator.DEFAULT, any.expr(1), expr(type, depth - 1), Span.NONE);
        };
    }

    private Expr binary(List<Operator> operators, ValueType of, int depth) {
        return new Expr.Binary(pick(operators), expr(of, depth - 1), expr(of, depth - 1), Span.NONE);
    }

    private Expr leaf(ValueType type, int depth) {
        List<String> names = ROOTS.keySet().stream()
                .filter(name -> type.accepts(ROOTS.get(name)))
                .sorted()
                .toList();
        if (random.nextInt(3) > 0 && !names.isEmpty()) {
            return new Expr.Name(pick(names), Span.NONE);
        }
        return switch (type.kind()) {
            case NUMBER -> new Expr.Literal(Json.of(random.nextInt(6)), Span.NONE);
            case BOOLEAN -> new Expr.Literal(Json.of(random.nextBoolean()), Span.NONE);
            case TEXT -> new Expr.Literal(Json.of(any.string()), Span.NONE);
            case OBJECT -> new Expr.Fields(Map.of("a", expr(Math.max(0, depth - 1))), Span.NONE);
            default -> new Expr.Items(List.of(expr(Types.item(type), 0), expr(Types.item(type), 0)), Span.NONE);
        };
    }

    /** Values of the types of {@link #ROOTS}. */
    Map<String, Json> roots() {
        return Map.of(
                "t", Json.of(any.string()),
                "n", Json.of(random.nextInt(100) * 0.25 - 5),
                "b", Json.of(random.nextBoolean()),
                "o", Json.from(Map.of("a", any.json(2), "best", 1)),
                "lt", Json.from(List.of(any.string(), "a", "b", "a")),
                "ln", Json.from(List.of(3, 1, 2.5, random.nextInt(5))),
                "lb", Json.from(List.of(true, random.nextBoolean())),
                "lo", Json.from(List.of(Map.of("a", 1, "best", "x"), Map.of("a", any.json(1)))),
                "ll", Json.from(List.of(List.of(1, 2), List.of("x"), List.of())));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
