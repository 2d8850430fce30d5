package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.examples.wire.Moments;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:run",
        description = {
            "Run a plan, and wait until it is over or somebody has to decide. Its results go to standard output, what happens"
                    + " meanwhile to standard error.",
            "",
            "Exit code 0 if it completed, 1 if it failed, 4 if it waits; it is then printed what to type. An interruption, by"
                    + " Ctrl-C or by a crash, cancels nothing: plan:resume goes on."
        })
final class PlanRun extends PlanRunning {
    @Parameters(paramLabel = "FILE", description = "The plan: ACL, YAML if its name ends so, - for standard input.")
    private String file = "";

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(names = "--id", paramLabel = "ID", description = "Name the run, so that it is not started twice.")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            description = "Attempts under way at the same time; 1000 without it.")
    private Optional<Integer> parallel = Optional.empty();

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description = "What steps read; without it, the memory as it is when each begins.")
    private Optional<String> asOf = Optional.empty();

    private Optional<Launch> launch = Optional.empty();

    @Override
    boolean creates() {
        return true;
    }

    @Override
    void check() throws IOException {
        super.check();
        Plan plan = warned(PlanFile.read(out().io(), file));
        Launch made = Launch.of(plan, handlers().handlers(plan)).inputs(inputs.inputs(plan, Json.Obj.EMPTY));
        if (id.isPresent()) {
            made = made.id(id.get());
        }
        launch = Optional.of(parallel.isPresent() ? made.parallel(parallel.get()) : made);
    }

    @Override
    int plan(AimOs os) {
        Launch made = launch.orElseThrow();
        Launch reading =
                asOf.map(moment -> made.reads(Moments.parse(os, moment))).orElse(made);
        return follow(os, os.plans().start(reading), 0);
    }
}
