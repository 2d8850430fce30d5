package dev.aimos.core.run;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.acl.CompiledPlan;
import dev.aimos.core.plan.Extent;
import dev.aimos.core.plan.Machine;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import dev.aimos.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What must hold of what callers hand in, before anything is recorded. */
final class Requirements {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private Requirements() {}

    /** That a text can be the id of a run. */
    static void id(String id) {
        if (!ID.matcher(id).matches()) {
            throw new AimosException.InvalidRequest(
                    "run-id-malformed",
                    "the id of a run has 1 to 100 letters, digits and . _ : - of ASCII, but this is '"
                            + Wording.written(id, 200).replaceAll("\\p{Cntrl}", ".") + "'");
        }
    }

    /** That values can be kept in the journal. */
    static void fits(Json.Obj value, String what) {
        if (Extent.of(value, Extent.MOST) < 0) {
            throw new AimosException.InvalidRequest(
                    "value-too-large",
                    what + " have more than " + Extent.MOST + " bytes or are nested deeper than " + Extent.DEEPEST
                            + "; put them into the memory and give their key");
        }
    }

    /** That there is a handler for the work of every step. */
    static void handlers(Plan plan, Handlers handlers) {
        Set<String> missing = new TreeSet<>();
        List<Plan> all = new ArrayList<>(plan.plans());
        all.add(plan);
        for (Plan each : all) {
            for (Step step : each.steps()) {
                if (step.work() instanceof Step.Work.Assign assign
                        && handlers.find(assign.role(), assign.action()).isEmpty()) {
                    missing.add(assign.action().isEmpty() ? assign.role() : assign.role() + "." + assign.action());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new AimosException.InvalidRequest(
                    "handler-missing",
                    "no handler does the work of " + String.join(", ", missing)
                            + "; register one for each, or choose StandardHandlers.mock() for a rehearsal");
        }
    }

    /** That a version of a run's plan changes nothing that has begun. */
    static void amendable(Machine machine, CompiledPlan revised) {
        machine.refusal(revised).ifPresent(reason -> {
            throw new PlanRefused(
                    "this version of plan " + revised.plan().name(),
                    List.of(new Problem(
                            Problem.Severity.ERROR, "amendment-refused", reason, 0, 0, 1, "", Optional.empty())));
        });
    }
}
