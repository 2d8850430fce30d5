package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.plan.Event;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunEvent;
import dev.aimos.plan.RunView;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:propose",
        description = {
            "Propose another version of a run's plan, in which steps that have begun are as they were.",
            "",
            "The plan's own rule, AMEND, decides; exit code 1 if it refuses."
        })
final class PlanPropose extends PlanStoreCommand implements Writes {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The other version.")
    private String file = "";

    private Optional<Plan> revised = Optional.empty();

    @Override
    void check() throws IOException {
        revised = Optional.of(PlanFile.read(out().io(), file).plan());
    }

    @Override
    int plan(AimOs os) {
        requireRun(os, run);
        long before = os.plans().show(run).events();
        RunView after = os.plans().propose(run, revised.orElseThrow());
        Outcome amended = Outcome.of(os, run, before);
        new RunReport(root(), List.of()).print(after);
        if (!json()) {
            out().line(amended.text());
        }
        return amended == Outcome.REFUSED ? Exit.FINDING : Exit.OK;
    }

    /** What came of a proposal. */
    private enum Outcome {
        IN_FORCE("the plan was changed"),
        REFUSED("the plan was not changed: its rule does not allow it"),
        OPEN("the plan is not changed yet");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        static Outcome of(AimOs os, String run, long from) {
            for (RunEvent event : os.plans().events(run, from, 1_000)) {
                if (event.event() instanceof Event.Amended) {
                    return IN_FORCE;
                }
                if (event.event() instanceof Event.AmendmentRefused) {
                    return REFUSED;
                }
            }
            return OPEN;
        }
    }
}
