package dev.aimos.core.expr;

import dev.aimos.Json;
import dev.aimos.json.CanonicalWriter;
import java.util.List;
import java.util.Map;

/** What evaluation does with values: names their kinds, compares them, writes them. Never recurses deeper than 1,000 levels. */
final class Values {
    /** The deepest value that is compared or written as a whole. */
    private static final int DEEPEST = 1_000;

    private Values() {}

    /** The kind of a value, with an article. */
    static String kind(Json value) {
        return switch (value) {
            case Json.Str text -> "a text";
            case Json.Num number -> "a number";
            case Json.Bool truth -> "a boolean";
            case Json.Arr list -> "a list";
            case Json.Obj object -> "an object";
            case Json.Null none -> "null";
        };
    }

    /** A number that was computed. */
    static Json number(double value) {
        if (Double.isFinite(value)) {
            return Json.of(value);
        }
        throw Stop.because("number-range", "the result is beyond the largest number");
    }

    /** A member of a value. */
    static Json member(Json of, String name) {
        return switch (of) {
            case Json.Obj object -> {
                Json member = object.members().get(name);
                if (member == null) {
                    throw Stop.missing("there is no field '" + shortened(name) + "'");
                }
                yield member;
            }
            case Json.Null none -> throw Stop.missing("null has no field '" + shortened(name) + "'");
            case Json.Arr list ->
                throw Stop.because(
                        "type-mismatch",
                        "a list has no field '" + shortened(name)
                                + "'; take an item, or that field of all items with pluck");
            default -> throw Stop.because("type-mismatch", kind(of) + " has no field '" + shortened(name) + "'");
        };
    }

    /** A text that goes into a reason. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= 60
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }

    /** Whether two values are the same. Values of different kinds are not. */
    static boolean same(Json a, Json b, Meter meter) {
        return same(a, b, meter, 0);
    }

    private static boolean same(Json a, Json b, Meter meter, int depth) {
        if (a instanceof Json.Arr left && b instanceof Json.Arr right) {
            return sameItems(left.items(), right.items(), meter, deeper(depth));
        }
        if (a instanceof Json.Obj left && b instanceof Json.Obj right) {
            return sameMembers(left.members(), right.members(), meter, deeper(depth));
        }
        if (a instanceof Json.Str left && b instanceof Json.Str right) {
            meter.read(Math.min(left.value().length(), right.value().length()));
            return left.value().equals(right.value());
        }
        boolean scalars = !(a instanceof Json.Arr || a instanceof Json.Obj);
        return scalars && a.equals(b);
    }

    private static boolean sameItems(List<Json> a, List<Json> b, Meter meter, int depth) {
        if (a.size() != b.size()) {
            return false;
        }
        meter.make(a.size());
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i), meter, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMembers(Map<String, Json> a, Map<String, Json> b, Meter meter, int depth) {
        if (a.size() != b.size()) {
            return false;
        }
        meter.make(a.size());
        for (Map.Entry<String, Json> member : a.entrySet()) {
            Json other = b.get(member.getKey());
            if (other == null || !same(member.getValue(), other, meter, depth)) {
                return false;
            }
        }
        return true;
    }

    private static int deeper(int depth) {
        if (depth == DEEPEST) {
            throw Stop.because("too-deep", "the value is nested deeper than " + DEEPEST);
        }
        return depth + 1;
    }

    /** A value within a text: a text as it is, anything else as canonical JSON. */
    static String shown(Json value, Meter meter) {
        if (value instanceof Json.Str text) {
            meter.make(text.value().length());
            return text.value();
        }
        return canonical(value, meter);
    }

    /** A value as canonical JSON. */
    static String canonical(Json value, Meter meter) {
        measure(value, meter, 0);
        return CanonicalWriter.toText(value);
    }

    private static void measure(Json value, Meter meter, int depth) {
        switch (value) {
            case Json.Str text -> meter.make(text.value().length() + 2L);
            case Json.Arr list -> {
                meter.make(list.items().size() + 2L);
                for (Json item : list.items()) {
                    measure(item, meter, deeper(depth));
                }
            }
            case Json.Obj object -> {
                meter.make(object.members().size() + 2L);
                for (Map.Entry<String, Json> member : object.members().entrySet()) {
                    meter.make(member.getKey().length() + 3L);
                    measure(member.getValue(), meter, deeper(depth));
                }
            }
            default -> meter.make(4);
        }
    }
}
