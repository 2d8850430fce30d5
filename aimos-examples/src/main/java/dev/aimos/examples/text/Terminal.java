package dev.aimos.examples.text;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether somebody is looking. */
public final class Terminal {
    private Terminal() {}

    /**
     * Whether a standard stream of this process is a terminal.
     *
     * @param descriptor 0 for input, 1 for output, 2 for errors
     */
    public static boolean is(int descriptor) {
        // Java tells only whether input and output both are terminals; these links, where they are, tell it of each.
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (!Files.isSymbolicLink(link)) {
            return console();
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether these environment variables leave colours on: {@code NO_COLOR} unset or empty, {@code TERM} not dumb. */
    public static boolean colours(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }

    @SuppressWarnings("SystemConsoleNull") // It is null before Java 22, which we support.
    private static boolean console() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console even where there is no terminal, and a method that tells.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
