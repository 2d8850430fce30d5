package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Exit;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParentCommand;

/** One command. */
abstract class AimosCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Root root;

    /** The options of every command. */
    final Root root() {
        return Objects.requireNonNull(root, "a command runs under its parent");
    }

    final Out out() {
        return root().out();
    }

    final boolean json() {
        return out().json();
    }

    @Override
    public final Integer call() throws IOException {
        return run();
    }

    /** Does it, and returns the {@link Exit} code. */
    abstract int run() throws IOException;
}
