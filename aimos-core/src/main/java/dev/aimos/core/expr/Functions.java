package dev.aimos.core.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions of expressions. */
final class Functions {
    private static final Map<String, Function> ALL = new LinkedHashMap<>();

    /** What functions are called elsewhere, where it is not similar. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("len", "count"),
            Map.entry("size", "count"),
            Map.entry("average", "avg"),
            Map.entry("mean", "avg"),
            Map.entry("substring", "slice"),
            Map.entry("substr", "slice"),
            Map.entry("concat", "join"),
            Map.entry("strip", "trim"),
            Map.entry("lowercase", "lower"),
            Map.entry("uppercase", "upper"),
            Map.entry("includes", "contains"),
            Map.entry("str", "text"),
            Map.entry("string", "text"),
            Map.entry("format", "text"),
            Map.entry("int", "number"),
            Map.entry("float", "number"),
            Map.entry("unique", "distinct"),
            Map.entry("map", "pluck"),
            Map.entry("matches", "matches_glob"),
            Map.entry("regex", "matches_glob"),
            Map.entry("like", "matches_glob"),
            Map.entry("defined", "exists"),
            Map.entry("every", "all"),
            Map.entry("some", "any"),
            Map.entry("stringify", "json"));

    static {
        List<Function> all = new ArrayList<>(ValueFunctions.all());
        all.addAll(NumberFunctions.all());
        all.addAll(ListFunctions.all());
        all.addAll(TextFunctions.all());
        all.forEach(function -> ALL.put(function.name(), function));
    }

    private Functions() {}

    /** All of them, in the order of the documentation. */
    static List<Function> all() {
        return List.copyOf(ALL.values());
    }

    /** A function; null if there is none of that name. */
    static @Nullable Function get(String name) {
        return ALL.get(name);
    }

    /** Why a function cannot be called so. */
    static String complaint(String name, int arguments) {
        Function function = get(name);
        if (function == null) {
            return "there is no function '" + Values.shortened(name) + "'";
        }
        String takes = function.most() == Function.MANY
                ? "at least " + plural(function.least())
                : function.least() == function.most()
                        ? plural(function.most())
                        : "from " + function.least() + " to " + plural(function.most());
        return name + " takes " + takes + ", but has " + arguments;
    }

    private static String plural(int count) {
        return count + (count == 1 ? " argument" : " arguments");
    }

    /** Tells if a function cannot be called so. */
    static void check(String name, int arguments, Span span, Sink sink) {
        Function function = get(name);
        if (function == null) {
            String known = ELSEWHERE.get(name);
            sink.error(
                    "unknown-function",
                    complaint(name, arguments),
                    span,
                    known != null
                            ? "did you mean " + known + "?"
                            : Nearest.advice(name, ALL.keySet())
                                    .orElseGet(() ->
                                            "there is " + ALL.keySet().stream().collect(Collectors.joining(", "))));
        } else if (!function.takes(arguments)) {
            sink.error("argument-count", complaint(name, arguments), span, "it is " + function.signature());
        }
    }
}
