package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.List;
import java.util.Map;

/** Scopes over values. */
public final class Scopes {
    private Scopes() {}

    /** A scope in which each name of a map stands for its value. */
    public static Scope of(Map<String, Json> roots) {
        Map<String, Json> copy = Map.copyOf(roots);
        return path -> {
            Json root = copy.get(path.get(0));
            if (root == null) {
                String advice = Nearest.to(path.get(0), copy.keySet())
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
                return new Result.Failed(
                        "missing", "there is no '" + Values.shortened(path.get(0)) + "'" + advice, true);
            }
            return within(root, path, 1);
        };
    }

    /**
     * What a path leads to within a value.
     *
     * @param from how many names of the path led to the value
     */
    public static Result within(Json value, List<String> path, int from) {
        Json at = value;
        for (int i = from; i < path.size(); i++) {
            if (!(at instanceof Json.Obj object)) {
                return failed(at, path.get(i));
            }
            Json member = object.members().get(path.get(i));
            if (member == null) {
                return failed(at, path.get(i));
            }
            at = member;
        }
        return new Result.Value(at);
    }

    private static Result failed(Json at, String name) {
        try {
            return new Result.Value(Values.member(at, name));
        } catch (Stop stop) {
            return stop.failed();
        }
    }
}
