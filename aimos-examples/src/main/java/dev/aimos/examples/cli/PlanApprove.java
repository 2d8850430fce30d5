package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.Json;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.PlanRoles;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Spelling;
import dev.aimos.plan.Decision;
import dev.aimos.plan.Handlers;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunView;
import dev.aimos.plan.Step;
import dev.aimos.plan.ValueType;
import dev.aimos.plan.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:approve",
        description = {
            "Answer a question of a run: yes, unless an option says otherwise. With --handlers, the run goes on at once; exit"
                    + " codes as of plan:run.",
            "",
            "plan:show tells what is asked, and what can be answered."
        })
final class PlanApprove extends PlanRunning implements Writes {
    @Parameters(index = "0", paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REQUEST",
            description = "The question: a step, or amendment. Not needed if there is only one.")
    private Optional<String> request = Optional.empty();

    @Option(names = "--by", paramLabel = "NAME", description = "Who decides; the user's name without it.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--note", paramLabel = "TEXT", description = "Why.")
    private String note = "";

    @ArgGroup
    private Choices choices = new Choices();

    /** At most one of these. */
    static final class Choices {
        @Option(names = "--reject", description = "No; a step that failed has failed.")
        private boolean reject;

        @Option(names = "--retry", description = "Try the failed step again.")
        private boolean retry;

        @Option(names = "--skip", description = "Leave the failed step out.")
        private boolean skip;

        @Option(
                names = "--accept",
                paramLabel = "NAME=VALUE",
                arity = "1",
                description = "Take the failed step as done, with this output; once for each of its outputs.")
        private List<String> accept = List.of();

        Decision.Choice chosen() {
            if (reject) {
                return Decision.Choice.REJECT;
            }
            if (retry) {
                return Decision.Choice.RETRY;
            }
            if (skip) {
                return Decision.Choice.SKIP;
            }
            return accept.isEmpty() ? Decision.Choice.APPROVE : Decision.Choice.ACCEPT;
        }
    }

    @Override
    void check() throws IOException {
        super.check();
        user();
        for (String output : choices.accept) {
            if (output.indexOf('=') <= 0) {
                throw Failure.usage("bad-output", "'" + output + "' is no output; write NAME=VALUE");
            }
        }
    }

    private String user() {
        return by.or(() -> Optional.ofNullable(out().io().environment().get("USER")))
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> Failure.usage("usage", "who decides? say so with --by NAME"));
    }

    @Override
    int plan(AimOs os) {
        requireRun(os, run);
        RunView before = os.plans().show(run);
        Waiting waiting = asked(before);
        Decision.Choice choice = choices.chosen();
        if (!waiting.choices().contains(choice)) {
            List<String> offered =
                    waiting.choices().stream().map(PlanApprove::option).toList();
            throw Failure.usage(
                    "not-offered",
                    "that is no answer to " + waiting.request() + "; answer " + String.join(" or ", offered));
        }
        Decision decision = new Decision(choice, user(), note, outputs(before.plan(), waiting.request()));
        if (!handlers().given()) {
            RunView after = os.plans().decide(run, waiting.request(), decision);
            new RunReport(root(), typed()).print(after);
            return Exit.OK;
        }
        Handlers chosen = handlers().handlers(before.plan());
        RunView after = os.plans().decide(run, waiting.request(), decision);
        return after.summary().status().over()
                ? new RunReport(root(), typed()).print(after)
                : follow(os, os.plans().resume(run, chosen), before.events());
    }

    private static String option(Decision.Choice choice) {
        return choice == Decision.Choice.APPROVE ? "without an option" : "with --" + Shapes.lower(choice);
    }

    private Waiting asked(RunView view) {
        List<String> open = view.waiting().stream().map(Waiting::request).toList();
        if (open.isEmpty()) {
            throw Failure.finding(
                    "no-question",
                    "the run " + run + " asks nothing; it is "
                            + Shapes.lower(view.summary().status()));
        }
        if (request.isEmpty() && open.size() > 1) {
            throw Failure.usage("usage", "which question? name one of " + String.join(", ", open));
        }
        String wanted = request.orElse(open.get(0));
        return view.waiting().stream()
                .filter(waiting -> waiting.request().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Spelling.unknown("request", wanted, open));
    }

    private Json.Obj outputs(Plan plan, String step) {
        Json.Obj outputs = Json.Obj.EMPTY;
        for (String output : choices.accept) {
            int at = output.indexOf('=');
            String name = output.substring(0, at);
            ValueType type =
                    PlanRoles.output(plan, step, name).map(Step.Output::type).orElse(ValueType.ANY);
            outputs = outputs.with(name, InputOptions.value(output.substring(at + 1), type));
        }
        return outputs;
    }
}
