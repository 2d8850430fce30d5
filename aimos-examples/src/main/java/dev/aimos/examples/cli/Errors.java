package dev.aimos.examples.cli;

import dev.aimos.AimosException;
import dev.aimos.examples.text.Ink;
import dev.aimos.examples.text.Printable;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import dev.aimos.examples.wire.PlanProblems;
import dev.aimos.plan.PlanRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a failure in one line, or one document, and chooses the exit code. */
final class Errors {
    /** What the store says of a key that may not sign. */
    private static final Set<String> KEYS = Set.of("key-not-endorsed", "key-retired");

    private final Out out;
    private final boolean json;
    private final boolean debug;

    Errors(Out out, boolean json, boolean debug) {
        this.out = out;
        this.json = json;
        this.debug = debug;
    }

    /** The arguments cannot be read. */
    int usage(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        StringBuilder message = new StringBuilder(unmatched(e));
        if (message.isEmpty()) {
            message.append(String.valueOf(e.getMessage()));
        }
        message.append("; see '").append(command).append(" --help'");
        tell("usage", message.toString(), false, e);
        return Exit.USAGE;
    }

    private static String unmatched(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)
                || unmatched.getUnmatched().isEmpty()) {
            return "";
        }
        String given = unmatched.getUnmatched().get(0);
        boolean command = e.getCommandLine().getParent() == null && !unmatched.isUnknownOption();
        String what = unmatched.isUnknownOption() ? "option" : command ? "command" : "argument";
        String message =
                (command || unmatched.isUnknownOption() ? "unknown " : "unexpected ") + what + " '" + given + "'";
        List<String> suggestions = command ? Registry.like(given) : unmatched.getSuggestions();
        if (!suggestions.isEmpty()) {
            return message + "; did you mean "
                    + String.join(" or ", suggestions.subList(0, Math.min(3, suggestions.size()))) + "?";
        }
        return unmatched.isUnknownOption() ? message + "; text that begins with a dash goes after --" : message;
    }

    private int failed(AimosException failure) {
        if (KEYS.contains(failure.code())) {
            tell(
                    failure.code(),
                    failure.getMessage() + "; from here, with --sign NEXT --succeeds LAST",
                    false,
                    failure);
            return Exit.USAGE;
        }
        String hint = failure.retryable() ? "; the same command may work later" : "";
        tell(failure.code(), failure.getMessage() + hint, failure.retryable(), failure);
        return Exit.STORE;
    }

    /** The command came to no good end. */
    int failed(Exception e) {
        return switch (e) {
            case OutputFailed failed -> throw failed;
            case Failure failure -> {
                tell(failure.code(), String.valueOf(failure.getMessage()), false, e);
                yield failure.exit();
            }
            case PlanRefused refused -> {
                refused(refused);
                yield Exit.USAGE;
            }
            case AimosException.InvalidRequest invalid -> {
                tell(invalid.code(), String.valueOf(invalid.getMessage()), false, e);
                yield Exit.USAGE;
            }
            case AimosException failure -> failed(failure);
            case UncheckedIOException failure -> io(Objects.requireNonNull(failure.getCause()));
            case IOException failure -> io(failure);
            default -> {
                String hint = debug ? "" : "; --debug shows where";
                tell("internal", "this is a fault of aimos, not yours: " + e + hint, false, e);
                yield Exit.STORE;
            }
        };
    }

    /** Tells every problem of a plan. */
    private void refused(PlanRefused e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        if (json) {
            Map<String, Object> error = new LinkedHashMap<>(error(e.code(), first, false));
            error.put("problems", e.problems().stream().map(PlanProblems::shape).toList());
            out.errorDocument(Map.of("error", error));
            trace(e);
            return;
        }
        tell(e.code(), first, false, e);
        e.problems().forEach(problem -> out.error(PlanProblems.shown(problem)));
    }

    private int io(IOException e) {
        tell("io", describe(e), true, e);
        return Exit.STORE;
    }

    /** What went wrong with a file, in words: the messages of Java are often no more than the file's name. */
    static String describe(IOException e) {
        String reason = e instanceof FileSystemException failed ? failed.getReason() : null;
        return switch (e) {
            case NoSuchFileException missing -> "no such file: " + missing.getFile();
            case AccessDeniedException denied -> "no permission to read or write " + denied.getFile();
            case FileSystemException failed -> failed.getFile() + ": " + (reason == null ? "failed" : reason);
            default -> String.valueOf(e.getMessage());
        };
    }

    /** Standard output takes no more: quiet if nobody reads it any longer. */
    int outputFailed(OutputFailed e) {
        if (e.readerGone()) {
            return Exit.OK;
        }
        tell("output", "cannot write to standard output: " + e.getMessage(), true, e);
        return Exit.STORE;
    }

    /** The heap is too small for what was asked. */
    int outOfMemory(OutOfMemoryError e) {
        tell("out-of-memory", "out of memory; give Java more, for example AIMOS_JAVA_OPTS=-Xmx4g", true, e);
        return Exit.STORE;
    }

    /** An error as JSON. */
    static Map<String, ?> document(String code, String message, boolean retryable) {
        return Map.of("error", error(code, message, retryable));
    }

    private static Map<String, Object> error(String code, String message, boolean retryable) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code);
        error.put("message", message);
        error.put("retryable", retryable);
        return error;
    }

    private void tell(String code, String message, boolean retryable, Throwable cause) {
        if (json) {
            out.errorDocument(document(code, message, retryable));
        } else {
            Ink ink = out.io().inkErr();
            out.error(ink.red("aimos: ") + Printable.line(message));
        }
        trace(cause);
    }

    private void trace(Throwable cause) {
        if (debug) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace));
            out.error(Printable.block(trace.toString().stripTrailing()));
        }
    }
}
