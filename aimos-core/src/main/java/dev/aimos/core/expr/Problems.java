package dev.aimos.core.expr;

import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects problems: the first 200 errors and the first 200 warnings. Not thread-safe. */
public final class Problems {
    /** How many errors are kept, and how many warnings. */
    public static final int MOST = 200;

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();
    private boolean moreErrors;
    private boolean moreWarnings;

    /** Adds a problem, unless there are too many of its severity. */
    public void add(Problem problem) {
        if (room(problem.severity())) {
            (problem.error() ? errors : warnings).add(problem);
        }
    }

    /** Where to tell problems of a source, for them to be collected here. */
    public Sink in(Source source) {
        return (severity, code, message, span, suggestion) -> {
            if (room(severity)) {
                add(source.problem(severity, code, message, span, suggestion));
            }
        };
    }

    private boolean room(Severity severity) {
        boolean error = severity == Severity.ERROR;
        if ((error ? errors : warnings).size() < MOST) {
            return true;
        }
        moreErrors |= error;
        moreWarnings |= !error;
        return false;
    }

    /** Whether there is an error. */
    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    /** The problems in the order of the text; last, if so, that there are more. */
    public List<Problem> sorted() {
        List<Problem> all = new ArrayList<>(errors);
        all.addAll(warnings);
        all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        if (moreErrors) {
            all.add(more(Severity.ERROR, "errors"));
        }
        if (moreWarnings) {
            all.add(more(Severity.WARNING, "warnings"));
        }
        return List.copyOf(all);
    }

    private static Problem more(Severity severity, String what) {
        return new Problem(
                severity,
                "too-many-problems",
                "there are more " + what + " than these " + MOST,
                0,
                0,
                1,
                "",
                Optional.of("repair these first"));
    }

    /**
     * Refuses if there is an error.
     *
     * @param plan what people call what was read
     * @throws PlanRefused with all problems
     */
    public void refuse(String plan) {
        if (hasErrors()) {
            throw new PlanRefused(plan, sorted());
        }
    }
}
