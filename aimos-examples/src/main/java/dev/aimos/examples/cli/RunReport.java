package dev.aimos.examples.cli;

import dev.aimos.Json;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.PlanEvents;
import dev.aimos.examples.wire.RunShapes;
import dev.aimos.examples.wire.Shapes;
import dev.aimos.examples.wire.Times;
import dev.aimos.plan.Decision;
import dev.aimos.plan.RunStatus;
import dev.aimos.plan.RunView;
import dev.aimos.plan.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of a run: its results, why it failed, or what to type so that it goes on. */
final class RunReport {
    private final Root root;
    private final List<String> handlers;

    /**
     * @param handlers the options that choose them, for commands to be typed
     */
    RunReport(Root root, List<String> handlers) {
        this.root = root;
        this.handlers = handlers.isEmpty() ? List.of("--handlers", "LIST") : handlers;
    }

    /** Prints it, and returns the {@link Exit} code. */
    int print(RunView view) {
        Out out = root.out();
        if (out.json()) {
            Map<String, @Nullable Object> document = RunShapes.view(view);
            document.put("next", next(view));
            out.document(document);
        } else {
            people(out, view);
        }
        return exit(view.summary().status());
    }

    static int exit(RunStatus status) {
        return switch (status) {
            case COMPLETED, RUNNING -> Exit.OK;
            case FAILED, CANCELLED -> Exit.FINDING;
            case WAITING, INTERRUPTED -> Exit.WAITING;
        };
    }

    private void people(Out out, RunView view) {
        String stands = PlanEvents.ended(view.summary().status(), view.summary().failure());
        out.line(Printable.line(view.summary().run() + " " + stands));
        view.results().members().forEach((name, value) -> result(out, name, value));
        view.waiting().forEach(waiting -> question(out, waiting));
        next(view).forEach(command -> out.line("  " + Printable.line(command)));
    }

    private static void result(Out out, String name, Json value) {
        String shown = value instanceof Json.Str text ? text.value() : Describe.json(value);
        if (shown.contains("\n")) {
            out.line(Printable.line(name) + ":");
            out.line(Printable.block(shown.stripTrailing()));
        } else {
            out.line(Printable.line(name + ": " + shown));
        }
    }

    /** What is asked, of whom, and how long. */
    private static void question(Out out, Waiting waiting) {
        String asked = waiting.request() + " waits for "
                + (waiting.kind() == Waiting.Kind.ESCALATION ? "a decision" : "approval")
                + waiting.role().map(role -> " by " + role).orElse("")
                + waiting.until().map(at -> " until " + Times.shown(at)).orElse("");
        if (waiting.message().contains("\n")) {
            out.line(Printable.line(asked) + ":");
            waiting.message().lines().forEach(line -> out.line("  | " + Printable.line(line)));
        } else {
            out.line(Printable.line(asked + (waiting.message().isEmpty() ? "" : ": " + waiting.message())));
        }
    }

    /** Commands that make it go on. */
    private List<String> next(RunView view) {
        List<String> commands = new ArrayList<>();
        String run = view.summary().run();
        if (view.summary().status() == RunStatus.INTERRUPTED) {
            commands.add(new Typed(root, "plan:resume").with(run).with(handlers).toString());
        }
        for (Waiting waiting : view.waiting()) {
            for (Decision.Choice choice : waiting.choices()) {
                commands.add(new Typed(root, "plan:approve")
                        .with(run, waiting.request())
                        .with(option(choice))
                        .with(handlers)
                        .toString());
            }
        }
        return commands;
    }

    private static List<String> option(Decision.Choice choice) {
        return switch (choice) {
            case APPROVE -> List.of();
            case ACCEPT -> List.of("--accept", "NAME=VALUE");
            case REJECT, RETRY, SKIP -> List.of("--" + Shapes.lower(choice));
        };
    }
}
