package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.plan.Launch;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:fork",
        description = {
            "Start a new run that takes over what another had completed, but for a step and all that depends on it.",
            "",
            "Inputs are those of the other run, unless given; exit codes as of plan:run."
        })
final class PlanFork extends PlanRunning {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run to go on from.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "STEP", description = "The first step to be done again.")
    private String step = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The plan to go on with; that of the run without it.")
    private Optional<String> file = Optional.empty();

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Option(names = "--id", paramLabel = "ID", description = "Name the new run.")
    private Optional<String> id = Optional.empty();

    private Optional<Plan> revised = Optional.empty();

    @Override
    void check() throws IOException {
        super.check();
        if (file.isPresent()) {
            revised = Optional.of(warned(PlanFile.read(out().io(), file.get())));
        }
    }

    @Override
    int plan(AimOs os) throws IOException {
        requireRun(os, run);
        RunView view = os.plans().show(run);
        Plan plan = revised.orElse(view.plan());
        List<String> steps = view.steps().stream().map(RunView.StepView::path).toList();
        if (plan.step(step).isEmpty() && !steps.contains(step)) {
            throw Spelling.unknown("step", step, steps);
        }
        Launch launch = Launch.of(plan, handlers().handlers(plan)).inputs(inputs.inputs(plan, view.inputs()));
        return follow(os, os.plans().fork(run, step, id.map(launch::id).orElse(launch)), 0);
    }
}
