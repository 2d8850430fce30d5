package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Plans;
import dev.aimos.plan.RunView;
import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:resume",
        description =
                "Go on with a run that was interrupted. What is done is not done again; exit codes as of plan:run.")
final class PlanResume extends PlanRunning {
    private static final Map<String, Plans.Reads> READS =
            Map.of("as-it-is", Plans.Reads.AS_IT_IS, "as-it-was", Plans.Reads.AS_IT_WAS);

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(
            names = "--reads",
            paramLabel = "WHAT",
            description = "What steps read from now on: as-it-is (without it) or as-it-was, the memory when the run was"
                    + " interrupted.")
    private String reads = "as-it-is";

    @Override
    void check() throws IOException {
        super.check();
        Spelling.choose("reads", reads, READS);
    }

    @Override
    int plan(AimOs os) {
        Plans.Reads memory = Spelling.choose("reads", reads, READS);
        requireRun(os, run);
        RunView view = os.plans().show(run);
        Handlers chosen = handlers().handlers(view.plan());
        return follow(os, os.plans().resume(run, chosen, memory), view.events());
    }
}
