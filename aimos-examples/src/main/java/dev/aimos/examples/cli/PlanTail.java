package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.PlanEventShapes;
import dev.aimos.examples.wire.PlanEvents;
import dev.aimos.examples.wire.Times;
import dev.aimos.plan.RunEvent;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:tail",
        description = {
            "Show what happened in a run, event by event.",
            "",
            "A run under way has its store to itself and tells its events on its own standard error, so there is nothing to"
                    + " follow from here."
        })
final class PlanTail extends PlanStoreCommand {
    private static final int PAGE = 1_000;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(
            names = "--from",
            paramLabel = "N",
            description = "Number of the first event, from 0; below 0, counted from the last.")
    private long from;

    @Option(names = "--limit", paramLabel = "N", description = "So many at the most; all without it.")
    private Optional<Long> limit = Optional.empty();

    @Override
    void check() {
        if (limit.isPresent() && limit.get() < 1) {
            throw Failure.usage("usage", "--limit is at least 1");
        }
    }

    @Override
    int plan(AimOs os) {
        requireRun(os, run);
        long events = os.plans().show(run).events();
        long first = from < 0 ? Math.max(0, events + from) : from;
        long end =
                limit.map(most -> first > events - most ? events : first + most).orElse(events);
        if (json()) {
            document(os, first, end);
        } else {
            people(os, first, end);
        }
        return Exit.OK;
    }

    private List<RunEvent> page(AimOs os, long first, long end) {
        return os.plans().events(run, first, (int) Math.min(PAGE, end - first));
    }

    private void document(AimOs os, long first, long end) {
        out().document(generator -> {
            generator.writeStartObject();
            generator.writeArrayFieldStart("items");
            for (long at = first; at < end; at += PAGE) {
                for (RunEvent event : page(os, at, end)) {
                    generator.writePOJO(PlanEventShapes.of(event));
                }
            }
            generator.writeEndArray();
            generator.writeEndObject();
        });
    }

    private void people(AimOs os, long first, long end) {
        if (first >= end) {
            out().line("no events");
            return;
        }
        for (long at = first; at < end; at += PAGE) {
            Table table = new Table("NUMBER", "AT", "STEP", "WHAT");
            for (RunEvent event : page(os, at, end)) {
                table.row(
                        Long.toString(event.number()),
                        Times.shown(event.at()),
                        PlanEvents.step(event.event()),
                        PlanEvents.what(event.event()));
            }
            table.print(out());
        }
    }
}
