package dev.aimos.examples.cli;

import dev.aimos.apoe.Acl;
import dev.aimos.examples.wire.Failure;
import dev.aimos.plan.Plan;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A plan's text, as a file holds it or standard input.
 *
 * @param name as the user gave it; {@code -} for standard input
 * @param text what it says
 * @param syntax YAML if the name ends so, else ACL
 */
record PlanFile(String name, String text, Acl.Syntax syntax) {
    private static final int MOST_BYTES = 16 << 20;

    /** Whether a name looks like a plan's file, be it there or not. */
    static boolean named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".acl") || yaml(lower) || name.equals("-");
    }

    private static boolean yaml(String lower) {
        return lower.endsWith(".yaml") || lower.endsWith(".yml");
    }

    static PlanFile read(Io io, String name) throws IOException {
        byte[] bytes;
        if (name.equals("-")) {
            bytes = io.in().readNBytes(MOST_BYTES + 1);
        } else {
            Path file = path(name);
            if (!Files.isRegularFile(file)) {
                throw Failure.usage("no-file", Files.exists(file) ? name + " is no file" : "no such file: " + name);
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(MOST_BYTES + 1);
            }
        }
        if (bytes.length > MOST_BYTES) {
            throw Failure.usage("plan-too-long", name + " is longer than 16 MiB, which no plan is");
        }
        try {
            Acl.Syntax syntax = yaml(name.toLowerCase(Locale.ROOT)) ? Acl.Syntax.YAML : Acl.Syntax.ACL;
            return new PlanFile(name, Utf8.decode(bytes), syntax);
        } catch (Utf8.Malformed e) {
            throw Failure.usage("bad-encoding", name + ":" + e.line() + ": " + e.getMessage(), e);
        }
    }

    static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw Failure.usage("bad-path", "'" + name + "' is no path: " + e.getReason(), e);
        }
    }

    /** What is wrong with it, and the plan if that can be read. */
    Acl.Checked check() {
        return Acl.check(text, syntax);
    }

    /** The text as the formatter has it. */
    String format() {
        try {
            return Acl.format(text);
        } catch (PlanRefused e) {
            throw new PlanRefused(name, e.problems());
        }
    }

    /** The plan, if it is sound. */
    Plan plan() {
        Acl.Checked checked = check();
        if (checked.plan().isEmpty() || checked.problems().stream().anyMatch(Problem::error)) {
            throw new PlanRefused(name, checked.problems());
        }
        return checked.plan().get();
    }
}
