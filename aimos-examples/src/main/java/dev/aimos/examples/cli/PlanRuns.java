package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Amounts;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.PlanEvents;
import dev.aimos.examples.wire.RunShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.examples.wire.Times;
import dev.aimos.memory.AsOf;
import dev.aimos.plan.RunQuery;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunSummary;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "plan:runs", description = "List the runs of plans, the latest first.")
final class PlanRuns extends PlanStoreCommand {
    @Option(
            names = "--status",
            split = ",",
            paramLabel = "LIST",
            description = "Only these: running, waiting, interrupted, completed, failed or cancelled.")
    private List<String> statuses = List.of();

    @Option(names = "--plan", paramLabel = "NAME", description = "Only runs of the plan of this name.")
    private Optional<String> plan = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "So many at the most; 100 without it.")
    private int limit = 100;

    @Option(names = "--as-of", paramLabel = "MOMENT", description = "As they were known then.")
    private Optional<String> asOf = Optional.empty();

    @Override
    void check() {
        wanted();
    }

    private Set<RunStatus> wanted() {
        Set<RunStatus> wanted = EnumSet.noneOf(RunStatus.class);
        for (String status : statuses) {
            wanted.add(Spelling.choose("status", status, RunStatus.values()));
        }
        return wanted.isEmpty() ? EnumSet.allOf(RunStatus.class) : wanted;
    }

    @Override
    int plan(AimOs os) {
        AsOf moment = asOf.map(text -> Moments.parse(os, text)).orElse(AsOf.now());
        List<RunSummary> runs = os.plans().runs(new RunQuery(wanted(), plan, moment, limit));
        if (json()) {
            out().document(Map.of("items", runs.stream().map(RunShapes::summary).toList()));
            return Exit.OK;
        }
        if (runs.isEmpty()) {
            out().line("no runs");
            return Exit.OK;
        }
        Table table = new Table("RUN", "PLAN", "STATUS", "STARTED", "TOOK", "NOTE");
        for (RunSummary run : runs) {
            table.row(
                    run.run(),
                    run.plan(),
                    Shapes.lower(run.status()),
                    Times.shown(run.startedAt()),
                    run.endedAt()
                            .map(end -> Amounts.shown(Duration.between(run.startedAt(), end)))
                            .orElse(""),
                    note(run));
        }
        table.print(out());
        return Exit.OK;
    }

    private static String note(RunSummary run) {
        String questions = run.waiting() == 0 ? "" : Describe.count(run.waiting(), "open question");
        return run.failure()
                .map(PlanEvents::failure)
                .or(() -> run.forkedFrom().map(from -> "from " + from))
                .orElse(questions);
    }
}
