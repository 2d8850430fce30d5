package dev.aimos.core.expr;

import dev.aimos.Json;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Infers the types of expressions, and tells of what can only fail. */
public final class TypeCheck {
    private final TypeScope scope;
    private final Sink sink;

    private TypeCheck(TypeScope scope, Sink sink) {
        this.scope = scope;
        this.sink = sink;
    }

    /**
     * The type of an expression's value; {@link ValueType#ANY} where it is not known. Tells, as errors, of operators and functions
     * that have operands of types that they never take.
     */
    public static ValueType type(Expr expr, TypeScope scope, Sink sink) {
        return new TypeCheck(scope, sink).type(expr);
    }

    private ValueType type(Expr expr) {
        return switch (expr) {
            case Expr.Literal literal -> ofValue(literal.value());
            case Expr.Quantity quantity -> ValueType.NUMBER;
            case Expr.Text text -> {
                text.parts().forEach(this::type);
                yield ValueType.TEXT;
            }
            case Expr.Items items -> items(items.items());
            case Expr.Fields fields -> {
                fields.members().values().forEach(this::type);
                yield ValueType.OBJECT;
            }
            case Expr.Name name -> path(Paths.of(name), name.span());
            case Expr.Member member -> {
                List<String> path = Paths.of(member);
                yield path != null
                        ? path(path, member.span())
                        : member(type(member.of()), member.name(), member.span());
            }
            case Expr.Index index -> {
                List<String> path = Paths.of(index);
                yield path != null ? path(path, index.span()) : index(index);
            }
            case Expr.Reference reference -> type(reference.inner());
            case Expr.Not not -> {
                require(not.of(), ValueType.BOOLEAN, "not takes a boolean");
                yield ValueType.BOOLEAN;
            }
            case Expr.Negate negate -> {
                require(negate.of(), ValueType.NUMBER, "- takes a number");
                yield ValueType.NUMBER;
            }
            case Expr.Binary binary -> binary(binary);
            case Expr.Apply apply -> apply(apply);
        };
    }

    private static ValueType ofValue(Json value) {
        return switch (value) {
            case Json.Str text -> ValueType.TEXT;
            case Json.Num number -> ValueType.NUMBER;
            case Json.Bool truth -> ValueType.BOOLEAN;
            case Json.Arr list -> ValueType.LIST;
            case Json.Obj object -> ValueType.OBJECT;
            case Json.Null none -> ValueType.ANY;
        };
    }

    private ValueType items(List<Expr> items) {
        if (items.isEmpty()) {
            return ValueType.LIST;
        }
        ValueType item = type(items.get(0));
        for (Expr next : items.subList(1, items.size())) {
            item = Types.either(item, type(next));
        }
        return ValueType.listOf(item);
    }

    /** The type of a path: that of its longest beginning that has one, and what its members have then. */
    private ValueType path(@Nullable List<String> path, Span span) {
        if (path == null) {
            return ValueType.ANY;
        }
        for (int length = path.size(); length > 0; length--) {
            ValueType type = scope.type(path.subList(0, length));
            if (type != null) {
                for (int i = length; i < path.size(); i++) {
                    type = member(type, path.get(i), span);
                }
                return type;
            }
        }
        return ValueType.ANY;
    }

    private ValueType member(ValueType of, String name, Span span) {
        if (!of.accepts(ValueType.OBJECT)) {
            sink.error(
                    "type-mismatch",
                    "a " + of + " has no field '" + Values.shortened(name) + "'",
                    span,
                    of.kind() == ValueType.Kind.LIST
                            ? "take an item first, such as [0], or that field of all items: pluck(…, \""
                                    + Values.shortened(name) + "\")"
                            : "leave the field out, or declare the value as an object");
        }
        return ValueType.ANY;
    }

    private ValueType index(Expr.Index index) {
        ValueType of = type(index.of());
        ValueType key = type(index.index());
        boolean list = of.accepts(ValueType.LIST) && key.accepts(ValueType.NUMBER);
        boolean object = of.accepts(ValueType.OBJECT) && key.accepts(ValueType.TEXT);
        if (!list && !object) {
            sink.error(
                    "type-mismatch",
                    "[…] takes an item of a list by its number or a field of an object by its name, not of a " + of
                            + " by a " + key,
                    index.span(),
                    null);
        }
        return Types.item(of);
    }

    private void require(Expr expr, ValueType wanted, String rule) {
        ValueType type = type(expr);
        if (!wanted.accepts(type)) {
            sink.error("type-mismatch", rule + ", but this is a " + type, expr.span(), null);
        }
    }

    private ValueType binary(Expr.Binary binary) {
        Operator operator = binary.operator();
        if (operator == Operator.AND || operator == Operator.OR) {
            require(binary.left(), ValueType.BOOLEAN, operator.written() + " takes booleans");
            require(binary.right(), ValueType.BOOLEAN, operator.written() + " takes booleans");
            return ValueType.BOOLEAN;
        }
        ValueType left = type(binary.left());
        ValueType right = type(binary.right());
        if (!OperatorTypes.fit(operator, left, right)) {
            sink.error(
                    "type-mismatch",
                    operator.written() + " takes " + OperatorTypes.takes(operator) + ", but has a " + left + " and a "
                            + right,
                    binary.span(),
                    OperatorTypes.advice(operator, left, right));
        } else if ((operator == Operator.DIVIDED || operator == Operator.MODULO)
                && Constant.fold(binary.right()).equals(Constant.ZERO)) {
            sink.error("division-by-zero", "this divides by 0", binary.span(), null);
        }
        return OperatorTypes.result(operator, left, right);
    }

    private ValueType apply(Expr.Apply apply) {
        List<ValueType> types = new ArrayList<>();
        Function function = Functions.get(apply.function());
        for (int i = 0; i < apply.arguments().size(); i++) {
            ValueType type = type(apply.arguments().get(i));
            types.add(type);
            if (function != null && function.takes(apply.arguments().size())) {
                Function.Parameter parameter = function.parameter(i);
                if (parameter.types().stream().noneMatch(wanted -> wanted.accepts(type))) {
                    sink.error(
                            "type-mismatch",
                            apply.function() + " takes as " + parameter.name() + " " + parameter.takes()
                                    + ", but this is a " + type,
                            apply.arguments().get(i).span(),
                            "it is " + function.signature());
                }
            }
        }
        return function != null && function.takes(types.size())
                ? function.typing().of(types)
                : ValueType.ANY;
    }
}
