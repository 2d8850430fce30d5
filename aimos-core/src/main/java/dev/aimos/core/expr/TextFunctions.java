package dev.aimos.core.expr;

import static dev.aimos.plan.ValueType.BOOLEAN;
import static dev.aimos.plan.ValueType.LIST;
import static dev.aimos.plan.ValueType.NUMBER;
import static dev.aimos.plan.ValueType.TEXT;

import dev.aimos.Json;
import dev.aimos.core.expr.Function.Parameter;
import dev.aimos.plan.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Functions of texts. */
final class TextFunctions {
    private TextFunctions() {}

    static List<Function> all() {
        Parameter text = Parameter.of("text", TEXT);
        Parameter part = Parameter.of("part", TEXT);
        Parameter separator = Parameter.of("separator", TEXT);
        return List.of(
                new Function(
                        "length",
                        List.of(text),
                        Types.fixed(NUMBER),
                        arguments -> length(arguments.text(0), arguments.meter())),
                new Function(
                        "starts_with",
                        List.of(text, part),
                        Types.fixed(BOOLEAN),
                        arguments -> edge(arguments, String::startsWith)),
                new Function(
                        "ends_with",
                        List.of(text, part),
                        Types.fixed(BOOLEAN),
                        arguments -> edge(arguments, String::endsWith)),
                new Function("lower", List.of(text), Types.fixed(TEXT), of(x -> x.toLowerCase(Locale.ROOT))),
                new Function("upper", List.of(text), Types.fixed(TEXT), of(x -> x.toUpperCase(Locale.ROOT))),
                new Function("trim", List.of(text), Types.fixed(TEXT), of(String::strip)),
                new Function(
                        "split", List.of(text, separator), Types.fixed(ValueType.listOf(TEXT)), TextFunctions::split),
                new Function(
                        "join", List.of(Parameter.of("list", LIST), separator), Types.fixed(TEXT), TextFunctions::join),
                new Function(
                        "replace",
                        List.of(text, part, Parameter.of("by", TEXT)),
                        Types.fixed(TEXT),
                        TextFunctions::replace),
                new Function(
                        "matches_glob",
                        List.of(text, Parameter.of("pattern", TEXT)),
                        Types.fixed(BOOLEAN),
                        Glob::matches));
    }

    static Json length(String text, Meter meter) {
        meter.read(text.length());
        return Json.of(text.codePointCount(0, text.length()));
    }

    private static Json edge(Arguments arguments, BiPredicate<String, String> has) {
        String text = arguments.text(0);
        String part = arguments.text(1);
        arguments.meter().read(part.length());
        return Json.of(has.test(text, part));
    }

    private static Function.Body of(UnaryOperator<String> operator) {
        return arguments -> {
            String text = arguments.text(0);
            arguments.meter().make(text.length());
            return Json.of(operator.apply(text));
        };
    }

    private static Json split(Arguments arguments) {
        String text = arguments.text(0);
        List<Json> parts = new ArrayList<>();
        int from = 0;
        String separator = arguments.text(1);
        TextSearch search = search(arguments, "separator", separator);
        arguments.meter().make(text.length());
        for (int found = search.in(text, 0); found >= 0; found = search.in(text, from)) {
            parts.add(Json.of(text.substring(from, found)));
            from = found + separator.length();
        }
        parts.add(Json.of(text.substring(from)));
        return new Json.Arr(parts);
    }

    private static Json join(Arguments arguments) {
        List<Json> list = arguments.list(0);
        String separator = arguments.text(1);
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            arguments.meter().make(separator.length() + 1L);
            joined.append(i > 0 ? separator : "").append(Values.shown(list.get(i), arguments.meter()));
        }
        return Json.of(joined.toString());
    }

    private static Json replace(Arguments arguments) {
        String text = arguments.text(0);
        String part = arguments.text(1);
        String by = arguments.text(2);
        TextSearch search = search(arguments, "part", part);
        arguments.meter().make(text.length());
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (int found = search.in(text, 0); found >= 0; found = search.in(text, from)) {
            arguments.meter().make(by.length());
            replaced.append(text, from, found).append(by);
            from = found + part.length();
        }
        return Json.of(replaced.append(text, from, text.length()).toString());
    }

    private static TextSearch search(Arguments arguments, String what, String part) {
        if (part.isEmpty()) {
            throw arguments.bad("takes a " + what + " that is not empty");
        }
        arguments.meter().read(part.length());
        return TextSearch.of(part);
    }
}
