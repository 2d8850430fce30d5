package dev.aimos.examples.cli;

import java.lang.reflect.Member;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Which of a command's options the user gave. */
final class Chosen {
    private Chosen() {}

    /** An option that was given and is declared in one of some classes, by its name. */
    static Optional<String> among(CommandSpec command, List<Class<?>> classes) {
        return command.commandLine().getParseResult().matchedOptions().stream()
                .filter(option ->
                        option.userObject() instanceof Member member && classes.contains(member.getDeclaringClass()))
                .map(option -> option.longestName())
                .findFirst();
    }
}
