package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.plan.Comparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:replay",
        description =
                "Compute a run again from what came from outside, and compare. Exit code 1 if it comes out differently.")
final class PlanReplay extends PlanStoreCommand {
    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Override
    int plan(AimOs os) {
        requireRun(os, run);
        Comparison comparison = os.plans().replay(run);
        return new Differences(out(), "recorded", "computed").print(comparison);
    }
}
