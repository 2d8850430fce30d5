package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.Times;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before its name or after it. */
@Command(
        name = "aimos",
        description = "A memory that never forgets and can be asked what it knew at any moment.",
        synopsisHeading = "Usage: ",
        customSynopsis = "aimos --store DIR COMMAND [ARGUMENTS]",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions of every command, before or after its name:%n",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  done, also if a query found nothing",
            "  1  a finding: a check failed, a key shows nothing, an answer abstains, an input was skipped as bad",
            "  2  the command or its input is wrong",
            "  3  the store cannot do it",
            "  4  a run of a plan waits for somebody to decide"
        },
        sortOptions = false)
final class Root implements Callable<Integer> {
    private final Out out;

    @Option(
            names = {"-s", "--store"},
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Directory of the store; AIMOS_STORE is used if this is not given.")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print one JSON document; errors too, on standard error.")
    @SuppressWarnings("unused") // Errors in the arguments need it earlier: see Aimos.run.
    private boolean json;

    @Option(
            names = "--clock",
            scope = ScopeType.INHERIT,
            paramLabel = "INSTANT",
            description = "Take this for the present, so that a run can be repeated to the same bytes.")
    private Optional<String> clock = Optional.empty();

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where an error comes from.")
    @SuppressWarnings("unused") // Errors in the arguments need it earlier: see Aimos.run.
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help and exit.")
    @SuppressWarnings("unused") // Picocli shows the help.
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            description = "Show the version and exit.")
    private boolean version;

    Root(Out out) {
        this.out = out;
    }

    Out out() {
        return out;
    }

    /** What the user gave as the directory of the store, if it was not left to the environment. */
    Optional<String> storeGiven() {
        return store;
    }

    /** The directory of the store. */
    Path store() {
        String given = named();
        if (given.isEmpty()) {
            throw Failure.usage("no-store", "which store? name its directory with --store DIR, or in AIMOS_STORE");
        }
        return directory(given);
    }

    /** The directory of the store, or another if the user named none. */
    Path storeOr(String otherwise) {
        String given = named();
        return directory(given.isEmpty() ? otherwise : given);
    }

    private String named() {
        return store.or(() -> Optional.ofNullable(out.io().environment().get("AIMOS_STORE")))
                .orElse("");
    }

    private static Path directory(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw Failure.usage("bad-path", "'" + given + "' is no path: " + e.getReason(), e);
        }
    }

    /** The clock the user fixed, if any. */
    Optional<InstantSource> clock() {
        return clock.map(Times::parse).map(InstantSource::fixed);
    }

    /** The present. */
    Instant now() {
        return clock().orElse(InstantSource.system()).instant();
    }

    @Override
    public Integer call() {
        if (version) {
            return Version.print(out);
        }
        throw Failure.usage("usage", "name a command, one of " + String.join(", ", Registry.names()));
    }
}
