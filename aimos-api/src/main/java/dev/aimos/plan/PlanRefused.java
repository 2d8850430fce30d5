package dev.aimos.plan;

import dev.aimos.AimosException;
import java.util.List;
import java.util.stream.Collectors;

/** A plan cannot be run: it cannot be read, or it is not sound. Tells every problem at once. */
public final class PlanRefused extends AimosException.InvalidRequest {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * @param plan what people call it: a name or a file
     * @param problems at least one error
     */
    public PlanRefused(String plan, List<Problem> problems) {
        super("plan-refused", message(plan, problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(String plan, List<Problem> problems) {
        long errors = problems.stream().filter(Problem::error).count();
        return plan + " has " + errors + (errors == 1 ? " error" : " errors") + ":\n"
                + problems.stream()
                        .filter(Problem::error)
                        .limit(20)
                        .map(Problem::toString)
                        .collect(Collectors.joining("\n"))
                + (errors > 20 ? "\nand " + (errors - 20) + " more" : "");
    }

    /** Every problem, errors and warnings, in the order of the text. */
    public List<Problem> problems() {
        return problems;
    }
}
