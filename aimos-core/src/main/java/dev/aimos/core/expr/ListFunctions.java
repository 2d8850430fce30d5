package dev.aimos.core.expr;

import static dev.aimos.plan.ValueType.BOOLEAN;
import static dev.aimos.plan.ValueType.LIST;
import static dev.aimos.plan.ValueType.NUMBER;
import static dev.aimos.plan.ValueType.OBJECT;
import static dev.aimos.plan.ValueType.TEXT;

import dev.aimos.Json;
import dev.aimos.core.expr.Function.Parameter;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Functions of lists. */
final class ListFunctions {
    private ListFunctions() {}

    static List<Function> all() {
        Parameter list = Parameter.of("list", LIST);
        Parameter truths = Parameter.of("list", ValueType.listOf(BOOLEAN));
        Function.Typing truth = Types.fixed(BOOLEAN);
        return List.of(
                new Function("first", List.of(list), Types::itemOfFirst, arguments -> end(arguments, true)),
                new Function("last", List.of(list), Types::itemOfFirst, arguments -> end(arguments, false)),
                new Function(
                        "slice",
                        List.of(
                                Parameter.of("x", LIST, TEXT),
                                Parameter.of("from", NUMBER),
                                Parameter.of("to", NUMBER)),
                        2,
                        3,
                        Types::first,
                        Slice::of),
                new Function(
                        "pluck",
                        List.of(Parameter.of("list", ValueType.listOf(OBJECT)), Parameter.of("name", TEXT)),
                        Types.fixed(LIST),
                        ListFunctions::pluck),
                new Function(
                        "flatten",
                        List.of(Parameter.of("list", ValueType.listOf(LIST))),
                        Types::itemOfFirst,
                        ListFunctions::flatten),
                new Function("distinct", List.of(list), Types::first, ListFunctions::distinct),
                new Function(
                        "sort",
                        List.of(Parameter.of("list", ValueType.listOf(NUMBER), ValueType.listOf(TEXT))),
                        Types::first,
                        Sorting::sort),
                new Function("reverse", List.of(list), Types::first, ListFunctions::reverse),
                new Function("any", List.of(truths), truth, arguments -> Json.of(has(arguments, true))),
                new Function("all", List.of(truths), truth, arguments -> Json.of(!has(arguments, false))),
                new Function("none", List.of(truths), truth, arguments -> Json.of(!has(arguments, true))),
                new Function("all_equal", List.of(list), truth, ListFunctions::allEqual));
    }

    private static Json end(Arguments arguments, boolean first) {
        List<Json> list = arguments.list(0);
        if (list.isEmpty()) {
            throw arguments.missing("has no item to take: the list is empty");
        }
        return list.get(first ? 0 : list.size() - 1);
    }

    private static Json pluck(Arguments arguments) {
        List<Json> list = arguments.list(0);
        String name = arguments.text(1);
        arguments.meter().make(list.size());
        List<Json> fields = new ArrayList<>(list.size());
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof Json.Obj object)) {
                throw arguments.mismatch("objects", i, list.get(i));
            }
            Json field = object.members().get(name);
            if (field == null) {
                throw arguments.missing("finds no field '" + Values.shortened(name) + "' in item " + i);
            }
            fields.add(field);
        }
        return new Json.Arr(fields);
    }

    private static Json flatten(Arguments arguments) {
        List<Json> list = arguments.list(0);
        arguments.meter().read(list.size());
        List<Json> flat = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof Json.Arr inner)) {
                throw arguments.mismatch("lists", i, list.get(i));
            }
            arguments.meter().make(inner.items().size());
            flat.addAll(inner.items());
        }
        return new Json.Arr(flat);
    }

    /** Each value once, where it is first. Known by its canonical JSON, whose hashes cannot be made to collide to any effect. */
    private static Json distinct(Arguments arguments) {
        Meter meter = arguments.meter();
        List<Json> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Json item : arguments.list(0)) {
            if (seen.add(item instanceof Json.Str ? "\"" + Values.shown(item, meter) : Values.canonical(item, meter))) {
                kept.add(item);
            }
        }
        return new Json.Arr(kept);
    }

    private static Json reverse(Arguments arguments) {
        List<Json> list = arguments.list(0);
        arguments.meter().make(list.size());
        List<Json> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return new Json.Arr(reversed);
    }

    /** Whether a truth value is in a list of them; all are looked at, so that a wrong one is found in any case. */
    private static boolean has(Arguments arguments, boolean wanted) {
        List<Json> list = arguments.list(0);
        arguments.meter().read(list.size());
        boolean found = false;
        for (int i = 0; i < list.size(); i++) {
            if (!(list.get(i) instanceof Json.Bool truth)) {
                throw arguments.mismatch("booleans", i, list.get(i));
            }
            found |= truth.value() == wanted;
        }
        return found;
    }

    private static Json allEqual(Arguments arguments) {
        List<Json> list = arguments.list(0);
        arguments.meter().read(list.size());
        for (Json item : list) {
            if (!Values.same(list.get(0), item, arguments.meter())) {
                return Json.of(false);
            }
        }
        return Json.of(true);
    }
}
