package dev.aimos.examples.wire;

import dev.aimos.examples.text.Printable;
import dev.aimos.plan.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a plan: as a compiler shows it, or as JSON. */
public final class PlanProblems {
    private PlanProblems() {}

    /** The same without the file. */
    public static String shown(Problem problem) {
        return Printable.block(narrow(problem).toString());
    }

    /** Where, what, the line and a caret under the place, and what to do. */
    public static String shown(String file, Problem problem) {
        String place = problem.line() > 0 ? ":" : ": ";
        return Printable.block(file + place + narrow(problem));
    }

    private static Problem narrow(Problem problem) {
        return new Problem(
                problem.severity(),
                problem.code(),
                problem.message(),
                problem.line(),
                problem.column(),
                problem.length(),
                narrow(problem.source()),
                problem.suggestion());
    }

    /** The line with each character as wide as it is counted, so that the caret stands under its place. */
    private static String narrow(String source) {
        StringBuilder narrow = new StringBuilder(source.length());
        source.codePoints().forEach(c -> {
            String one = Character.toString(c);
            boolean plain = c == '\t' || Printable.line(one).equals(one);
            narrow.append(plain ? one : "\ufffd".repeat(one.length()));
        });
        return narrow.toString();
    }

    public static Map<String, @Nullable Object> shape(Problem problem) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("severity", Shapes.lower(problem.severity()));
        shape.put("code", problem.code());
        shape.put("message", problem.message());
        shape.put("line", problem.line());
        shape.put("column", problem.column());
        shape.put("length", problem.length());
        shape.put("source", problem.source());
        shape.put("suggestion", problem.suggestion().orElse(null));
        return shape;
    }

    /** What is wrong with one plan. */
    public static Map<String, @Nullable Object> shape(String file, List<Problem> problems) {
        Map<String, @Nullable Object> shape = new LinkedHashMap<>();
        shape.put("file", file);
        shape.put("sound", problems.stream().noneMatch(Problem::error));
        shape.put("problems", problems.stream().map(PlanProblems::shape).toList());
        return shape;
    }
}
