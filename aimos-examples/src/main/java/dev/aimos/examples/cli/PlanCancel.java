package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.RunView;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:cancel",
        description = {
            "Stop a run for good. What it did is undone where its plan says how: at once with --handlers, or else when it is"
                    + " resumed.",
            "",
            "Exit code 0 if it is cancelled, 4 if something is still to be undone."
        })
final class PlanCancel extends PlanRunning implements Writes {
    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who cancels; the user's name without it.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Override
    void check() throws IOException {
        super.check();
        user();
    }

    private String user() {
        return by.or(() -> Optional.ofNullable(out().io().environment().get("USER")))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> Failure.usage("usage", "who cancels? say so with --by NAME"));
    }

    @Override
    int plan(AimOs os) {
        requireRun(os, run);
        RunView before = os.plans().show(run);
        if (!handlers().given()) {
            return exit(new RunReport(root(), typed()).print(os.plans().cancel(run, user(), reason)));
        }
        Handlers chosen = handlers().handlers(before.plan());
        RunView after = os.plans().cancel(run, user(), reason);
        return after.summary().status().over()
                ? exit(new RunReport(root(), typed()).print(after))
                : exit(follow(os, os.plans().resume(run, chosen), before.events()));
    }

    /** That it is cancelled is what was asked for. */
    private static int exit(int ofRun) {
        return ofRun == Exit.FINDING ? Exit.OK : ofRun;
    }
}
