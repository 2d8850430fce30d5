package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "help", description = "Show the commands, or the options of one.")
final class Help extends AimosCommand {
    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
    private Optional<String> command = Optional.empty();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    int run() {
        CommandLine all = Objects.requireNonNull(spec, "spec").commandLine().getParent();
        if (command.isEmpty() && json()) {
            out().document(Map.of("items", list(all)));
            return Exit.OK;
        }
        CommandLine shown = command.isEmpty() ? all : all.getSubcommands().get(command.get());
        if (shown == null) {
            List<String> like = Registry.like(command.orElseThrow());
            String hint = like.isEmpty() ? "one of " + String.join(", ", Registry.names()) : String.join(" or ", like);
            throw Failure.usage("usage", "unknown command '" + command.get() + "'; did you mean " + hint + "?");
        }
        if (json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("command", shown.getCommandName());
            document.put("usage", shown.getUsageMessage(CommandLine.Help.Ansi.OFF));
            out().document(document);
        } else {
            out().write(shown.getUsageMessage(CommandLine.Help.Ansi.OFF));
        }
        return Exit.OK;
    }

    private static List<Map<String, String>> list(CommandLine all) {
        List<Map<String, String>> items = new ArrayList<>();
        all.getSubcommands().forEach((name, line) -> {
            Map<String, String> item = new LinkedHashMap<>();
            item.put("command", name);
            item.put(
                    "description",
                    String.join(" ", line.getCommandSpec().usageMessage().description()));
            items.add(item);
        });
        return items;
    }
}
