package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** The commands, in the order in which the help lists them. A new command is one class and one line here. */
final class Registry {
    private Registry() {}

    /** The commands, ready to be given their arguments. */
    static List<AimosCommand> commands() {
        return List.of(
                new Ingest(),
                new QueryCommand(),
                new ContextCommand(),
                new HhniQuery(),
                new HhniStats(),
                new HhniBuild(),
                new SegBuild(),
                new SegAdd(),
                new SegRelate(),
                new SegShow(),
                new SegTrace(),
                new SegImpact(),
                new SegContradictions(),
                new SegResolve(),
                new SegPath(),
                new SegQuery(),
                new SegRetract(),
                new SegErase(),
                new SegExport(),
                new SegImport(),
                new SegStats(),
                new PlanCheck(),
                new PlanFmt(),
                new PlanShow(),
                new PlanRun(),
                new PlanRuns(),
                new PlanTail(),
                new PlanResume(),
                new PlanApprove(),
                new PlanCancel(),
                new PlanReplay(),
                new PlanCompare(),
                new PlanFork(),
                new PlanPropose(),
                new PlanErase(),
                new VifWitness(),
                new VifList(),
                new VifShow(),
                new VifReach(),
                new VifVerify(),
                new VifReceipt(),
                new VifOutcome(),
                new VifCalibration(),
                new VifReplay(),
                new VifKeygen(),
                new VifKeys(),
                new VifErase(),
                new AuditTrail(),
                new AuditBundleCommand(),
                new AuditVerify(),
                new AtomsCreate(),
                new AtomsGet(),
                new AtomsList(),
                new AtomsHistory(),
                new AtomsRetract(),
                new AtomsErase(),
                new SnapshotsCreate(),
                new SnapshotsList(),
                new SnapshotsDiff(),
                new SnapshotsProve(),
                new Status(),
                new Verify(),
                new Rebuild(),
                new Backup(),
                new Restore(),
                new DemoCommand(),
                new Serve(),
                new Bench(),
                new EvalCommand(),
                new Version(),
                new Help());
    }

    /** The names of the commands, in order. */
    static List<String> names() {
        return commands().stream()
                .map(command -> command.getClass().getAnnotation(Command.class).name())
                .toList();
    }

    /** The names of the commands that someone may have meant, the likeliest first. */
    static List<String> like(String given) {
        String meant = given.toLowerCase(Locale.ROOT).replace('-', ':').replace(' ', ':');
        return names().stream()
                .filter(name -> Spelling.distance(meant, name) <= 2
                        || name.startsWith(meant)
                        || name.endsWith(":" + meant)
                        || (meant.length() > 3 && name.contains(meant)))
                .sorted(Comparator.comparingInt(name -> Spelling.distance(meant, name)))
                .toList();
    }
}
