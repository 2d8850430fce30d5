package dev.aimos.examples.cli;

import dev.aimos.examples.text.Quiet;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The {@code aimos} command line: one store, one command, one process. See {@code docs/cli.md}. */
public final class Aimos {
    /** What Java puts in the place of bytes that it cannot read. */
    private static final char UNDECODABLE = '\ufffd';

    private Aimos() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        // What is printed depends on the arguments and the store, not on the machine's language.
        Locale.setDefault(Locale.ENGLISH);
        if (given(List.of(args), "--json")) {
            Quiet.logs(Out::log);
        } else {
            Quiet.logs();
        }
        System.exit(run(List.of(args), Io.process()));
    }

    /** Runs one command. */
    static int run(List<String> args, Io io) {
        // Whether errors are to be JSON must be known even when the arguments cannot be read.
        boolean json = given(args, "--json");
        boolean debug = given(args, "--debug");
        try (Out out = new Out(io, json)) {
            Errors errors = new Errors(out, json, debug);
            try {
                requireReadable(args);
                int exit = commandLine(out, errors).execute(args.toArray(String[]::new));
                out.flush();
                return exit;
            } catch (Failure e) {
                return errors.failed(e);
            } catch (OutputFailed e) {
                return errors.outputFailed(e);
            } catch (OutOfMemoryError e) {
                return errors.outOfMemory(e);
            }
        }
    }

    private static boolean given(List<String> args, String option) {
        return args.stream().takeWhile(arg -> !arg.equals("--")).anyMatch(option::equals);
    }

    /** Refuses arguments with bytes that Java could not read: a key would be stored under another name. */
    private static void requireReadable(List<String> args) {
        for (String arg : args) {
            if (arg.indexOf(UNDECODABLE) >= 0) {
                throw Failure.usage(
                        "bad-encoding",
                        "'" + arg + "' cannot be read in the encoding of this locale; set LC_ALL=C.UTF-8, or give the"
                                + " text with --file or --stdin");
            }
        }
    }

    private static CommandLine commandLine(Out out, Errors errors) {
        CommandLine line = new CommandLine(new Root(out));
        Registry.commands().forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(command -> {
            if (command.getCommand() instanceof StoreCommand store && store instanceof Writes) {
                command.getCommandSpec()
                        .addMixin("correlation", CommandSpec.forAnnotatedObject(store.correlationOption()));
            }
        });
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec()
                        .usageMessage()
                        .synopsisHeading("Usage: ")
                        .abbreviateSynopsis(true)
                        .sortOptions(false)
                        .descriptionHeading("%n")
                        .parameterListHeading("%nArguments:%n")
                        .optionListHeading("%nOptions:%n"));
        line.setExpandAtFiles(false);
        line.setInterpolateVariables(false);
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        line.setAllowSubcommandsAsOptionParameters(true); // a store may be named like a command
        line.setUsageHelpWidth(100);
        line.setOut(out.usage());
        line.setErr(out.usage());
        line.setParameterExceptionHandler((e, given) -> errors.usage(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> errors.failed(e));
        line.setExitCodeExceptionMapper(e -> Exit.STORE);
        return line;
    }
}
