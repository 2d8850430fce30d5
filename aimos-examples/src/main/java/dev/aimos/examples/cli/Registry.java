package dev.aimos.examples.cli;

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
                new Bench(),
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
                .filter(name -> distance(meant, name) <= 2
                        || name.startsWith(meant)
                        || name.endsWith(":" + meant)
                        || (meant.length() > 3 && name.contains(meant)))
                .sorted(Comparator.comparingInt(name -> distance(meant, name)))
                .toList();
    }

    /** Edits that turn one word into another, a swap of neighbours counted once (Damerau, 1964). */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
