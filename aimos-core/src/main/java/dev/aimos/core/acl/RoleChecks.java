package dev.aimos.core.acl;

import dev.aimos.plan.Plan;
import dev.aimos.plan.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks that the roles that do steps, or approve them, are known or declared. */
final class RoleChecks {
    /** The eight roles of ACL, and those that the library has handlers for besides. */
    static final List<String> KNOWN = List.of(
            "planner",
            "retriever",
            "reasoner",
            "verifier",
            "builder",
            "critic",
            "operator",
            "witness",
            "storer",
            "graph");

    private final Subject subject;
    private final Set<String> roles = new TreeSet<>(KNOWN);
    private final Set<String> used;

    /**
     * Checks of a plan's roles.
     *
     * @param main the plan that runs: its roles are there in the plans it calls too
     * @param used where to note which roles are used
     */
    RoleChecks(Subject subject, Subject main, Set<String> used) {
        this.subject = subject;
        this.used = used;
        main.plan().roles().stream().map(Plan.Role::name).forEach(roles::add);
        subject.plan().roles().stream().map(Plan.Role::name).forEach(roles::add);
    }

    void check() {
        Set<String> told = new HashSet<>();
        for (int number = 0; number < subject.size(); number++) {
            Step step = subject.step(number);
            if (step.work() instanceof Step.Work.Assign assign) {
                role(number, "assign", "is assigned to", assign.role(), told);
            }
            if (step.approval().isPresent() && step.approval().get().by().isPresent()) {
                role(
                        number,
                        "approve",
                        "is approved by",
                        step.approval().get().by().get(),
                        told);
            }
        }
    }

    private void role(int number, String place, String does, String role, Set<String> told) {
        used.add(role);
        if (roles.contains(role)) {
            return;
        }
        String suggestion = told.add(role) ? subject.findings().didYouMean(role, roles) : null;
        subject.findings()
                .error(
                        subject.key(number, place),
                        "unknown-role",
                        subject.shown(number) + " " + does + " role " + Shown.name(role) + ", which "
                                + "is neither declared nor one of those known",
                        suggestion == null ? "declare it before the steps: ROLE " + role + ": llm" : suggestion);
    }
}
