package dev.aimos.core.acl;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import java.util.List;

/** What the checker finds, for tests. */
final class Checked {
    private Checked() {}

    /** All problems of a text of ACL, those of reading it included. */
    static List<Problem> text(String acl) {
        Source source = new Source(acl);
        Problems problems = new Problems();
        Parsed parsed = AclParser.parse(source, problems);
        if (parsed != null) {
            Checker.check(parsed.plan(), parsed.places(), source, problems);
        }
        return problems.sorted();
    }

    /** All problems of a plan that was made by a program. */
    static List<Problem> plan(Plan plan) {
        Problems problems = new Problems();
        Checker.check(plan, null, new Source(""), problems);
        return problems.sorted();
    }

    /** The codes of problems of a text of ACL, in the order of the text. */
    static List<String> codes(String acl) {
        return text(acl).stream().map(Problem::code).toList();
    }

    /** The only problem of a text of ACL that has a code. */
    static Problem only(String code, String acl) {
        List<Problem> found = text(acl).stream()
                .filter(problem -> problem.code().equals(code))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("not one " + code + ": " + text(acl));
        }
        return found.getFirst();
    }

    /** What a problem marks in its line. */
    static String marked(Problem problem) {
        return problem.source().substring(problem.column() - 1, problem.column() - 1 + problem.length());
    }
}
