package dev.aimos.core.expr;

import static dev.aimos.plan.ValueType.ANY;
import static dev.aimos.plan.ValueType.BOOLEAN;
import static dev.aimos.plan.ValueType.LIST;
import static dev.aimos.plan.ValueType.NUMBER;
import static dev.aimos.plan.ValueType.OBJECT;
import static dev.aimos.plan.ValueType.TEXT;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.expr.Function.Parameter;
import dev.aimos.core.json.JsonReader;
import dev.aimos.plan.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Functions of any values, and of objects. */
final class ValueFunctions {
    private ValueFunctions() {}

    static List<Function> all() {
        Parameter any = Parameter.of("x", ANY);
        Parameter object = Parameter.of("object", OBJECT);
        return List.of(
                new Function("exists", List.of(any), Types.fixed(BOOLEAN), ValueFunctions::exists),
                new Function(
                        "if",
                        List.of(Parameter.of("condition", BOOLEAN), Parameter.of("a", ANY), Parameter.of("b", ANY)),
                        types -> Types.either(types.get(1), types.get(2)),
                        arguments -> arguments.any(arguments.truth(0) ? 1 : 2)),
                new Function(
                        "count",
                        List.of(Parameter.of("x", LIST, TEXT, OBJECT)),
                        Types.fixed(NUMBER),
                        ValueFunctions::count),
                new Function(
                        "contains",
                        List.of(Parameter.of("x", LIST, TEXT), Parameter.of("part", ANY)),
                        Types.fixed(BOOLEAN),
                        ValueFunctions::contains),
                new Function(
                        "text",
                        List.of(any),
                        Types.fixed(TEXT),
                        arguments -> Json.of(Values.shown(arguments.any(0), arguments.meter()))),
                new Function(
                        "json",
                        List.of(any),
                        Types.fixed(TEXT),
                        arguments -> Json.of(Values.canonical(arguments.any(0), arguments.meter()))),
                new Function(
                        "parse_json", List.of(Parameter.of("text", TEXT)), Types.fixed(ANY), ValueFunctions::parseJson),
                new Function("keys", List.of(object), Types.fixed(ValueType.listOf(TEXT)), ValueFunctions::keys),
                new Function("values", List.of(object), Types.fixed(LIST), ValueFunctions::values),
                new Function(
                        "has",
                        List.of(object, Parameter.of("name", TEXT)),
                        Types.fixed(BOOLEAN),
                        arguments -> Json.of(arguments.object(0).members().containsKey(arguments.text(1)))));
    }

    private static Json exists(Arguments arguments) {
        Json value = arguments.present(0);
        return Json.of(value != null && !(value instanceof Json.Null));
    }

    private static Json count(Arguments arguments) {
        Json value = arguments.any(0);
        return switch (value) {
            case Json.Arr list -> Json.of(list.items().size());
            case Json.Obj object -> Json.of(object.members().size());
            case Json.Str text -> TextFunctions.length(text.value(), arguments.meter());
            default -> throw arguments.mismatch(0, value);
        };
    }

    private static Json contains(Arguments arguments) {
        Json in = arguments.any(0);
        Json part = arguments.any(1);
        if (in instanceof Json.Arr || (in instanceof Json.Str && part instanceof Json.Str)) {
            return Json.of(Operators.contains(in, part, arguments.meter()));
        }
        if (in instanceof Json.Str) {
            throw arguments.bad("finds a text in a text, not " + Values.kind(part));
        }
        throw arguments.mismatch(0, in);
    }

    private static Json parseJson(Arguments arguments) {
        String text = arguments.text(0);
        arguments.meter().make(text.length());
        try {
            return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | AimosException e) {
            throw arguments.bad("takes JSON, but its text is none: " + reason(e));
        }
    }

    /** The first line of why: the parser's own words, which tell the place. */
    private static String reason(Exception e) {
        String message = String.valueOf(e.getMessage());
        int line = message.indexOf('\n');
        return Values.shortened(line < 0 ? message : message.substring(0, line));
    }

    /** Sorted, since the order of members is not kept when a value is stored. */
    private static Json keys(Arguments arguments) {
        Json.Obj object = arguments.object(0);
        arguments.meter().make(object.members().size());
        return new Json.Arr(
                object.members().keySet().stream().sorted().map(Json::of).toList());
    }

    private static Json values(Arguments arguments) {
        Json.Obj object = arguments.object(0);
        arguments.meter().make(object.members().size());
        return new Json.Arr(List.copyOf(new TreeMap<>(object.members()).values()));
    }
}
