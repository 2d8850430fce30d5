package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:compare",
        description = "Compare the events of two runs, but for times. Exit code 1 if they differ.")
final class PlanCompare extends PlanStoreCommand {
    @Parameters(index = "0", paramLabel = "A", description = "The one run.")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "The other.")
    private String second = "";

    @Override
    int plan(AimOs os) {
        requireRun(os, first);
        requireRun(os, second);
        return new Differences(out(), first, second).print(os.plans().compare(first, second));
    }
}
