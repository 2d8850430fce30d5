package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.AimosException;
import dev.aimos.apoe.Acl;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Moments;
import dev.aimos.examples.wire.PlanShapes;
import dev.aimos.memory.AsOf;
import dev.aimos.plan.Plan;
import dev.aimos.plan.RunView;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:show",
        description = {
            "Show a plan: its steps in their order, what each needs, the critical path, roles and budgets; or a run: how its"
                    + " steps stand, what it waits for, what it used.",
            "",
            "What is no file is the id of a run; only a run needs --store."
        })
final class PlanShow extends AimosCommand {
    @Parameters(paramLabel = "FILE|RUN", description = "A plan's file, - for standard input, or a run's id.")
    private String what = "";

    @Option(names = "--mermaid", description = "Print it as a Mermaid flowchart.")
    private boolean mermaid;

    @Option(names = "--acl", description = "Print the plan in ACL, as the formatter has it, without comments.")
    private boolean acl;

    @Option(names = "--as-of", paramLabel = "MOMENT", description = "The run as it was known then.")
    private Optional<String> asOf = Optional.empty();

    @Override
    int run() throws IOException {
        if (mermaid && acl) {
            throw Failure.usage("usage", "a plan is shown in one way; leave out --mermaid or --acl");
        }
        if (PlanFile.named(what) || Files.isRegularFile(PlanFile.path(what))) {
            return file();
        }
        try (AimOs os = Stores.open(root(), false)) {
            PlanStoreCommand.requireRun(os, what);
            return run(os);
        } catch (AimosException.NotFound e) {
            throw Failure.finding(e.code(), String.valueOf(e.getMessage()));
        }
    }

    private int file() throws IOException {
        if (asOf.isPresent()) {
            throw Failure.usage("usage", "--as-of is for runs; " + what + " is a file");
        }
        Plan plan = PlanFile.read(out().io(), what).plan();
        if (mermaid) {
            return text("mermaid", Acl.mermaid(plan));
        }
        if (acl) {
            return text("acl", Acl.print(plan));
        }
        if (json()) {
            out().document(PlanShapes.of(plan));
        } else {
            new PlanText(out()).print(plan);
        }
        return Exit.OK;
    }

    private int run(AimOs os) {
        AsOf moment = asOf.map(text -> Moments.parse(os, text)).orElse(AsOf.now());
        if (mermaid) {
            if (asOf.isPresent()) {
                throw Failure.usage("usage", "a flowchart shows a run as it is; leave out --as-of");
            }
            return text("mermaid", os.plans().mermaid(what));
        }
        RunView view = os.plans().show(what, moment);
        if (acl) {
            return text("acl", Acl.print(view.plan()));
        }
        if (!json()) {
            new RunText(out()).print(view);
            out().line("");
        }
        new RunReport(root(), List.of()).print(view);
        return Exit.OK;
    }

    private int text(String name, String text) {
        if (json()) {
            out().document(Map.of(name, text));
        } else {
            out().write(Printable.block(text.endsWith("\n") ? text : text + "\n"));
        }
        return Exit.OK;
    }
}
