package dev.aimos.examples.cli;

import dev.aimos.apoe.Acl;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Describe;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "plan:fmt",
        description = {
            "Format plans in ACL; comments stay. Without an option, one plan, to standard output.",
            "",
            "A plan that cannot be read is refused, and nothing is written. - is standard input."
        })
final class PlanFmt extends AimosCommand {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The plans.")
    private List<String> files = List.of();

    @Option(names = "--check", description = "Only say which files are not formatted; exit code 1 if any.")
    private boolean check;

    @Option(names = "--write", description = "Write the files over.")
    private boolean write;

    @Override
    int run() throws IOException {
        if (check && write) {
            throw Failure.usage("usage", "--check writes nothing; leave out one of --check and --write");
        }
        if (!check && !write && files.size() > 1) {
            throw Failure.usage(
                    "usage", "several plans are formatted in place with --write, or looked at with --check");
        }
        Map<PlanFile, String> formatted = new LinkedHashMap<>();
        for (String name : files) {
            PlanFile file = PlanFile.read(out().io(), name);
            formatted.put(file, format(file));
        }
        if (!check && !write) {
            print(formatted.values().iterator().next());
            return Exit.OK;
        }
        List<Map<String, Object>> items = new ArrayList<>();
        boolean all = true;
        for (Map.Entry<PlanFile, String> entry : formatted.entrySet()) {
            boolean changed = !entry.getKey().text().equals(entry.getValue());
            all &= !changed;
            if (changed && write) {
                replace(PlanFile.path(entry.getKey().name()), entry.getValue());
            }
            items.add(Map.of("file", entry.getKey().name(), "changed", changed));
        }
        report(items);
        return check && !all ? Exit.FINDING : Exit.OK;
    }

    private String format(PlanFile file) {
        if (file.syntax() == Acl.Syntax.YAML) {
            throw Failure.usage(
                    "bad-file", file.name() + " is YAML, which is not formatted; 'plan:show --acl' prints it as ACL");
        }
        if (write && file.name().equals("-")) {
            throw Failure.usage("usage", "standard input cannot be written over; leave out --write");
        }
        return file.format();
    }

    private void print(String text) {
        if (json()) {
            out().document(Map.of("file", files.get(0), "text", text));
        } else {
            out().write(out().io().terminals().out() ? Printable.block(text) : text);
        }
    }

    private void report(List<Map<String, Object>> items) {
        if (json()) {
            out().document(Map.of("items", items));
            return;
        }
        long changed = items.stream()
                .filter(item -> Boolean.TRUE.equals(item.get("changed")))
                .count();
        items.stream()
                .filter(item -> Boolean.TRUE.equals(item.get("changed")))
                .forEach(item -> out().line(Printable.line(String.valueOf(item.get("file")))));
        long kept = items.size() - changed;
        String what =
                changed == 0 ? "" : Describe.count(changed, "plan") + (write ? " formatted, " : " not formatted, ");
        out().line(what + Describe.count(kept, "plan") + (write ? " left as it was" : " formatted"));
    }

    /** Replaces a file as a whole, with the permissions it has. */
    private static void replace(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path folder = Objects.requireNonNull(real.getParent(), "a file is in a folder");
        Path part = Files.createTempFile(folder, ".aimos", ".part");
        try {
            Files.writeString(part, text, StandardCharsets.UTF_8);
            if (real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real, LinkOption.NOFOLLOW_LINKS);
                Files.setPosixFilePermissions(part, permissions);
            }
            Files.move(part, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
