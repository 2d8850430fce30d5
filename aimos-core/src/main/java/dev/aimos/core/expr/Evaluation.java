package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One evaluation of an expression. */
final class Evaluation {
    /** Deeper than any expression that was read; those made by programs may be. */
    private static final int DEEPEST = 400;

    private final Scope scope;
    private final Meter meter = new Meter();
    private int depth;

    Evaluation(Scope scope) {
        this.scope = scope;
    }

    Meter meter() {
        return meter;
    }

    /** The value of an expression; stops if it has none. */
    Json value(Expr expr) {
        if (++depth > DEEPEST) {
            throw Stop.because("too-deep", "the expression is nested deeper than " + DEEPEST);
        }
        meter.make(1);
        Json value = switch (expr) {
            case Expr.Literal literal -> literal.value();
            case Expr.Quantity quantity -> Values.number(quantity.value());
            case Expr.Name name -> lookup(List.of(name.name().equals("output") ? "out" : name.name()));
            case Expr.Member member -> member(member);
            case Expr.Index index -> index(index);
            case Expr.Reference reference -> value(reference.inner());
            case Expr.Binary binary -> binary(binary);
            case Expr.Not not -> Json.of(!truth(value(not.of()), "not"));
            case Expr.Negate negate -> negative(value(negate.of()));
            case Expr.Apply apply -> apply(apply);
            case Expr.Text text -> text(text);
            case Expr.Items items -> items(items);
            case Expr.Fields fields -> fields(fields);
        };
        depth--;
        return value;
    }

    /** The value of an expression; null if something that it names is missing. */
    @Nullable
    Json present(Expr expr) {
        int before = depth;
        try {
            return value(expr);
        } catch (Stop stop) {
            if (!stop.failed().missing()) {
                throw stop;
            }
            depth = before;
            return null;
        }
    }

    private Json lookup(List<String> path) {
        return switch (scope.lookup(path)) {
            case Result.Value found -> found.json();
            case Result.Failed failed -> throw new Stop(failed);
        };
    }

    private Json member(Expr.Member member) {
        List<String> path = Paths.of(member);
        return path != null ? lookup(path) : Values.member(value(member.of()), member.name());
    }

    private Json index(Expr.Index index) {
        List<String> path = Paths.of(index);
        if (path != null) {
            return lookup(path);
        }
        Json of = value(index.of());
        Json key = value(index.index());
        if (of instanceof Json.Null) {
            throw Stop.missing("null has no items and no fields");
        }
        if (key instanceof Json.Str name) {
            return Values.member(of, name.value());
        }
        if (!(of instanceof Json.Arr list && key instanceof Json.Num number)) {
            throw Stop.because(
                    "type-mismatch",
                    "[…] takes an item of a list by its number or a field of an object by its name, not "
                            + Values.kind(of) + " and " + Values.kind(key));
        }
        if (number.value() != Math.rint(number.value()) || number.value() < 0) {
            throw Stop.because("bad-argument", "the number of an item is a whole number from 0 on");
        }
        if (number.value() >= list.items().size()) {
            throw Stop.missing("there is no item " + Values.shown(number, meter) + " in a list of "
                    + list.items().size());
        }
        return list.items().get((int) number.value());
    }

    private Json binary(Expr.Binary binary) {
        return switch (binary.operator()) {
            case DEFAULT -> {
                Json left = present(binary.left());
                yield left == null || left instanceof Json.Null ? value(binary.right()) : left;
            }
            case AND -> Json.of(truth(value(binary.left()), "and") && truth(value(binary.right()), "and"));
            case OR -> Json.of(truth(value(binary.left()), "or") || truth(value(binary.right()), "or"));
            default -> {
                Json left = value(binary.left());
                yield Operators.apply(binary.operator(), left, value(binary.right()), meter);
            }
        };
    }

    private static boolean truth(Json value, String operator) {
        if (value instanceof Json.Bool truth) {
            return truth.value();
        }
        throw Stop.because("type-mismatch", operator + " takes booleans, but has " + Values.kind(value));
    }

    private static Json negative(Json value) {
        if (value instanceof Json.Num number) {
            return Json.of(-number.value());
        }
        throw Stop.because("type-mismatch", "- takes a number, but has " + Values.kind(value));
    }

    private Json apply(Expr.Apply apply) {
        Function function = Functions.get(apply.function());
        if (function == null || !function.takes(apply.arguments().size())) {
            throw Stop.because(
                    "bad-function",
                    Functions.complaint(apply.function(), apply.arguments().size()));
        }
        return function.body().apply(new Arguments(this, function, apply.arguments()));
    }

    private Json text(Expr.Text text) {
        StringBuilder whole = new StringBuilder();
        for (Expr part : text.parts()) {
            whole.append(Values.shown(value(part), meter));
        }
        return Json.of(whole.toString());
    }

    private Json items(Expr.Items items) {
        List<Json> values = new ArrayList<>(items.items().size());
        for (Expr item : items.items()) {
            values.add(value(item));
        }
        return new Json.Arr(values);
    }

    private Json fields(Expr.Fields fields) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (Map.Entry<String, Expr> member : fields.members().entrySet()) {
            members.put(member.getKey(), value(member.getValue()));
        }
        return new Json.Obj(members);
    }
}
