package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.PlanProblems;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Run;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that sets a run going and waits for it. */
abstract class PlanRunning extends PlanStoreCommand implements Writes {
    @Mixin
    private HandlerOptions handlers = new HandlerOptions();

    @Mixin
    private SignOptions sign = new SignOptions();

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not tell on standard error what happens.")
    private boolean quiet;

    final HandlerOptions handlers() {
        return handlers;
    }

    /** The options that choose who works and who signs, for a command to be typed. */
    final List<String> typed() {
        List<String> signing = sign.typed();
        List<String> who = handlers.given() || signing.isEmpty() ? handlers.typed() : List.of("--handlers", "LIST");
        return Stream.concat(who.stream(), signing.stream()).toList();
    }

    @Override
    void check() throws IOException {
        handlers.check();
        sign.check();
    }

    /** Searches by steps need the store's model; without the library's handlers, nobody searches. */
    @Override
    final AimOs open() throws IOException {
        return handlers.library()
                ? Vectors.asStored(root(), creates(), sign::on)
                : Stores.open(root(), sign.on(Stores.builder(root(), creates())));
    }

    /** Says what looks wrong about a plan that can be run all the same. */
    final Plan warned(PlanFile file) {
        Plan plan = file.plan();
        if (!quiet && !json()) {
            file.check().problems().forEach(problem -> out().error(PlanProblems.shown(file.name(), problem)));
        }
        return plan;
    }

    /**
     * Waits for a run and prints what came of it.
     *
     * @param from number of the first event to tell
     * @return the {@link Exit} code
     */
    final int follow(AimOs os, Run run, long from) {
        Typed again = new Typed(root(), "plan:resume").with(run.id()).with(typed());
        new RunWatch(out(), os.plans(), run, from, quiet, again).await();
        return new RunReport(root(), typed()).print(run.view());
    }
}
