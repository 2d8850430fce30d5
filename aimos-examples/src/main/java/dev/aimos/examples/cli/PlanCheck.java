package dev.aimos.examples.cli;

import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.PlanProblems;
import dev.aimos.plan.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:check",
        description = {
            "Show everything that is wrong with plans, with the places. Exit code 1 if there are errors.",
            "",
            "A file whose name ends in .yaml or .yml is read as YAML, any other as ACL; - is standard input."
        })
final class PlanCheck extends AimosCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The plans.")
    private List<String> files = List.of();

    @Override
    int run() throws IOException {
        List<Map<String, @Nullable Object>> items = new ArrayList<>();
        boolean sound = true;
        for (String file : files) {
            List<Problem> problems = PlanFile.read(out().io(), file).check().problems();
            long errors = problems.stream().filter(Problem::error).count();
            sound &= errors == 0;
            if (json()) {
                items.add(PlanProblems.shape(file, problems));
            } else {
                people(file, problems, errors);
            }
        }
        if (json()) {
            out().document(Map.of("items", items));
        }
        return sound ? Exit.OK : Exit.FINDING;
    }

    private void people(String file, List<Problem> problems, long errors) {
        problems.forEach(problem -> out().line(PlanProblems.shown(file, problem)));
        long warnings = problems.size() - errors;
        String counts = errors == 0 ? "sound" : Describe.count(errors, "error");
        out().line(Printable.line(file) + ": " + counts
                + (warnings == 0 ? "" : ", " + Describe.count(warnings, "warning")));
    }
}
