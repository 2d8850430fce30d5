package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunSummary;
import java.io.IOException;
import java.util.List;

/** A command on the runs of a store. What it asks for and is not there is a finding. */
abstract class PlanStoreCommand extends StoreCommand {
    @Override
    final int run(AimOs os) throws IOException {
        try {
            return plan(os);
        } catch (AimosException.NotFound e) {
            throw Failure.finding(e.code(), String.valueOf(e.getMessage()));
        }
    }

    /** Does it, and returns the {@link Exit} code. */
    abstract int plan(AimOs os) throws IOException;

    /** Refuses the id of a run that there is none of, with one that may have been meant. */
    static void requireRun(AimOs os, String run) {
        List<String> known = os.plans().runs(RunQuery.all().limit(1_000)).stream()
                .map(RunSummary::run)
                .toList();
        if (known.contains(run)) {
            return;
        }
        try {
            os.plans().events(run, 0, 1);
        } catch (AimosException.NotFound e) {
            String hint = Spelling.near(run, known)
                    .map(like -> "; did you mean " + like + "?")
                    .orElse("; 'plan:runs' lists them");
            throw Failure.finding(e.code(), "there is no run '" + run + "'" + hint);
        }
    }
}
